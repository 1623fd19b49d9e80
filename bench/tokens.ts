import { verifyAccessToken } from '@inhouse/authkit'
import { sqlite } from '@inhouse/storage-sqlite'
import { importJWK, type JWK, jwtVerify } from 'jose'
import { addMember, clientId, openInstance, signIn } from './instance.ts'
import { beside, type Figure } from './report.ts'
import { callsPerSecond, medians } from './rounds.ts'

/** What the way to our key costs, beside jose with the key in its hand. */
export async function tokens(file: string): Promise<Figure[]> {
  const inhouse = await openInstance(sqlite(file))
  await addMember(inhouse)
  const { access_token } = await signIn(inhouse.fetch)
  const jwks = await inhouse.fetch(new Request(`http://localhost/sso/jwks/${clientId}`))
  const { keys } = (await jwks.json()) as { keys: JWK[] }
  const publicKey = await importJWK(keys[0]!, 'RS256')
  const options = {
    algorithms: ['RS256'],
    issuer: inhouse.url,
    requiredClaims: ['sub', 'sid', 'exp', 'client_id'],
  }

  const atOnce = 8
  const rates = await medians({
    'jose alone': () =>
      callsPerSecond(() => jwtVerify(access_token, publicKey, options), { atOnce }),
    'verify an access token': () =>
      callsPerSecond(() => verifyAccessToken(inhouse.context, access_token), { atOnce }),
  })
  await inhouse.close()
  return beside('jose alone', rates)
}
