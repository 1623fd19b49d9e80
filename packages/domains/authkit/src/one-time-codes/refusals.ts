import { badRequest } from '@inhouse/core'
import type { Refusals } from './check-code.ts'

const incorrect = () => badRequest('invalid_one_time_code', 'The code is wrong.')

/** How the grants refuse a code. Without any code they say the same as with a wrong one. */
export const grantRefusals: Refusals = {
  none: incorrect,
  incorrect,
  expired: () => badRequest('one_time_code_expired', 'The code has expired.'),
  used: () => badRequest('one_time_code_previously_used', 'The code has been used already.'),
  too_many_attempts: () =>
    badRequest(
      'one_time_code_too_many_attempts',
      'The code was tried too often and is void. Ask for a new one.',
    ),
}
