import type { CommandResponse } from 'pg-boss'

/** Whether a command found its job. Their type lacks what their manual promises. */
export const isOne = (response: CommandResponse): boolean =>
  (response as { affected: number }).affected > 0
