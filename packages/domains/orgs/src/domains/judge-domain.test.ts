import { expect, it } from 'vitest'
import { judgeDomain } from './judge-domain.ts'

const pendingSince = '2026-01-01T00:00:00.000Z'
const soon = '2026-01-30T23:59:59.999Z'
const late = '2026-01-31T00:00:00.000Z'
const expired = 'failed: domain_verification_period_expired'
const elsewhere = 'failed: domain_verified_by_other_organization'

it.each([
  ['found', false, soon, 'verified'],
  ['found', false, late, 'verified'],
  ['absent', false, soon, 'pending'],
  ['absent', false, late, expired],
  ['unknown', false, soon, 'pending'],
  ['unknown', false, late, 'pending'],
  ['found', true, soon, elsewhere],
  ['absent', true, late, elsewhere],
  ['unknown', true, soon, elsewhere],
] as const)(
  'a domain whose proof is %s (elsewhere: %s) at %s is %s',
  (proof, taken, now, wanted) => {
    const verdict = judgeDomain({ proof, isVerifiedElsewhere: taken, pendingSince, now })
    const reason = 'reason' in verdict ? `: ${verdict.reason}` : ''
    expect(verdict.state + reason).toBe(wanted)
  },
)
