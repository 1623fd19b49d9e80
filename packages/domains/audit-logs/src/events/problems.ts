import { badRequest } from '@inhouse/core'

/** A rule that an event breaks, and where. */
export interface Problem {
  /** A JSON pointer into the event: `/targets/0/metadata/cost`. RFC 6901. */
  instancePath: string
  code: string
  message: string
}

const MAX_TOLD = 100

export const invalidEvent = (problems: readonly Problem[]) =>
  badRequest('invalid_audit_log_event', 'Invalid Audit Log event.', {
    errors: problems.slice(0, MAX_TOLD),
  })

/** A step of a JSON pointer. RFC 6901, 3. */
export const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
