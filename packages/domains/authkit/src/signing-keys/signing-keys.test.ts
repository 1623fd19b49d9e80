import { X509Certificate } from 'node:crypto'
import { createTestInhouse, describeInhouse, testClientId } from '@inhouse/testing'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, refresh, signIn } from '../testing/people.ts'
import { verifyAccessToken } from '../tokens/access-token.ts'
import { rotateSigningKey } from './service.ts'

describeInhouse('signing keys', [authkit], (inhouse) => {
  const jwks = () => inhouse.call('GET', `/sso/jwks/${testClientId}`, undefined, { key: null })
  const kids = async () => (await jwks()).body.keys.map(({ kid }: any) => kid)
  const signedIn = async () => {
    const { email } = await aMember(inhouse)
    return (await signIn(inhouse, email)).body
  }
  const kidOf = (token: string) => decodeProtectedHeader(token).kid

  it('are shown to everybody, with a certificate, and verify our tokens', async () => {
    const { access_token } = await signedIn()
    const { body, headers } = await jwks()
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    const [key] = body.keys
    expect(Object.keys(key).sort()).toEqual(
      ['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5c', 'x5t#S256'].sort(),
    )
    const certificate = new X509Certificate(Buffer.from(key.x5c[0], 'base64'))
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.publicKey.export({ format: 'jwk' })).toMatchObject({ n: key.n, e: key.e })
    const currentDate = new Date(inhouse.clock())
    await jwtVerify(access_token, createLocalJWKSet(body), { currentDate })
    expect(await verifyAccessToken(inhouse.context, access_token)).toMatchObject({
      client_id: testClientId,
    })
  })

  it('of another client are not here', async () => {
    const { status } = await inhouse.call('GET', '/sso/jwks/client_other', undefined, { key: null })
    expect(status).toBe(404)
  })

  it('rotate with an overlap: published first, then signing, the old one kept for its last token', async () => {
    const before = await signedIn()
    const old = kidOf(before.access_token)
    const { id } = await rotateSigningKey(inhouse.context)
    expect(await kids()).toEqual([id, old])
    expect(kidOf((await signedIn()).access_token)).toBe(old)

    inhouse.clock.advance('21m')
    const after = (await refresh(inhouse, before.refresh_token)).body.access_token
    expect(kidOf(after)).toBe(id)
    expect(await kids()).toEqual([id, old])
    await verifyAccessToken(inhouse.context, after)

    inhouse.clock.advance('15m')
    expect(await kids()).toEqual([id])
  })

  it('are made once, however many ask at first', async () => {
    const fresh = createTestInhouse([authkit], { storage: inhouse.storage })
    await Promise.all(Array.from({ length: 5 }, () => kids()))
    expect(new Set(await kids()).size).toBe((await kids()).length)
    expect(fresh.clientId).toBe(testClientId)
  })

  it('refuse a token that is changed, over, or signed by another', async () => {
    const { access_token } = await signedIn()
    const refused = (token: string) =>
      expect(verifyAccessToken(inhouse.context, token)).rejects.toThrow()
    const [header, payload, signature] = access_token.split('.')
    await refused(`${header}.${payload}x.${signature}`)
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    await refused(`${none}.${payload}.`)
    const kid = kidOf(access_token)!
    const { n } = (await jwks()).body.keys[0]
    const forged = await new SignJWT({ sid: 'session_x' })
      .setProtectedHeader({ alg: 'HS256', kid })
      .setSubject('user_x')
      .setIssuer('http://inhouse.test')
      .setAudience(testClientId)
      .setExpirationTime(Math.floor(inhouse.clock() / 1000) + 60)
      .sign(new TextEncoder().encode(n))
    await refused(forged)
    inhouse.clock.advance('5m')
    await refused(access_token)
  })
})
