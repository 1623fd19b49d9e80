import { isoTime } from '@inhouse/core'
import { describeInhouse } from '@inhouse/testing'
import { createUser, getUser, updateUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { requestEmailChange } from '../email-change/service.ts'
import { authkit } from '../module.ts'
import { createPendingAuthentication } from '../pending-authentications/service.ts'
import { aMember, authenticate, refresh, secret, signIn } from '../testing/people.ts'
import { findPasswordReset, resetPassword } from './service.ts'

const better = 'a wholly new 77 phrase'

describeInhouse('a password reset', [authkit], (inhouse) => {
  const { context } = inhouse
  let people = 0
  const newEmail = () => `reset${++people}@example.com`
  const create = (email: string) =>
    inhouse.call('POST', '/user_management/password_reset', { email })
  const confirm = (token: string, new_password = better) =>
    inhouse.call('POST', '/user_management/password_reset/confirm', { token, new_password })

  it('is mailed as a link, answered, told without it, and found by its id', async () => {
    const { user, email } = await aMember(inhouse)
    const { status, body } = await create(email.toUpperCase())
    const token = body.password_reset_token
    expect([status, body]).toEqual([
      201,
      {
        object: 'password_reset',
        id: expect.stringMatching(/^password_reset_/),
        user_id: user.id,
        email,
        expires_at: isoTime(inhouse.clock() + 900_000),
        created_at: context.now(),
        password_reset_token: expect.stringMatching(/^\w{25}$/),
        password_reset_url: `http://inhouse.test/reset-password?token=${token}`,
      },
    ])
    const events = await inhouse.events()
    const { password_reset_token: _t, password_reset_url: url, ...told } = body
    expect(events).toMatchObject([{ event: 'password_reset.created', data: told }])
    expect(JSON.stringify(events)).not.toContain(token)
    const [mail] = await inhouse.mails()
    expect([mail!.to, mail!.text.includes(url), mail!.html.includes(url)]).toEqual([
      email,
      true,
      true,
    ])
    const rows = await context.db.selectFrom('one_time_codes').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)

    // As often as a mail scanner may look: to look spends nothing.
    for (let i = 0; i < 3; i++) {
      const found = await inhouse.call('GET', `/user_management/password_reset/${body.id}`)
      expect([found.status, found.body]).toEqual([200, body])
    }
    expect((await confirm(token)).status).toBe(200)
    expect(inhouse.logged().join()).not.toContain(token)
  })

  it('sets the password, verifies the address, ends every session, and says so', async () => {
    const { user, email } = await aMember(inhouse)
    const sessions = [(await signIn(inhouse, email)).body, (await signIn(inhouse, email)).body]
    await updateUser(context, user.id, { email_verified: false })
    const { body } = await create(email)
    await inhouse.events()
    await inhouse.mails()

    const answer = await confirm(body.password_reset_token)
    expect([answer.status, Object.keys(answer.body)]).toEqual([200, ['user']])
    expect(answer.body.user).toMatchObject({ id: user.id, email, email_verified: true })
    const events = await inhouse.events()
    expect(events.map(({ event }) => event).sort()).toEqual([
      'password_reset.succeeded',
      'session.revoked',
      'session.revoked',
      'user.updated',
    ])
    const { password_reset_token: _t, password_reset_url: _u, ...told } = body
    expect(events.find(({ event }) => event === 'password_reset.succeeded')!.data).toEqual(told)
    for (const { refresh_token } of sessions) {
      expect((await refresh(inhouse, refresh_token)).status).toBe(400)
    }
    expect((await signIn(inhouse, email, secret)).status).toBe(400)
    expect((await signIn(inhouse, email, better)).status).toBe(200)
    const [notice, ...others] = await inhouse.mails()
    expect([notice!.to, notice!.subject, others]).toEqual([
      email,
      'Your password for Inhouse was changed',
      [],
    ])
  })

  it('ends what the old password has begun and not finished', async () => {
    const { user, email, memberships } = await aMember(inhouse, 2)
    const pending = await createPendingAuthentication(context, 'organization_selection', {
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
    await confirm((await create(email)).body.password_reset_token)
    const { body } = await authenticate(inhouse, {
      grant_type: 'urn:workos:oauth:grant-type:organization-selection',
      pending_authentication_token: pending,
      organization_id: memberships[0]!.organization_id,
    })
    expect(body.code).toBe('invalid_pending_authentication_token')
  })

  it('takes back a change of the address that had been asked for', async () => {
    const { user, email } = await aMember(inhouse)
    await inhouse.mails()
    await requestEmailChange(context, user.id, newEmail())
    const code = /^\d{6}$/m.exec((await inhouse.mails())[0]!.text)![0]
    await confirm((await create(email)).body.password_reset_token)
    const path = `/user_management/users/${user.id}/email_change/confirm`
    const { status, body } = await inhouse.call('POST', path, { code })
    expect([status, body.code]).toEqual([409, 'email_change_code_previously_used'])
  })

  it('does not verify an address that was changed in the same moment', async () => {
    const { id, email } = await createUser(context, { email: newEmail() })
    const { password_reset_token: token } = (await create(email)).body
    const other = newEmail()
    const meanwhile: typeof context = {
      ...context,
      async transaction(work) {
        await updateUser(context, id, { email: other })
        return context.transaction(work)
      },
    }
    await expect(resetPassword(meanwhile, { token, new_password: better })).rejects.toThrow()
    expect(await getUser(context, id)).toMatchObject({ email: other, email_verified: false })
  })

  it('works once, and then no other link does that was mailed before', async () => {
    const { email } = await aMember(inhouse)
    const [first, second] = [(await create(email)).body, (await create(email)).body]
    expect((await confirm(first.password_reset_token)).status).toBe(200)
    for (const { password_reset_token } of [first, second]) {
      const { status, body } = await confirm(password_reset_token, 'yet another 88 phrase')
      expect([status, body.code]).toEqual([404, 'entity_not_found'])
    }
    expect((await signIn(inhouse, email, better)).status).toBe(200)
  })

  it('is won by one of a hundred at once', async () => {
    const { email } = await aMember(inhouse)
    const { body } = await create(email)
    await inhouse.events()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => confirm(body.password_reset_token)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const events = (await inhouse.events()).map(({ event }) => event)
    expect(events.filter((event) => event === 'password_reset.succeeded')).toHaveLength(1)
  }, 60_000)

  it('refuses a password against the policy, and can then be used for another', async () => {
    const { email } = await aMember(inhouse)
    const { body } = await create(email)
    const weak = await confirm(body.password_reset_token, 'short')
    expect([weak.status, weak.body.code]).toEqual([400, 'password_reset_error'])
    expect(weak.body.errors).toContainEqual({
      code: 'password_too_short',
      message: expect.any(String),
      minimum_length: expect.any(Number),
    })
    expect((await confirm(body.password_reset_token)).status).toBe(200)
  })

  it('is over after a quarter of an hour, and when the address is another', async () => {
    const { email } = await aMember(inhouse)
    const late = (await create(email)).body
    inhouse.clock.advance('15m')
    expect((await confirm(late.password_reset_token)).status).toBe(404)

    const user = await createUser(context, { email: newEmail(), password: secret })
    const moved = (await create(user.email)).body
    await updateUser(context, user.id, { email: newEmail() })
    expect(await findPasswordReset(context, moved.password_reset_token)).toBe(undefined)
    expect((await confirm(moved.password_reset_token)).status).toBe(404)
    expect((await getUser(context, user.id)).email_verified).toBe(false)
  })

  it('is had only by users, and only for what was mailed', async () => {
    const unknown = await create('nobody@example.com')
    expect([unknown.status, unknown.body.message]).toEqual([
      404,
      "User not found: 'nobody@example.com'.",
    ])
    expect((await create('nobody')).body.code).toBe('invalid_request_parameters')
    expect((await confirm('never')).status).toBe(404)
    const incomplete = await inhouse.call('POST', '/user_management/password_reset/confirm', {})
    expect([incomplete.status, incomplete.body.code]).toEqual([422, 'invalid_request_parameters'])
    expect((await inhouse.call('GET', '/user_management/password_reset/none')).status).toBe(404)
  })

  it('gives a password to a user who had none', async () => {
    const { email } = await createUser(context, { email: newEmail() })
    await confirm((await create(email)).body.password_reset_token)
    expect((await signIn(inhouse, email, better)).status).toBe(200)
  })
})

describeInhouse(
  'a password reset by a page of the app',
  [authkit],
  (inhouse) => {
    const create = (email: string) =>
      inhouse.call('POST', '/user_management/password_reset', { email })

    it('leads there, is mailed by the app, and can be had three times a minute', async () => {
      await createUser(inhouse.context, { email: 'own@example.com' })
      const { body } = await create('own@example.com')
      expect(body.password_reset_url).toBe(
        `https://app.example.com/new?from=mail&token=${body.password_reset_token}`,
      )
      expect(body.expires_at).toBe(isoTime(inhouse.clock() + 3_600_000))
      await create('own@example.com')
      await create('own@example.com')
      expect((await create('OWN@example.com')).body.code).toBe('rate_limit_exceeded')
      for (let i = 0; i < 3; i++) expect((await create('nobody@example.com')).status).toBe(404)
      expect((await create('nobody@example.com')).status).toBe(429)

      const path = '/user_management/password_reset/confirm'
      const token = body.password_reset_token
      const answer = await inhouse.call('POST', path, { token, new_password: better })
      expect(answer.status).toBe(200)
      expect(await inhouse.mails()).toEqual([])
    })
  },
  {
    rateLimits: 'memory',
    settings: {
      authkit: {
        passwordResetUrl: 'https://app.example.com/new?from=mail',
        passwordResetMinutes: 60,
        mails: { passwordReset: false, passwordChanged: false },
      },
    } as never,
  },
)
