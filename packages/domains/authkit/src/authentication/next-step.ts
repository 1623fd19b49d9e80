import type { Membership, NamedMembership } from '@inhouse/orgs'
import { methodOf } from '../policies/methods.ts'
import type { Rules } from '../policies/rules.ts'
import type { AuthMethod } from '../tables.ts'

/** All that decides what is still to be shown before a session opens. */
export interface Facts {
  auth_method: AuthMethod
  authentication_method: string
  rules: Rules
  email_verified: boolean
  verificationRequired: boolean
  mfa_passed: boolean
  /** The factors that can be asked for. */
  factors: readonly Factor[]
  /** Those that are active. */
  memberships: readonly NamedMembership[]
  organization_id: string | null
  /** An invitation brings its own organization, which one joins at the end. */
  joining: boolean
}

export interface Factor {
  id: string
  type: string
}

export type Step =
  | { step: 'sso'; rules: Rules }
  | { step: 'other_method'; rules: Rules }
  | { step: 'email_verification' }
  | { step: 'mfa_enrollment' }
  | { step: 'mfa_challenge'; factors: readonly Factor[] }
  | { step: 'organization_selection'; memberships: readonly NamedMembership[] }
  | { step: 'not_a_member' }
  | { step: 'done'; membership: Pick<Membership, 'organization_id' | 'role_slug'> | undefined }

/** What comes next: an allowed way, then the address, the second factor, and the organization. */
export function nextStep(facts: Facts): Step {
  if (facts.auth_method === 'impersonation') return organizationStep(facts)
  const { rules, factors } = facts
  const unmet = unmetRule(facts, rules)
  if (unmet) return { step: unmet, rules }
  if (facts.verificationRequired && !facts.email_verified) return { step: 'email_verification' }

  if (!facts.mfa_passed && !countsAsTwo.has(facts.auth_method)) {
    if (factors.length > 0) return { step: 'mfa_challenge', factors }
    if (rules.mfa_required) return { step: 'mfa_enrollment' }
  }
  return organizationStep(facts)
}

/** Which rule the way somebody came by does not meet. SSO is always allowed. */
export function unmetRule(
  way: Pick<Facts, 'auth_method' | 'authentication_method'>,
  { sso_required, allowed_methods }: Rules,
): 'sso' | 'other_method' | undefined {
  const method = methodOf(way)
  if (method === undefined) return undefined
  if (sso_required) return 'sso'
  return (allowed_methods?.includes(method) ?? true) ? undefined : 'other_method'
}

function organizationStep({ joining, memberships, organization_id }: Facts): Step {
  if (joining) return { step: 'done', membership: undefined }
  if (organization_id) {
    const membership = memberships.find((one) => one.organization_id === organization_id)
    return membership ? { step: 'done', membership } : { step: 'not_a_member' }
  }
  if (memberships.length > 1) return { step: 'organization_selection', memberships }
  return { step: 'done', membership: memberships[0] }
}

/** A passkey is had and unlocked; SSO answers for its own second factor. */
export const countsAsTwo: ReadonlySet<AuthMethod> = new Set(['passkey', 'sso', 'impersonation'])
