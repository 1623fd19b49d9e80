import { describeInhouse } from '@inhouse/testing'
import { deleteUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { createAuthenticator } from '../testing/authenticator.ts'
import { aMember } from '../testing/people.ts'
import { finishAuthentication, startAuthentication } from './authenticate.ts'
import { finishRegistration, startRegistration } from './register.ts'
import { deletePasskey, listPasskeys, renamePasskey } from './service.ts'

const page = 'http://inhouse.test'
const nowhere = { ip_address: null, user_agent: null }
const invalid = { code: 'invalid_passkey', status: 400 }

describeInhouse('a passkey', [authkit], (inhouse) => {
  const { context: ctx } = inhouse

  /** Someone with a passkey. */
  const start = async (options?: { counts: boolean }) => {
    const { user, email } = await aMember(inhouse)
    const device = createAuthenticator(page, options)
    const asked = await startRegistration(ctx, user.id)
    const passkey = await finishRegistration(ctx, user.id, device.create(asked), 'My phone')
    return { user, email, device, passkey }
  }
  const finish = (response: unknown) => finishAuthentication(ctx, response, nowhere)
  const outcome = (response: unknown) =>
    finish(response).then(
      () => 'in' as const,
      (error) => error.code as string,
    )

  it('is asked for in a way that makes it discoverable, and not twice on one device', async () => {
    const { user, email, passkey } = await start()
    expect(await startRegistration(ctx, user.id)).toMatchObject({
      rp: { id: 'inhouse.test' },
      user: { id: Buffer.from(user.id).toString('base64url'), name: email },
      attestation: 'none',
      timeout: 600_000,
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      excludeCredentials: [
        { id: passkey.credential_id, type: 'public-key', transports: ['internal'] },
      ],
    })
    const { allowCredentials, ...asked } = await startAuthentication(ctx)
    expect(allowCredentials).toBeUndefined()
    expect(asked).toMatchObject({ rpId: 'inhouse.test', userVerification: 'required' })
  })

  it('says whose it is, and tells the sign-in', async () => {
    const { user, email, device, passkey } = await start()
    inhouse.clock.advance('1m')
    const origin = { ip_address: '203.0.113.5', user_agent: 'A browser' }
    const used = await finishAuthentication(ctx, device.get(await startAuthentication(ctx)), origin)
    expect(used).toEqual({ ...passkey, counter: 1, last_used_at: ctx.now() })
    expect(await inhouse.events()).toMatchObject([
      {
        event: 'authentication.passkey_succeeded',
        data: { type: 'passkey', user_id: user.id, email, ...origin },
      },
    ])
    expect(await listPasskeys(ctx, user.id)).toEqual([used])
  })

  it('may be one of several, each with a name of its own', async () => {
    const { user, device, passkey } = await start()
    const second = await finishRegistration(
      ctx,
      user.id,
      device.create(await startRegistration(ctx, user.id)),
    )
    await renamePasskey(ctx, user.id, second.id, ' My key ')
    expect((await listPasskeys(ctx, user.id)).map(({ name }) => name)).toEqual([
      'My phone',
      'My key',
    ])
    await expect(renamePasskey(ctx, user.id, second.id, ' ')).rejects.toMatchObject({ status: 422 })
    await expect(renamePasskey(ctx, 'user_other', second.id, 'x')).rejects.toMatchObject({
      status: 404,
    })
    await expect(deletePasskey(ctx, 'user_other', second.id)).rejects.toMatchObject({ status: 404 })

    await deletePasskey(ctx, user.id, passkey.id)
    expect(await listPasskeys(ctx, user.id)).toHaveLength(1)
    const response = device.get(await startAuthentication(ctx), {}, device.keys[0])
    await expect(finish(response)).rejects.toMatchObject(invalid)
    await deleteUser(ctx, user.id)
    expect(await listPasskeys(ctx, user.id)).toEqual([])
  })

  it('signs a challenge once, of a hundred who bring it at once', async () => {
    const { device } = await start({ counts: false })
    const response = device.get(await startAuthentication(ctx))
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome(response)))
    expect(outcomes.filter((one) => one === 'in')).toHaveLength(1)
    expect(outcomes.filter((one) => one === 'invalid_passkey')).toHaveLength(99)
  })

  it('signs a challenge of ours, for ten minutes', async () => {
    const { user, device } = await start()
    const own = Buffer.alloc(32).toString('base64url')
    expect(await outcome(device.get({ challenge: own, rpId: 'inhouse.test' }))).toBe(
      'invalid_passkey',
    )
    const forKeys = await startRegistration(ctx, user.id)
    const { challenge } = forKeys
    expect(await outcome(device.get({ challenge, rpId: 'inhouse.test' }))).toBe('invalid_passkey')
    const late = await startAuthentication(ctx)
    inhouse.clock.advance('10m')
    expect(await outcome(device.get(late))).toBe('invalid_passkey')
  })

  it('keeps nothing of a challenge but that it was used, and that no longer than it was good', async () => {
    const { device } = await start()
    const kept = () => ctx.db.selectFrom('spent_passkey_challenges').selectAll().execute()
    inhouse.clock.advance('10m')
    const asked = await startAuthentication(ctx)
    await startAuthentication(ctx)
    await finish(device.get(asked))
    expect(await kept()).toHaveLength(1)
    expect(JSON.stringify(await kept())).not.toContain(asked.challenge)
    expect(await outcome(device.get(asked))).toBe('invalid_passkey')
  })

  it('signs no challenge that somebody else made, or made for something else', async () => {
    const { device } = await start()
    const text = JSON.stringify([null, '2099-01-01T00:00:00.000Z'])
    for (const made of [text, ctx.seal('another purpose', text), 'v1.00000000.AAAA']) {
      const challenge = Buffer.from(made).toString('base64url')
      expect(await outcome(device.get({ challenge, rpId: 'inhouse.test' }))).toBe('invalid_passkey')
    }
  })

  it.each([
    ['on a page of another origin', { origin: 'https://evil.example' }],
    ['on another port', { origin: 'http://inhouse.test:8080' }],
    ['for another host', { rpId: 'evil.example' }],
    ['by nobody', { present: false }],
    ['without being unlocked', { verified: false }],
    ['in the name of another', { userHandle: 'dXNlcl9vdGhlcg' }],
  ])('is refused when used %s', async (_, twist) => {
    const { user, device } = await start()
    await expect(finish(device.get(await startAuthentication(ctx), twist))).rejects.toMatchObject(
      invalid,
    )
    expect(await inhouse.events()).toMatchObject([
      {
        event: 'authentication.passkey_failed',
        data: { user_id: user.id, error: { code: 'invalid_passkey' } },
      },
    ])
    expect(await outcome(device.get(await startAuthentication(ctx)))).toBe('in')
  })

  it('is refused when its signature is not its own', async () => {
    const { device } = await start()
    const other = await start()
    const asked = await startAuthentication(ctx)
    const [mine, theirs] = [device.get(asked), other.device.get(asked)]
    const forged = { ...mine, response: { ...mine.response, signature: theirs.response.signature } }
    expect(await outcome(forged)).toBe('invalid_passkey')
  })

  it('is refused when its count goes back, as a copy’s does', async () => {
    const { device } = await start()
    const at = async (counter: number) =>
      outcome(device.get(await startAuthentication(ctx), { counter }))
    expect(await at(5)).toBe('in')
    for (const counter of [4, 5, 0]) expect(await at(counter)).toBe('invalid_passkey')
    expect(await at(6)).toBe('in')
  })

  it('lets one of two in who come at once with the same count', async () => {
    const { device } = await start()
    const responses = await Promise.all(
      [1, 2].map(async () => device.get(await startAuthentication(ctx), { counter: 7 })),
    )
    const outcomes = await Promise.all(responses.map(outcome))
    expect(outcomes.sort()).toEqual(['in', 'invalid_passkey'])
  })

  it('of an authenticator that does not count is good again and again', async () => {
    const { device } = await start({ counts: false })
    for (let i = 0; i < 3; i++) {
      expect(await outcome(device.get(await startAuthentication(ctx)))).toBe('in')
    }
  })

  it('is not kept when it is made on another page, for another user, or twice', async () => {
    const { user } = await aMember(inhouse)
    const { user: other } = await aMember(inhouse)
    const device = createAuthenticator(page)
    const make = async (twist = {}) => device.create(await startRegistration(ctx, user.id), twist)
    const register = (userId: string, response: unknown) =>
      finishRegistration(ctx, userId, response)

    for (const twist of [
      { origin: 'https://evil.example' },
      { rpId: 'evil.example' },
      { present: false },
      { challenge: 'AAAA' },
    ]) {
      await expect(register(user.id, await make(twist))).rejects.toMatchObject(invalid)
    }
    await expect(register(other.id, await make())).rejects.toMatchObject(invalid)

    const response = await make({ verified: false })
    expect((await register(user.id, response)).user_id).toBe(user.id)
    await expect(register(user.id, response)).rejects.toMatchObject(invalid)

    const again = device.create(await startRegistration(ctx, other.id))
    const both = await Promise.allSettled([register(other.id, again), register(other.id, again)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listPasskeys(ctx, other.id)).toHaveLength(1)
    expect(await listPasskeys(ctx, user.id)).toHaveLength(1)

    // 'none' attests to nothing, so the same key can be shown for another challenge.
    const fresh = device.create(await startRegistration(ctx, other.id))
    const { clientDataJSON } = fresh.response
    const copied = { ...response, response: { ...response.response, clientDataJSON } }
    await expect(register(other.id, copied)).rejects.toMatchObject({
      code: 'passkey_exists',
      status: 400,
    })
  })

  it.each([
    undefined,
    null,
    'text',
    {},
    { id: 'a b' },
    { id: 'AA', rawId: 'AA', type: 'public-key' },
  ])('is not what %j is', async (response) => {
    await expect(finish(response)).rejects.toMatchObject(invalid)
    const { user } = await aMember(inhouse)
    await expect(finishRegistration(ctx, user.id, response)).rejects.toMatchObject(invalid)
  })
})
