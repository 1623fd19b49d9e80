import { DAY, later } from '@inhouse/core'
import type { Proof } from './look-up-proof.ts'
import type { FailedVerification } from './serializer.ts'

export type Verdict =
  | { state: 'pending' }
  | { state: 'verified' }
  | { state: 'failed'; reason: FailedVerification['reason'] }

const PERIOD = 30 * DAY

/** What becomes of a domain that waits since `pendingSince`, by what is known `now`. */
export function judgeDomain(known: {
  proof: Proof
  isVerifiedElsewhere: boolean
  pendingSince: string
  now: string
}): Verdict {
  if (known.isVerifiedElsewhere) {
    return { state: 'failed', reason: 'domain_verified_by_other_organization' }
  }
  if (known.proof === 'found') return { state: 'verified' }
  const isOver = known.now >= later(known.pendingSince, PERIOD)
  if (known.proof === 'absent' && isOver) {
    return { state: 'failed', reason: 'domain_verification_period_expired' }
  }
  return { state: 'pending' }
}
