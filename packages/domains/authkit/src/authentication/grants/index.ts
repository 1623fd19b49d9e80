import type { Grant } from './grant.ts'
import { organizationSelection } from './organization-selection.ts'
import { password } from './password.ts'
import { refreshToken } from './refresh-token.ts'

const grants: readonly Grant[] = [password, refreshToken, organizationSelection]

export const grantOf = new Map(grants.map((grant) => [grant.name, grant]))
