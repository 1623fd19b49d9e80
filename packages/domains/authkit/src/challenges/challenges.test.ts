import { describeInhouse } from '@inhouse/testing'
import { generateSync } from 'otplib'
import { beforeAll, expect, it } from 'vitest'
import { enrollTotp } from '../factors/enroll.ts'
import { listVerifiedFactors } from '../factors/service.ts'
import { sendSmsWith } from '../factors/sms.ts'
import { authkit } from '../module.ts'
import { aMember } from '../testing/people.ts'

describeInhouse('a challenge', [authkit], (inhouse) => {
  const challenge = (factor: string, body: Record<string, unknown> = {}) =>
    inhouse.call('POST', `/auth/factors/${factor}/challenge`, body)
  const verify = (id: string, code: string) =>
    inhouse.call('POST', `/auth/challenges/${id}/verify`, { code })
  const enroll = async (body: Record<string, unknown>) =>
    (await inhouse.call('POST', '/auth/factors/enroll', body)).body
  const aTotp = () => enroll({ type: 'totp', totp_issuer: 'Foo', totp_user: 'alan' })
  const codeOf = (secret: string) => generateSync({ secret, epoch: inhouse.clock() / 1000 })
  /** Any six digits but these. */
  const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

  it('of an authenticator app is met by the code it shows', async () => {
    const factor = await aTotp()
    const { status, body } = await challenge(factor.id)
    expect([status, body]).toEqual([
      201,
      {
        object: 'authentication_challenge',
        id: expect.stringMatching(/^auth_challenge_/),
        expires_at: new Date(inhouse.clock() + 600_000).toISOString(),
        authentication_factor_id: factor.id,
        created_at: inhouse.context.now(),
        updated_at: inhouse.context.now(),
      },
    ])
    const code = codeOf(factor.totp.secret)
    const answer = await verify(body.id, `${code.slice(0, 3)} ${code.slice(3)}`)
    expect([answer.status, answer.body]).toEqual([201, { challenge: body, valid: true }])
    expect((await challenge('auth_factor_none')).status).toBe(404)
    expect((await verify('auth_challenge_none', code)).status).toBe(404)
  })

  it('finds a wrong code wrong, five times, and then is over even for the right one', async () => {
    const factor = await aTotp()
    const { body } = await challenge(factor.id)
    const code = codeOf(factor.totp.secret)
    for (let i = 0; i < 5; i++) {
      const { status, body: answer } = await verify(body.id, wrong(code))
      expect([status, answer.valid]).toEqual([201, false])
    }
    const { status, body: refused } = await verify(body.id, code)
    expect([status, refused.code]).toEqual([400, 'one_time_code_too_many_attempts'])
    expect((await verify((await challenge(factor.id)).body.id, code)).body.valid).toBe(true)
  })

  it('counts no more than five of a hundred who guess at once', async () => {
    const factor = await aTotp()
    const { body } = await challenge(factor.id)
    const guess = wrong(codeOf(factor.totp.secret))
    const answers = await Promise.all(Array.from({ length: 100 }, () => verify(body.id, guess)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(95)
  })

  it('is met once, and lasts ten minutes', async () => {
    const factor = await aTotp()
    const { body } = await challenge(factor.id)
    expect((await verify(body.id, codeOf(factor.totp.secret))).body.valid).toBe(true)
    inhouse.clock.advance('30s')
    const used = await verify(body.id, codeOf(factor.totp.secret))
    expect([used.status, used.body.message]).toEqual([
      422,
      'The challenge has already been verified.',
    ])

    const late = (await challenge(factor.id)).body.id
    inhouse.clock.advance('10m')
    const expired = await verify(late, codeOf(factor.totp.secret))
    expect([expired.status, expired.body.message]).toEqual([422, 'The challenge has expired.'])
  })

  it('is met by one of a hundred who bring the right code at once', async () => {
    const factor = await aTotp()
    const { body } = await challenge(factor.id)
    const code = codeOf(factor.totp.secret)
    const answers = await Promise.all(Array.from({ length: 100 }, () => verify(body.id, code)))
    expect(answers.filter(({ body: answer }) => answer.valid)).toHaveLength(1)
  })

  it('takes no code that was taken before, whatever challenge it was for', async () => {
    const factor = await aTotp()
    const ids = await Promise.all(
      Array.from({ length: 100 }, async () => (await challenge(factor.id)).body.id as string),
    )
    const code = codeOf(factor.totp.secret)
    const answers = await Promise.all(ids.map((id) => verify(id, code)))
    expect(answers.filter(({ body }) => body.valid)).toHaveLength(1)
    expect((await verify((await challenge(factor.id)).body.id, code)).body.valid).toBe(false)

    inhouse.clock.advance('30s')
    const next = (await challenge(factor.id)).body.id
    expect((await verify(next, codeOf(factor.totp.secret))).body.valid).toBe(true)
    // A step before the newest is over too, though its code would still be right.
    expect((await verify((await challenge(factor.id)).body.id, code)).body.valid).toBe(false)
  })

  it('confirms the factor with the first right code', async () => {
    const { user } = await aMember(inhouse)
    const path = `/user_management/users/${user.id}/auth_factors`
    const { body } = await inhouse.call('POST', path, { type: 'totp' })
    const { authentication_factor: factor, authentication_challenge: first } = body
    const code = codeOf(factor.totp.secret)
    await verify(first.id, wrong(code))
    expect(await listVerifiedFactors(inhouse.context, user.id)).toEqual([])
    await verify(first.id, code)
    const [verified] = await listVerifiedFactors(inhouse.context, user.id)
    expect([verified?.id, verified?.verified_at]).toEqual([factor.id, inhouse.context.now()])

    inhouse.clock.advance('1m')
    const { body: second } = await challenge(factor.id)
    await verify(second.id, codeOf(factor.totp.secret))
    expect((await listVerifiedFactors(inhouse.context, user.id))[0]!.verified_at).toBe(
      verified!.verified_at,
    )
  })

  it('opens no secret that was copied from another factor', async () => {
    const { user } = await aMember(inhouse)
    const [mine, other] = [
      await enrollTotp(inhouse.context, user.id),
      await enrollTotp(inhouse.context, user.id),
    ]
    const { db } = inhouse.context
    const { sealed_secret } = await db
      .selectFrom('authentication_factors')
      .selectAll()
      .where('id', '=', other.id)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('authentication_factors')
      .set({ sealed_secret })
      .where('id', '=', mine.id)
      .execute()
    const { body } = await challenge(mine.id)
    expect((await verify(body.id, codeOf(other.secret!.secret))).status).toBe(500)
  })

  it('of a generic factor hands its code to the app, and keeps it sealed', async () => {
    const factor = await enroll({ type: 'generic_otp' })
    const { body } = await challenge(factor.id)
    expect(body.code).toMatch(/^\d{6}$/)
    const kept = await inhouse.context.db
      .selectFrom('authentication_challenges')
      .selectAll()
      .execute()
    expect(JSON.stringify([kept, await inhouse.events(), inhouse.logged()])).not.toContain(
      `"${body.code}"`,
    )
    expect((await verify(body.id, wrong(body.code))).body.valid).toBe(false)
    const { body: answer } = await verify(body.id, body.code)
    expect([answer.valid, answer.challenge.code]).toEqual([true, undefined])
    expect((await verify(body.id, body.code)).status).toBe(422)

    const { body: other } = await challenge(factor.id)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => verify(other.id, other.code)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })
})

describeInhouse('a text message', [authkit], (inhouse) => {
  const sent: { to: string; text: string }[] = []
  const aPhone = async (phone_number: string) =>
    (await inhouse.call('POST', '/auth/factors/enroll', { type: 'sms', phone_number })).body.id
  const challenge = (factor: string, body: Record<string, unknown> = {}) =>
    inhouse.call('POST', `/auth/factors/${factor}/challenge`, body)

  it('needs somebody who sends it', async () => {
    const { status, body } = await challenge(await aPhone('+15555550100'))
    expect([status, body.code]).toEqual([422, 'sms_not_configured'])
    expect(body.message).toContain('sendSmsWith')
  })

  it('carries the code, which no answer and no log does', async () => {
    sendSmsWith(inhouse.context, async (message) => void sent.push(message))
    const factor = await aPhone('+15555550101')
    const { status, body } = await challenge(factor)
    expect([status, body.code]).toEqual([201, undefined])
    const [{ to, text }] = sent.splice(0) as [{ to: string; text: string }]
    expect(to).toBe('+15555550101')
    const [code = ''] = /\d{6}/.exec(text)!
    expect(JSON.stringify([body, inhouse.logged(), await inhouse.events()])).not.toContain(code)
    const { body: answer } = await inhouse.call('POST', `/auth/challenges/${body.id}/verify`, {
      code,
    })
    expect(answer.valid).toBe(true)
    expect(JSON.stringify(answer)).not.toContain(code)
  })

  it('is worded by the app, which must leave room for the code', async () => {
    const factor = await aPhone('+15555550102')
    await challenge(factor, { sms_template: 'Acme: {{code}} ({{ code }})' })
    expect(sent.splice(0)[0]!.text).toMatch(/^Acme: (\d{6}) \(\1\)$/)
    const { status, body } = await challenge(factor, { sms_template: 'Hello' })
    expect([status, body.errors[0].field]).toEqual([422, 'sms_template'])
  })

  it('that cannot be sent is told without its code', async () => {
    sendSmsWith(inhouse.context, async () => {
      throw new Error('The provider is away.')
    })
    const { status, body } = await challenge(await aPhone('+15555550103'))
    expect([status, body.code]).toEqual([503, 'service_unavailable'])
    const logged = inhouse.logged().join()
    expect(logged).toContain('The provider is away.')
    expect(logged).not.toMatch(/\b\d{6}\b/)
  })
})

describeInhouse(
  'a guess at codes',
  [authkit],
  (inhouse) => {
    const verify = (id: string, code: string) =>
      inhouse.call('POST', `/auth/challenges/${id}/verify`, { code })

    beforeAll(() => sendSmsWith(inhouse.context, async () => {}))

    it('is one of ten in ten minutes for a factor, over all its challenges', async () => {
      const { user } = await aMember(inhouse)
      const { id } = await enrollTotp(inhouse.context, user.id)
      const statuses = []
      for (let i = 0; i < 11; i++) {
        const { body } = await inhouse.call('POST', `/auth/factors/${id}/challenge`, {})
        statuses.push((await verify(body.id, '000000')).status)
      }
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429])
    })

    it('cannot be had by sending one number ever more messages', async () => {
      const enroll = { type: 'sms', phone_number: '+15555550104' }
      const statuses = []
      for (let i = 0; i < 6; i++) {
        const { body } = await inhouse.call('POST', '/auth/factors/enroll', enroll)
        statuses.push((await inhouse.call('POST', `/auth/factors/${body.id}/challenge`, {})).status)
      }
      expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
    })
  },
  { rateLimits: 'memory' },
)
