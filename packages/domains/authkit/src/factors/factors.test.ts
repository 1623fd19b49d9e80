import { describeInhouse } from '@inhouse/testing'
import { deleteUser } from '@inhouse/users'
import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember } from '../testing/people.ts'
import { enrollTotp } from './enroll.ts'
import { countRecoveryCodes, createRecoveryCodes, useRecoveryCode } from './recovery-codes.ts'
import { listVerifiedFactors } from './service.ts'
import { qrCode, readTotpSecret, timeStepOf } from './totp.ts'

describeInhouse('a factor', [authkit], (inhouse) => {
  const enroll = (body: Record<string, unknown>) =>
    inhouse.call('POST', '/auth/factors/enroll', body)
  const fault = async (body: Record<string, unknown>) => {
    const answer = await enroll(body)
    return [answer.status, answer.body.errors?.[0].field, answer.body.errors?.[0].code]
  }
  const everything = async () =>
    JSON.stringify([
      await inhouse.context.db.selectFrom('authentication_factors').selectAll().execute(),
      await inhouse.context.db.selectFrom('recovery_codes').selectAll().execute(),
      await inhouse.events(),
      inhouse.logged(),
    ])

  it('of an authenticator app shows its secret once, and keeps it sealed', async () => {
    const { status, body } = await enroll({
      type: 'totp',
      totp_issuer: 'Foo Corp',
      totp_user: 'alan@example.com',
    })
    const { secret } = body.totp
    expect([status, body]).toEqual([
      201,
      {
        object: 'authentication_factor',
        id: expect.stringMatching(/^auth_factor_/),
        type: 'totp',
        totp: {
          issuer: 'Foo Corp',
          user: 'alan@example.com',
          secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
          uri: `otpauth://totp/Foo%20Corp:alan%40example.com?secret=${secret}&issuer=Foo%20Corp`,
          qr_code: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
        },
        created_at: inhouse.context.now(),
        updated_at: inhouse.context.now(),
      },
    ])
    const read = await inhouse.call('GET', `/auth/factors/${body.id}`)
    expect(read.body).toEqual({
      ...body,
      totp: { issuer: 'Foo Corp', user: 'alan@example.com' },
    })
    expect(await everything()).not.toContain(secret)
  })

  it('of a phone has its number, of a generic kind nothing', async () => {
    const sms = await enroll({ type: 'sms', phone_number: '+15555550123' })
    expect(sms.body).toMatchObject({ type: 'sms', sms: { phone_number: '+15555550123' } })
    const generic = await enroll({ type: 'generic_otp', phone_number: '+15555550123' })
    expect(generic.body).not.toHaveProperty('sms')
    expect(generic.body.type).toBe('generic_otp')
  })

  it('is refused with the field that is missing or wrong', async () => {
    const totp = { type: 'totp', totp_issuer: 'Foo', totp_user: 'alan' }
    expect(await fault({ ...totp, totp_issuer: undefined })).toEqual([
      422,
      'totp_issuer',
      'required',
    ])
    expect(await fault({ ...totp, totp_user: undefined })).toEqual([422, 'totp_user', 'required'])
    expect((await fault({ ...totp, totp_issuer: 'a:b' })).slice(0, 2)).toEqual([422, 'totp_issuer'])
    expect((await fault({ ...totp, totp_issuer: 'x'.repeat(65) })).slice(0, 2)).toEqual([
      422,
      'totp_issuer',
    ])
    expect(await fault({ ...totp, user_id: 'user_none' })).toEqual([
      422,
      'user_id',
      'entity_not_found',
    ])
    expect(await fault({ type: 'sms' })).toEqual([422, 'phone_number', 'required'])
    for (const phone_number of ['5555550123', '+0555555012', '+1 555 555', '+1', '+1555a550123']) {
      expect((await fault({ type: 'sms', phone_number }))[1]).toBe('phone_number')
    }
    expect((await fault({ type: 'webauthn' }))[1]).toBe('type')
  })

  it('fits into a code to scan, however long its labels are', async () => {
    const { status } = await enroll({
      type: 'totp',
      totp_issuer: '漢'.repeat(64),
      totp_user: '漢'.repeat(128),
    })
    expect(status).toBe(201)
  })

  it('of a user comes with its first challenge, and is named after both', async () => {
    const { user, email } = await aMember(inhouse)
    const path = `/user_management/users/${user.id}/auth_factors`
    const { status, body } = await inhouse.call('POST', path, { type: 'totp' })
    expect([status, body]).toEqual([
      201,
      {
        authentication_factor: expect.objectContaining({
          user_id: user.id,
          totp: expect.objectContaining({ issuer: 'inhouse.test', user: email }),
        }),
        authentication_challenge: expect.objectContaining({
          object: 'authentication_challenge',
          id: expect.stringMatching(/^auth_challenge_/),
          authentication_factor_id: body.authentication_factor.id,
        }),
      },
    ])
    const none = '/user_management/users/user_none/auth_factors'
    expect((await inhouse.call('POST', none, { type: 'totp' })).status).toBe(404)
    expect((await inhouse.call('POST', path, { type: 'sms' })).status).toBe(422)
  })

  it('can be brought along with its secret', async () => {
    const { user } = await aMember(inhouse)
    const path = `/user_management/users/${user.id}/auth_factors`
    const given = 'gezd gnbv gy3t qojq'
    const { body } = await inhouse.call('POST', path, { type: 'totp', totp_secret: given })
    expect(body.authentication_factor.totp.secret).toBe('GEZDGNBVGY3TQOJQ')
    const code = generateSync({
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      epoch: inhouse.clock() / 1000,
    })
    const { body: longer } = await inhouse.call('POST', path, {
      type: 'totp',
      totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    })
    const verified = await inhouse.call(
      'POST',
      `/auth/challenges/${longer.authentication_challenge.id}/verify`,
      { code },
    )
    expect(verified.body.valid).toBe(true)
    for (const totp_secret of ['', 'ABC', 'not base32!', 'A'.repeat(104)]) {
      const refused = await inhouse.call('POST', path, { type: 'totp', totp_secret })
      expect([refused.status, refused.body.errors?.[0].field]).toEqual([422, 'totp_secret'])
    }
  })

  it('is listed for its user, a page at a time, and gone with the user', async () => {
    const { user } = await aMember(inhouse)
    const path = `/user_management/users/${user.id}/auth_factors`
    const first = await enrollTotp(inhouse.context, user.id)
    const second = await enrollTotp(inhouse.context, user.id)
    const page = await inhouse.call('GET', `${path}?limit=1&order=asc`)
    expect(page.body.data.map(({ id }: { id: string }) => id)).toEqual([first.id])
    const next = await inhouse.call(
      'GET',
      `${path}?limit=1&order=asc&after=${page.body.list_metadata.after}`,
    )
    expect(next.body.data.map(({ id }: { id: string }) => id)).toEqual([second.id])
    expect(
      (await inhouse.call('GET', '/user_management/users/user_none/auth_factors')).status,
    ).toBe(404)
    await deleteUser(inhouse.context, user.id)
    expect((await inhouse.call('GET', `/auth/factors/${first.id}`)).status).toBe(404)
  })

  it('can be deleted, with the recovery codes once it was the last', async () => {
    const { user } = await aMember(inhouse)
    const { id } = await enrollTotp(inhouse.context, user.id)
    await inhouse.context.transaction((tx) => createRecoveryCodes(tx, user.id))
    const gone = await inhouse.call('DELETE', `/auth/factors/${id}`)
    expect(gone.status).toBe(204)
    expect((await inhouse.call('GET', `/auth/factors/${id}`)).status).toBe(404)
    expect((await inhouse.call('DELETE', `/auth/factors/${id}`)).status).toBe(404)
    expect(await countRecoveryCodes(inhouse.context, user.id)).toBe(0)
  })

  it('does not count for a sign-in before it is confirmed', async () => {
    const { user } = await aMember(inhouse)
    await enrollTotp(inhouse.context, user.id)
    expect(await listVerifiedFactors(inhouse.context, user.id)).toEqual([])
  })
})

describeInhouse('recovery codes', [authkit], (inhouse) => {
  const make = async () => {
    const { user } = await aMember(inhouse)
    const codes = await inhouse.context.transaction((tx) => createRecoveryCodes(tx, user.id))
    return { userId: user.id, codes }
  }
  const use = (userId: string, code: string) =>
    inhouse.context.transaction((tx) => useRecoveryCode(tx, userId, code))

  it('are ten, each good once, however they are typed', async () => {
    const { userId, codes } = await make()
    expect(new Set(codes).size).toBe(10)
    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/.test(code))).toBe(
      true,
    )
    expect(await use(userId, codes[0]!)).toBe(true)
    expect(await use(userId, codes[0]!)).toBe(false)
    const typed = ` ${codes[1]!.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`
    expect(await use(userId, typed)).toBe(true)
    expect(await use(userId, 'AAAAA-AAAAA')).toBe(false)
    expect(await countRecoveryCodes(inhouse.context, userId)).toBe(8)
  })

  it('are good for one of a hundred who come at once', async () => {
    const { userId, codes } = await make()
    const used = await Promise.all(Array.from({ length: 100 }, () => use(userId, codes[0]!)))
    expect(used.filter(Boolean)).toHaveLength(1)
  })

  it('are void once new ones are made, and are nobody else’s', async () => {
    const { userId, codes } = await make()
    const other = await make()
    expect(await use(other.userId, codes[0]!)).toBe(false)
    await inhouse.context.transaction((tx) => createRecoveryCodes(tx, userId))
    expect(await use(userId, codes[0]!)).toBe(false)
  })

  it('are nowhere to be read', async () => {
    const { codes } = await make()
    const kept = await inhouse.context.db.selectFrom('recovery_codes').selectAll().execute()
    const text = JSON.stringify([kept, await inhouse.events(), inhouse.logged()])
    for (const code of codes) {
      expect(text).not.toContain(code)
      expect(text).not.toContain(code.replace('-', ''))
    }
  })
})

describe('a TOTP code', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

  // RFC 6238, Appendix B, the last six of eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at %i seconds is %s', (seconds, code) => {
    expect(timeStepOf(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  })

  it('is good within one step before and after, and in no other', () => {
    const epoch = 1_767_225_600
    const code = generateSync({ secret, epoch })
    const at = (seconds: number) => timeStepOf(secret, code, (epoch + seconds) * 1000)
    const step = epoch / 30
    expect([-31, -30, 0, 29, 59, 60].map(at)).toEqual([
      undefined,
      step,
      step,
      step,
      step,
      undefined,
    ])
  })

  it.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 28708'])(
    'is six digits, not %j',
    (code) => expect(timeStepOf(secret, code, 59_000)).toBeUndefined(),
  )
})

it('reads a secret as people copy it', () => {
  expect(readTotpSecret('gezd-gnbv gy3t qojq===')).toBe('GEZDGNBVGY3TQOJQ')
  expect(readTotpSecret('GEZDGNBV')).toBeUndefined()
  expect(readTotpSecret('GEZDGNBVGY3TQOJ1')).toBeUndefined()
})

it('draws a code to scan as a picture', () => {
  const [type, data = ''] = qrCode('otpauth://totp/x').split(',')
  expect(type).toBe('data:image/svg+xml;base64')
  expect(Buffer.from(data, 'base64').toString()).toMatch(/^<svg .*<\/svg>$/s)
})
