import type { Membership, NamedMembership } from '@inhouse/orgs'
import type { AuthMethod } from '../tables.ts'

/** All that decides what is still to be shown before a session opens. */
export interface Facts {
  auth_method: AuthMethod
  email_verified: boolean
  verificationRequired: boolean
  mfa_passed: boolean
  mfaRequired: boolean
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
  | { step: 'email_verification' }
  | { step: 'mfa_enrollment' }
  | { step: 'mfa_challenge'; factors: readonly Factor[] }
  | { step: 'organization_selection'; memberships: readonly NamedMembership[] }
  | { step: 'not_a_member' }
  | { step: 'done'; membership: Pick<Membership, 'organization_id' | 'role_slug'> | undefined }

/** What comes next: first the address, then the second factor, then the organization. */
export function nextStep(facts: Facts): Step {
  const { memberships, organization_id, factors } = facts
  if (facts.verificationRequired && !facts.email_verified) return { step: 'email_verification' }

  if (!facts.mfa_passed && !countsAsTwo.has(facts.auth_method)) {
    if (factors.length > 0) return { step: 'mfa_challenge', factors }
    if (facts.mfaRequired) return { step: 'mfa_enrollment' }
  }

  if (facts.joining) return { step: 'done', membership: undefined }
  if (organization_id) {
    const membership = memberships.find((one) => one.organization_id === organization_id)
    return membership ? { step: 'done', membership } : { step: 'not_a_member' }
  }
  if (memberships.length > 1) return { step: 'organization_selection', memberships }
  return { step: 'done', membership: memberships[0] }
}

/** A passkey is had and unlocked; SSO answers for its own second factor. */
const countsAsTwo: ReadonlySet<AuthMethod> = new Set(['passkey', 'sso', 'impersonation'])
