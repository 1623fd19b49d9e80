import { describeInhouse } from '@inhouse/testing'
import { createUser, deleteUser, getUser, hasPassword, updateUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { createPendingAuthentication } from '../pending-authentications/service.ts'
import { authenticate, secret } from '../testing/people.ts'
import { confirmEmailVerification, sendEmailVerification } from './service.ts'

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describeInhouse('the verification of an email address', [authkit], (inhouse) => {
  const { context } = inhouse
  let people = 0
  const someone = () => createUser(context, { email: `verify${++people}@example.com` })
  const mailed = async (userId: string) => {
    const user = await getUser(context, userId)
    const { code } = await context.transaction((tx) => sendEmailVerification(tx, user))
    await inhouse.events()
    return code
  }
  const confirm = async (userId: string, code: string) => {
    const path = `/user_management/users/${userId}/email_verification/confirm`
    const { status, body } = await inhouse.call('POST', path, { code })
    return [status, body.code ?? body]
  }

  it('is mailed, told without the code, and found by its id', async () => {
    const user = await someone()
    const { body: shown } = await inhouse.call('GET', `/user_management/users/${user.id}`)
    await inhouse.events()
    await inhouse.mails()
    const path = `/user_management/users/${user.id}/email_verification/send`
    const { status, body } = await inhouse.call('POST', path)
    expect([status, body]).toEqual([200, { user: shown }])

    const [told, ...others] = await inhouse.events()
    expect(others).toEqual([])
    expect(told).toMatchObject({ event: 'email_verification.created' })
    const { id } = told!.data
    const found = await inhouse.call('GET', `/user_management/email_verification/${id}`)
    const { code, ...rest } = found.body
    expect(rest).toEqual(told!.data)
    expect(rest).toMatchObject({
      object: 'email_verification',
      user_id: user.id,
      email: user.email,
    })
    expect(code).toMatch(/^\d{6}$/)
    const [mail] = await inhouse.mails()
    expect([mail!.to, mail!.text.includes(code)]).toEqual([user.email, true])
  })

  it('is confirmed by the code, once, and told as a change of the user', async () => {
    const user = await createUser(context, {
      email: `verify${++people}@example.com`,
      password: secret,
    })
    const code = await mailed(user.id)
    expect(await confirm(user.id, code)).toMatchObject([200, { user: { email_verified: true } }])
    expect(await inhouse.events()).toMatchObject([
      { event: 'user.updated', data: { id: user.id, email_verified: true } },
    ])
    expect(await hasPassword(context, user.id)).toBe(true)
    expect(await confirm(user.id, code)).toEqual([400, 'email_previously_verified'])
    await updateUser(context, user.id, { email_verified: false })
    expect(await confirm(user.id, code)).toEqual([400, 'email_verification_code_previously_used'])
    expect(await confirm(user.id, wrong(code))).toEqual([400, 'email_verification_code_incorrect'])
  })

  it('is won by one of a hundred who confirm at once', async () => {
    const user = await someone()
    const code = await mailed(user.id)
    const answers = await Promise.all(Array.from({ length: 100 }, () => confirm(user.id, code)))
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1)
    expect((await inhouse.events()).map(({ event }) => event)).toEqual(['user.updated'])
  })

  it('refuses what is wrong, over, tried too often, or was sent to another address', async () => {
    const user = await someone()
    expect(await confirm(user.id, '123456')).toEqual([400, 'email_verification_code_incorrect'])
    const late = await mailed(user.id)
    inhouse.clock.advance('10m')
    expect(await confirm(user.id, late)).toEqual([400, 'email_verification_code_expired'])

    const guessed = await mailed(user.id)
    for (let i = 0; i < 5; i++) {
      expect(await confirm(user.id, wrong(guessed))).toEqual([
        400,
        'email_verification_code_incorrect',
      ])
    }
    expect(await confirm(user.id, guessed)).toEqual([400, 'email_verification_code_expired'])

    const elsewhere = await mailed(user.id)
    await updateUser(context, user.id, { email: `verify${++people}@example.com` })
    expect(await confirm(user.id, elsewhere)).toEqual([400, 'email_verification_code_incorrect'])
    expect((await getUser(context, user.id)).email_verified).toBe(false)
    expect((await confirm(user.id, ''))[0]).toBe(422)
  })

  it('does not verify an address that was changed in the same moment', async () => {
    const user = await someone()
    const code = await mailed(user.id)
    const other = `verify${++people}@example.com`
    const meanwhile: typeof context = {
      ...context,
      async transaction(work) {
        await updateUser(context, user.id, { email: other })
        return context.transaction(work)
      },
    }
    await expect(confirmEmailVerification(meanwhile, user.id, code)).rejects.toMatchObject({
      code: 'email_verification_code_incorrect',
    })
    expect(await getUser(context, user.id)).toMatchObject({ email: other, email_verified: false })
  })

  it('is not sent to whoever is verified, or is nobody', async () => {
    const user = await createUser(context, {
      email: `verify${++people}@example.com`,
      email_verified: true,
    })
    const send = async (id: string) => {
      const path = `/user_management/users/${id}/email_verification/send`
      const { status, body } = await inhouse.call('POST', path)
      return [status, body.code]
    }
    expect(await send(user.id)).toEqual([400, 'email_already_verified'])
    expect(await send('user_none')).toEqual([404, 'entity_not_found'])
    expect((await confirm('user_none', '123456'))[0]).toBe(404)
    const none = await inhouse.call('GET', '/user_management/email_verification/none')
    expect(none.status).toBe(404)
  })
})

describeInhouse('a sign-in that waits for its address', [authkit], (inhouse) => {
  const { context } = inhouse
  let people = 0
  const start = async () => {
    const email = `waiting${++people}@example.com`
    const user = await createUser(context, { email, password: secret })
    const token = await createPendingAuthentication(context, 'email_verification', {
      user_id: user.id,
      auth_method: 'password',
      authentication_method: 'Password',
      authenticated_at: context.now(),
      organization_id: null,
      invitation_id: null,
      mfa_passed: false,
      ip_address: null,
      user_agent: null,
    })
    const { code } = await context.transaction((tx) => sendEmailVerification(tx, user))
    await inhouse.events()
    return { user, token, code }
  }
  const goOn = async (pending_authentication_token: string, code: string) => {
    const answer = await authenticate(inhouse, {
      grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
      pending_authentication_token,
      code,
    })
    return { ...answer, refusal: [answer.status, answer.body.code] }
  }

  it('goes on by the code, as the sign-in that it was', async () => {
    const { user, token, code } = await start()
    const { status, body } = await goOn(token, code)
    expect([status, body.authentication_method]).toEqual([200, 'Password'])
    expect(body.user.email_verified).toBe(true)
    expect(await hasPassword(context, user.id)).toBe(true)
    const events = await inhouse.events()
    expect(events.map(({ event }) => event)).toEqual([
      'user.updated',
      'authentication.email_verification_succeeded',
      'session.created',
    ])
    expect(events[1]!.data).toEqual({
      type: 'email_verification',
      status: 'succeeded',
      ip_address: null,
      user_agent: null,
      user_id: user.id,
      email: user.email,
    })
    expect(events[2]!.data.auth_method).toBe('password')
    expect((await goOn(token, code)).refusal).toEqual([400, 'invalid_pending_authentication_token'])
  })

  it('stays where it is after a wrong code, and tells the try', async () => {
    const { user, token, code } = await start()
    expect((await goOn(token, wrong(code))).refusal).toEqual([400, 'invalid_one_time_code'])
    const [failed, ...others] = await inhouse.events()
    expect(others).toEqual([])
    expect([failed!.event, failed!.data.user_id, failed!.data.error.code]).toEqual([
      'authentication.email_verification_failed',
      user.id,
      'invalid_one_time_code',
    ])
    expect((await goOn(token, code)).status).toBe(200)
  })

  it('is won by one of a hundred at once', async () => {
    const { token, code } = await start()
    const answers = await Promise.all(Array.from({ length: 100 }, () => goOn(token, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('spends neither the token nor the code where it cannot spend both', async () => {
    const first = await start()
    const { code: newer } = await context.transaction((tx) => sendEmailVerification(tx, first.user))
    await goOn(first.token, newer)
    const { code } = await context.transaction((tx) => sendEmailVerification(tx, first.user))
    expect((await goOn(first.token, code)).refusal[1]).toBe('invalid_pending_authentication_token')
    const row = await context.db
      .selectFrom('one_time_codes')
      .select('used_at')
      .where('user_id', '=', first.user.id)
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(row).toEqual({ used_at: null })
  })

  it('ends with the code, the ten minutes, the tries, or the user', async () => {
    const late = await start()
    inhouse.clock.advance('10m')
    expect((await goOn(late.token, late.code)).refusal[1]).toBe(
      'invalid_pending_authentication_token',
    )
    const guessed = await start()
    for (let i = 0; i < 5; i++) await goOn(guessed.token, wrong(guessed.code))
    expect((await goOn(guessed.token, guessed.code)).refusal).toEqual([
      400,
      'one_time_code_too_many_attempts',
    ])
    const early = await start()
    inhouse.clock.advance('1m')
    const renewed = await context.transaction((tx) => sendEmailVerification(tx, early.user))
    expect(renewed.code).not.toBe(early.code)
    expect((await goOn(early.token, early.code)).refusal).toEqual([400, 'invalid_one_time_code'])
    const gone = await start()
    await deleteUser(context, gone.user.id)
    expect((await goOn(gone.token, gone.code)).refusal[1]).toBe(
      'invalid_pending_authentication_token',
    )
  })
})

describeInhouse(
  'a verification mail',
  [authkit],
  (inhouse) => {
    it('is sent three times a minute to a user, if at all', async () => {
      const { id } = await createUser(inhouse.context, { email: 'often@example.com' })
      const send = () =>
        inhouse.call('POST', `/user_management/users/${id}/email_verification/send`)
      for (let i = 0; i < 3; i++) expect((await send()).status).toBe(200)
      expect((await send()).body.code).toBe('rate_limit_exceeded')
      expect(await inhouse.mails()).toEqual([])
    })
  },
  { rateLimits: 'memory', settings: { authkit: { mails: { emailVerification: false } } } as never },
)
