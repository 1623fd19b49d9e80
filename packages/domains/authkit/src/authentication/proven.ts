import type { NewSession } from '../sessions/service.ts'

/** Someone who has proved who they are, on the way to a session. */
export interface Proven extends Omit<NewSession, 'organization_id'> {
  /** The organization to end in, where that was said. */
  organization_id: string | null
  /** The invitation to accept when the session is opened. */
  invitation_id: string | null
}
