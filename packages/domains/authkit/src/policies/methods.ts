import { providers } from '../authorize/query.ts'

/** `google_oauth` for `GoogleOAuth`. */
export const methodOfProvider = (provider: string): Method =>
  `${provider.replace(/OAuth$/, '').toLowerCase()}_oauth`

/** A way to sign in that an organization may allow: SSO is not among them, it is always allowed. */
export type Method = 'password' | 'magic_auth' | 'passkey' | `${string}_oauth`

export const methods: readonly Method[] = [
  'password',
  'magic_auth',
  'passkey',
  ...providers.filter((name) => name !== 'authkit').map(methodOfProvider),
]

/** How somebody came, as a session keeps it. */
interface Way {
  auth_method: string
  authentication_method: string
}

/** Which of them somebody came by; `undefined` where it is none that could be forbidden. */
export function methodOf({ auth_method, authentication_method }: Way): Method | undefined {
  if (auth_method === 'oauth') return methodOfProvider(authentication_method)
  if (auth_method === 'magic_code') return 'magic_auth'
  return auth_method === 'password' || auth_method === 'passkey' ? auth_method : undefined
}
