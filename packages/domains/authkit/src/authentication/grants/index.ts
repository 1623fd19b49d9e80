import { authorizationCode } from './authorization-code.ts'
import { deviceCode } from './device-code.ts'
import { emailVerification } from './email-verification.ts'
import type { Grant } from './grant.ts'
import { legacyMagicAuth, magicAuth } from './magic-auth.ts'
import { mfaTotp } from './mfa-totp.ts'
import { organizationSelection } from './organization-selection.ts'
import { password } from './password.ts'
import { refreshToken } from './refresh-token.ts'

const grants: readonly Grant[] = [
  authorizationCode,
  deviceCode,
  password,
  refreshToken,
  magicAuth,
  legacyMagicAuth,
  emailVerification,
  organizationSelection,
  mfaTotp,
]

export const grantOf = new Map(grants.map((grant) => [grant.name, grant]))
