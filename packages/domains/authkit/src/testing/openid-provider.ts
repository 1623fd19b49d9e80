import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { Provider } from 'oidc-provider'

/** What the provider says of one of its people. */
export type Account = { sub: string } & Record<string, unknown>

export const googleClient = { clientId: 'inhouse-at-google', clientSecret: 'a client secret' }

/** A real OpenID provider on this machine, at which whoever is set to be next signs in at once. */
export async function startOpenIdProvider(callbacks: readonly string[]) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const people = new Map<string, Account>()
  let next = ''

  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const provider = await quietly(async () => {
    const made = new Provider(issuer, {
      clients: [
        {
          client_id: googleClient.clientId,
          client_secret: googleClient.clientSecret,
          token_endpoint_auth_method: 'client_secret_post',
          redirect_uris: [...callbacks],
        },
      ],
      jwks: {
        keys: [{ ...(await exportJWK(privateKey)), kid: 'a-key', alg: 'RS256', use: 'sig' }],
      },
      cookies: { keys: ['a key for cookies'] },
      conformIdTokenClaims: false,
      claims: {
        openid: ['sub'],
        email: ['email', 'email_verified'],
        profile: ['name', 'given_name', 'family_name', 'picture', 'hd', 'xms_edov'],
      },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      ttl: {
        AccessToken: 3600,
        AuthorizationCode: 60,
        IdToken: 3600,
        Grant: 60,
        Session: 60,
        Interaction: 60,
      },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => people.get(sub) ?? { sub } }),
      async loadExistingGrant({ oidc }) {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client!.clientId,
          accountId: oidc.session!.accountId!,
        })
        grant.addOIDCScope('openid profile email')
        await grant.save()
        return grant
      },
    })
    return made
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    const result = next
      ? { login: { accountId: next } }
      : { error: 'access_denied', error_description: 'They "said" no.' }
    void provider.interactionFinished(request, response, result)
  })

  return {
    issuer,
    publicKey,
    /** Lets them be the next to sign in; nobody says no. */
    signsIn(account: Account | undefined) {
      next = account?.sub ?? ''
      if (account) people.set(account.sub, account)
    },
    /** An ID token of this provider that says something else. */
    sign: (claims: JWTPayload, key = privateKey) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'a-key' }).sign(key),
    close: () => void server.close(),
  }
}

/** A browser that follows the provider's redirects until one leads elsewhere. */
export async function visit(url: URL | string): Promise<URL> {
  const cookies = new Map<string, string>()
  const { origin } = new URL(url)
  for (let at = new URL(url); ;) {
    if (at.origin !== origin) return at
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(name!, value!)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`${response.status} ${await response.text()}`)
    at = new URL(location, at)
  }
}

/** It tells on the console that it is not set up for production, which is so. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { info, warn } = console
  Object.assign(console, { info() {}, warn() {} })
  try {
    return await work()
  } finally {
    Object.assign(console, { info, warn })
  }
}
