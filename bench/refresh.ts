import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { clientId, key, signIn } from './instance.ts'
import { httpRequest, requestsPerSecond } from './load.ts'
import { callsPerSecond } from './rounds.ts'

/** Each connection exchanges a token of its own, again and again. */
export async function refreshing(port: number): Promise<() => Promise<number>> {
  const url = `http://127.0.0.1:${port}`
  const held = await Promise.all(
    Array.from({ length: 32 }, async () => (await signIn(fetch, url)).refresh_token),
  )
  return () =>
    requestsPerSecond({
      port,
      request: (_n, connection, answered) => {
        const [, token] = /"refresh_token":"(\w+)"/.exec(answered) ?? []
        held[connection] = token ?? held[connection]!
        const body = {
          client_id: clientId,
          grant_type: 'refresh_token',
          refresh_token: held[connection],
        }
        return httpRequest('POST', '/user_management/authenticate', {
          key,
          body: JSON.stringify(body),
        })
      },
    })
}

const signBytes = promisify(sign) as (
  digest: string,
  bytes: Buffer,
  key: KeyObject,
) => Promise<Buffer>

/** What nobody can be quicker than who signs with RS256: the signature alone, on all cores. */
export async function bareSignatures(): Promise<number> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const bytes = Buffer.alloc(500, 'x')
  return callsPerSecond(() => signBytes('sha256', bytes, privateKey), { atOnce: 16 })
}
