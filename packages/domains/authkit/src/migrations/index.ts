import { sessions } from './0001_sessions.ts'
import { pendingAuthentications } from './0002_pending_authentications.ts'
import { signingKeys } from './0003_signing_keys.ts'

export const migrations = {
  '0001_sessions': sessions,
  '0002_pending_authentications': pendingAuthentications,
  '0003_signing_keys': signingKeys,
}
