import type { Method } from './methods.ts'

/** What an organization asks of those who sign in to it. */
export interface AuthenticationPolicy {
  organization_id: string
  sso_required: boolean
  mfa_required: boolean
  /** `null` allows all that the environment does. */
  allowed_methods: Method[] | null
  /** Whether it holds for everybody with an address of its verified domains, wherever they go. */
  applies_to_domains: boolean
  created_at: string
  updated_at: string
}
