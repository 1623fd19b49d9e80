import type { NamedMembership } from '@inhouse/orgs'
import { expect, it } from 'vitest'
import { type Facts, nextStep } from './next-step.ts'

const member = (organization_id: string) =>
  ({ organization_id, role_slug: 'member', organization_name: organization_id }) as NamedMembership

const facts: Facts = {
  auth_method: 'password',
  authentication_method: 'Password',
  rules: { sso_required: false, mfa_required: false, allowed_methods: null, methods: [] },
  email_verified: true,
  verificationRequired: true,
  mfa_passed: false,
  factors: [],
  memberships: [],
  organization_id: null,
  joining: false,
}
const mfa = { ...facts.rules, mfa_required: true }
const sso = { ...facts.rules, sso_required: true }
const passkeys = { ...facts.rules, allowed_methods: ['passkey'] as const }
const factors = [{ id: 'auth_factor_1', type: 'totp' }]

it.each<[string, Partial<Facts>, string]>([
  ['nothing is missing', {}, 'done'],
  ['the address is not proved', { email_verified: false, factors }, 'email_verification'],
  ['it need not be', { email_verified: false, verificationRequired: false }, 'done'],
  ['there is a factor', { factors, memberships: [member('a'), member('b')] }, 'mfa_challenge'],
  ['a factor is required and there is none', { rules: mfa }, 'mfa_enrollment'],
  ['a factor was shown', { factors, rules: mfa, mfa_passed: true }, 'done'],
  ['one came by passkey', { factors, rules: mfa, auth_method: 'passkey' }, 'done'],
  ['one came by SSO', { factors, rules: mfa, auth_method: 'sso' }, 'done'],
  ['SSO is required', { rules: sso, email_verified: false }, 'sso'],
  ['SSO is required and one came by it', { rules: sso, auth_method: 'sso' }, 'done'],
  ['SSO is required of a passkey', { rules: sso, auth_method: 'passkey' }, 'sso'],
  ['the way is not allowed', { rules: passkeys, factors }, 'other_method'],
  ['the way is allowed', { rules: passkeys, auth_method: 'passkey' }, 'done'],
  ['SSO is not named among what is allowed', { rules: passkeys, auth_method: 'sso' }, 'done'],
  [
    'somebody acts in their place',
    { rules: { ...sso, ...mfa }, auth_method: 'impersonation', email_verified: false, factors },
    'done',
  ],
  [
    'there are two organizations',
    { memberships: [member('a'), member('b')] },
    'organization_selection',
  ],
  [
    'one of two was said',
    { memberships: [member('a'), member('b')], organization_id: 'b' },
    'done',
  ],
  ['another was said', { memberships: [member('a')], organization_id: 'c' }, 'not_a_member'],
  ['one joins a third', { memberships: [member('a'), member('b')], joining: true }, 'done'],
])('when %s', (_when, given, step) => {
  expect(nextStep({ ...facts, ...given }).step).toBe(step)
})

it('ends in the one organization there is, in the one that was said, or in none', () => {
  const ends = (given: Partial<Facts>) => {
    const step = nextStep({ ...facts, ...given })
    return step.step === 'done' ? step.membership?.organization_id : step.step
  }
  expect(ends({})).toBeUndefined()
  expect(ends({ memberships: [member('a')] })).toBe('a')
  expect(ends({ memberships: [member('a'), member('b')], organization_id: 'b' })).toBe('b')
})
