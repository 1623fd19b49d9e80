import { describeInhouse } from '@inhouse/testing'
import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import { challengeFactor, verifyChallenge } from '../../challenges/service.ts'
import { enrollFactor, enrollTotp } from '../../factors/enroll.ts'
import { listVerifiedFactors } from '../../factors/service.ts'
import { authkit } from '../../module.ts'
import { createPendingAuthentication } from '../../pending-authentications/service.ts'
import { aMember, authenticate } from '../../testing/people.ts'
import { mfaTotp } from './mfa-totp.ts'

describeInhouse('a second factor', [authkit], (inhouse) => {
  const codeOf = (secret: string) => generateSync({ secret, epoch: inhouse.clock() / 1000 })

  const pendingFor = (user_id: string) =>
    createPendingAuthentication(inhouse.context, 'mfa', {
      user_id,
      auth_method: 'password',
      authentication_method: 'Password',
      authenticated_at: inhouse.context.now(),
      ip_address: null,
      user_agent: null,
      organization_id: null,
      invitation_id: null,
      mfa_passed: false,
    })

  /** Someone who has given a password, and has an authenticator app. */
  const start = async (organizations = 1) => {
    const member = await aMember(inhouse, organizations)
    const factor = await enrollTotp(inhouse.context, member.user.id)
    const { id } = await challengeFactor(inhouse.context, factor.id)
    const token = await pendingFor(member.user.id)
    return { ...member, factor, secret: factor.secret!.secret, challenge: id, token }
  }
  const goOn = (token: string, challenge: string, code: string, more = {}) =>
    authenticate(inhouse, {
      grant_type: mfaTotp.name,
      pending_authentication_token: token,
      authentication_challenge_id: challenge,
      code,
      ...more,
    })
  const refusal = async (answer: ReturnType<typeof goOn>) => {
    const { status, body } = await answer
    return [status, body.code]
  }

  it('opens the session, and tells both', async () => {
    const { user, email, token, challenge, secret } = await start()
    const { status, body } = await goOn(token, challenge, codeOf(secret), {
      ip_address: '203.0.113.5',
      user_agent: 'A browser',
    })
    expect([status, body.user.id, body.authentication_method]).toEqual([200, user.id, 'Password'])
    const [mfa, session] = await inhouse.events()
    expect(mfa).toMatchObject({
      event: 'authentication.mfa_succeeded',
      data: {
        type: 'mfa',
        status: 'succeeded',
        ip_address: '203.0.113.5',
        user_agent: 'A browser',
        user_id: user.id,
        email,
      },
    })
    expect(session!.event).toBe('session.created')
    expect(await listVerifiedFactors(inhouse.context, user.id)).toHaveLength(1)
  })

  it('leads on to the choice of an organization', async () => {
    const { token, challenge, secret } = await start(2)
    const { status, body } = await goOn(token, challenge, codeOf(secret))
    expect([status, body.code]).toEqual([403, 'organization_selection_required'])
    expect(await refusal(goOn(token, challenge, codeOf(secret)))).toEqual([
      400,
      'invalid_pending_authentication_token',
    ])
  })

  it('leaves the sign-in open after a wrong code, and tells the try', async () => {
    const { user, email, token, challenge, secret } = await start()
    const code = codeOf(secret)
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await refusal(goOn(token, challenge, wrong))).toEqual([400, 'invalid_one_time_code'])
    const events = await inhouse.events()
    expect(events).toMatchObject([
      {
        event: 'authentication.mfa_failed',
        data: { user_id: user.id, email, error: { code: 'invalid_one_time_code' } },
      },
    ])
    expect(JSON.stringify(events)).not.toContain(wrong)
    expect((await goOn(token, challenge, code)).status).toBe(200)
  })

  it('is over after five wrong codes, until another challenge', async () => {
    const { token, challenge, secret, factor } = await start()
    const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) await goOn(token, challenge, wrong)
    expect(await refusal(goOn(token, challenge, codeOf(secret)))).toEqual([
      400,
      'one_time_code_too_many_attempts',
    ])
    const { id } = await challengeFactor(inhouse.context, factor.id)
    expect((await goOn(token, id, codeOf(secret))).status).toBe(200)
  })

  it('says whether the challenge is used or has expired, or its code is', async () => {
    const { user, token, challenge, secret, factor } = await start()
    await verifyChallenge(inhouse.context, challenge, codeOf(secret))
    expect(await refusal(goOn(token, challenge, codeOf(secret)))).toEqual([
      400,
      'one_time_code_previously_used',
    ])
    const { id } = await challengeFactor(inhouse.context, factor.id)
    expect(await refusal(goOn(token, id, codeOf(secret)))).toEqual([
      400,
      'one_time_code_previously_used',
    ])
    inhouse.clock.advance('10m')
    expect(await refusal(goOn(await pendingFor(user.id), id, codeOf(secret)))).toEqual([
      400,
      'one_time_code_expired',
    ])
    const events = await inhouse.events()
    expect(events.map(({ event, data }) => [event, data.error.code])).toEqual([
      ['authentication.mfa_failed', 'one_time_code_previously_used'],
      ['authentication.mfa_failed', 'one_time_code_previously_used'],
      ['authentication.mfa_failed', 'one_time_code_expired'],
    ])
  })

  it('lets one of a hundred in who come with the same', async () => {
    const { token, challenge, secret } = await start()
    const code = codeOf(secret)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => goOn(token, challenge, code)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(99)
    const events = (await inhouse.events()).map(({ event }) => event)
    expect(events.filter((event) => event === 'session.created')).toHaveLength(1)
  })

  it('lets one of two sign-ins go on that come with the same code', async () => {
    const { user, token, challenge, secret, factor } = await start()
    const code = codeOf(secret)
    const other = await challengeFactor(inhouse.context, factor.id)
    const tokens = [token, ...(await Promise.all([1, 2, 3].map(() => pendingFor(user.id))))]
    const answers = await Promise.all(
      tokens.map((each, i) => goOn(each, i % 2 ? challenge : other.id, code)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
  })

  it('spends the token once, whatever challenges come with it', async () => {
    const { user, token, secret, factor } = await start()
    const other = await enrollTotp(inhouse.context, user.id)
    const both = await Promise.all([
      challengeFactor(inhouse.context, factor.id),
      challengeFactor(inhouse.context, other.id),
    ])
    const secrets = [secret, other.secret!.secret]
    const answers = await Promise.all(both.map(({ id }, i) => goOn(token, id, codeOf(secrets[i]!))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  it('is the user’s own, and an authenticator app', async () => {
    const { user, token, secret } = await start()
    const other = await start()
    const mismatch = [400, 'user_mismatch']
    expect(await refusal(goOn(token, other.challenge, codeOf(other.secret)))).toEqual(mismatch)
    expect(await refusal(goOn(token, 'auth_challenge_none', codeOf(secret)))).toEqual(mismatch)
    const generic = await enrollFactor(inhouse.context, { type: 'generic_otp', user_id: user.id })
    const { id, code } = await challengeFactor(inhouse.context, generic.id)
    expect(await refusal(goOn(token, id, code!))).toEqual(mismatch)
  })

  it('that is not confirmed is worth nothing to a user who has one that is', async () => {
    const { user, token, challenge, secret } = await start()
    await verifyChallenge(inhouse.context, challenge, codeOf(secret))
    const enrolled = await enrollTotp(inhouse.context, user.id)
    const { id } = await challengeFactor(inhouse.context, enrolled.id)
    expect(await refusal(goOn(token, id, codeOf(enrolled.secret!.secret)))).toEqual([
      400,
      'user_mismatch',
    ])
  })

  it('needs a sign-in that waits for it', async () => {
    const { token, challenge, secret } = await start()
    const invalid = [400, 'invalid_pending_authentication_token']
    expect(await refusal(goOn('never', challenge, codeOf(secret)))).toEqual(invalid)
    inhouse.clock.advance('10m')
    expect(await refusal(goOn(token, challenge, codeOf(secret)))).toEqual(invalid)
    const { status, body } = await authenticate(inhouse, {
      grant_type: mfaTotp.name,
      authentication_challenge_id: challenge,
      code: '123456',
    })
    expect([status, body.error]).toEqual([400, 'invalid_request'])
    expect(body.error_description).toContain('pending_authentication_token')
  })

  it('goes by the older name of the token too', () => {
    expect(
      mfaTotp.input.parse({
        code: '123456',
        authentication_challenge_id: 'auth_challenge_1',
        pending_authentication_code: 'older',
      }),
    ).toEqual({
      code: '123456',
      authentication_challenge_id: 'auth_challenge_1',
      pending_authentication_token: 'older',
    })
  })
})
