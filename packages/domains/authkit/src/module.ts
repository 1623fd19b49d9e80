import { module } from '@inhouse/core'
import { orgs } from '@inhouse/orgs'
import { users } from '@inhouse/users'
import { authenticationOperations } from './authentication/operations.ts'
import { migrations } from './migrations/index.ts'
import { reactions } from './reactions.ts'
import { sessionOperations } from './sessions/operations.ts'
import { settings } from './settings.ts'
import { signingKeyOperations } from './signing-keys/operations.ts'

export const authkit = module({
  name: 'authkit',
  needs: [users, orgs],
  settings,
  migrations,
  operations: [...authenticationOperations, ...sessionOperations, ...signingKeyOperations],
  reactions,
})
