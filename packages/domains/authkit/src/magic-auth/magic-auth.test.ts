import { isoTime } from '@inhouse/core'
import { createOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { createUser, getUser, hasPassword, updateUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { createInvitation } from '../invitations/service.ts'
import { authkit } from '../module.ts'
import {
  createPendingAuthentication,
  getPendingAuthentication,
} from '../pending-authentications/service.ts'
import { aMember, authenticate, refresh, secret, signIn } from '../testing/people.ts'

const grant_type = 'urn:workos:oauth:grant-type:magic-auth:code'

const inOpen = { settings: { authkit: { emailVerification: 'off' } } as never }

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describeInhouse(
  'a magic code',
  [authkit],
  (inhouse) => {
    const create = (email: string, more: object = {}) =>
      inhouse.call('POST', '/user_management/magic_auth', { email, ...more })
    const redeem = (email: string, code: string, more: object = {}) =>
      authenticate(inhouse, { grant_type, email, code, ...more })
    const refusal = async (answer: ReturnType<typeof redeem>) => {
      const { status, body } = await answer
      return [status, body.code ?? body.error]
    }
    let people = 0
    const newEmail = () => `magic${++people}@example.com`

    it('is mailed, answered, told without the code, and found by its id', async () => {
      const { user, email } = await aMember(inhouse)
      const { status, body } = await create(email.toUpperCase())
      expect([status, body]).toEqual([
        201,
        {
          object: 'magic_auth',
          id: expect.stringMatching(/^magic_auth_/),
          user_id: user.id,
          email,
          expires_at: isoTime(inhouse.clock() + 600_000),
          created_at: inhouse.context.now(),
          updated_at: inhouse.context.now(),
          code: expect.stringMatching(/^\d{6}$/),
        },
      ])
      expect(await inhouse.call('GET', `/user_management/magic_auth/${body.id}`)).toMatchObject({
        status: 200,
        body,
      })
      const { code, ...told } = body
      expect(await inhouse.events()).toMatchObject([{ event: 'magic_auth.created', data: told }])
      const [mail] = await inhouse.mails()
      expect(mail).toMatchObject({ to: email, subject: 'Your sign-in code for Inhouse' })
      expect(mail!.text).toContain(code)
      expect(mail!.html).toContain(code)
    })

    it('signs in, verifies the address, and tells both once', async () => {
      const email = newEmail()
      const { body } = await create(email)
      expect((await inhouse.events()).map(({ event }) => event)).toEqual([
        'user.created',
        'magic_auth.created',
      ])
      const answer = await redeem(email, body.code, { ip_address: '203.0.113.9' })
      expect([answer.status, answer.body.authentication_method]).toEqual([200, 'MagicAuth'])
      expect(answer.body.user).toMatchObject({ id: body.user_id, email, email_verified: true })
      const events = await inhouse.events()
      expect(events.map(({ event }) => event)).toEqual([
        'user.updated',
        'authentication.magic_auth_succeeded',
        'session.created',
      ])
      expect(events[1]!.data).toEqual({
        type: 'magic_auth',
        status: 'succeeded',
        ip_address: '203.0.113.9',
        user_agent: null,
        user_id: body.user_id,
        email,
      })
      expect(events[2]!.data.auth_method).toBe('magic_code')

      const again = await create(email)
      await redeem(email, again.body.code)
      expect((await inhouse.events()).map(({ event }) => event)).toEqual([
        'magic_auth.created',
        'authentication.magic_auth_succeeded',
        'session.created',
      ])
    })

    it('answers to the grant under its older name', async () => {
      const email = newEmail()
      const { body } = await create(email)
      const legacy = { grant_type: 'urn:workos:oauth:grant-type:magic-auth' }
      expect((await redeem(email, body.code, legacy)).status).toBe(200)
    })

    it('is single use, and of a hundred at once one wins', async () => {
      const email = newEmail()
      const { body } = await create(email)
      const answers = await Promise.all(Array.from({ length: 100 }, () => redeem(email, body.code)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(await refusal(redeem(email, body.code))).toEqual([
        400,
        'one_time_code_previously_used',
      ])
      expect(await refusal(redeem(email, wrong(body.code)))).toEqual([400, 'invalid_one_time_code'])
    })

    it('is void after five wrong tries, which no refusal undoes', async () => {
      const email = newEmail()
      const { body } = await create(email)
      await inhouse.events()
      for (let i = 0; i < 5; i++) {
        expect(await refusal(redeem(email, wrong(body.code)))).toEqual([
          400,
          'invalid_one_time_code',
        ])
      }
      const failed = (await inhouse.events())[0]!
      expect([failed.event, failed.data.user_id, failed.data.error.code]).toEqual([
        'authentication.magic_auth_failed',
        body.user_id,
        'invalid_one_time_code',
      ])
      const tooMany = [400, 'one_time_code_too_many_attempts']
      expect(await refusal(redeem(email, body.code))).toEqual(tooMany)
      inhouse.clock.advance('5m')
      expect(await refusal(redeem(email, body.code))).toEqual(tooMany)
      expect((await redeem(email, (await create(email)).body.code)).status).toBe(200)
    })

    it('gives five tries to those who guess all at once, too', async () => {
      const email = newEmail()
      const { body } = await create(email)
      const guesses = Array.from({ length: 40 }, () => refusal(redeem(email, wrong(body.code))))
      const codes = (await Promise.all(guesses)).map(([, code]) => code)
      expect(codes.filter((code) => code === 'invalid_one_time_code')).toHaveLength(5)
    })

    it('is good for ten minutes', async () => {
      const email = newEmail()
      const first = (await create(email)).body.code
      inhouse.clock.advance(599_999)
      expect((await redeem(email, first)).status).toBe(200)
      const second = (await create(email)).body.code
      inhouse.clock.advance('10m')
      expect(await refusal(redeem(email, second))).toEqual([400, 'one_time_code_expired'])
      expect(await refusal(redeem(email, wrong(second)))).toEqual([400, 'invalid_one_time_code'])
    })

    it('counts no longer once there is a newer one, or another address', async () => {
      const email = newEmail()
      const first = (await create(email)).body
      const second = (await create(email)).body
      expect(first.code).not.toBe(second.code)
      expect(await refusal(redeem(email, first.code))).toEqual([400, 'invalid_one_time_code'])
      const moved = newEmail()
      await updateUser(inhouse.context, first.user_id, { email: moved })
      expect(await refusal(redeem(moved, second.code))).toEqual([400, 'invalid_one_time_code'])
    })

    it('answers an unknown user as it answers a wrong code', async () => {
      const email = newEmail()
      const { body } = await create(email)
      const known = await redeem(email, wrong(body.code))
      const unknown = await redeem('nobody@example.com', '123456')
      expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
      expect((await inhouse.events()).at(-1)).toMatchObject({
        event: 'authentication.magic_auth_failed',
        data: { user_id: null, email: 'nobody@example.com' },
      })
    })

    it('takes away a password that somebody else may have set, and what it opened', async () => {
      const email = newEmail()
      const user = await createUser(inhouse.context, { email, password: secret })
      const early = await signIn(inhouse, email)
      expect(early.status).toBe(200)
      const pending = await createPendingAuthentication(inhouse.context, 'mfa', {
        user_id: user.id,
        auth_method: 'password',
        authentication_method: 'Password',
        authenticated_at: inhouse.context.now(),
        organization_id: null,
        invitation_id: null,
        mfa_passed: false,
        ip_address: null,
        user_agent: null,
      })

      const { body } = await create(email)
      expect((await redeem(email, body.code)).status).toBe(200)
      expect(await hasPassword(inhouse.context, user.id)).toBe(false)
      expect((await refresh(inhouse, early.body.refresh_token)).status).toBe(400)
      await expect(getPendingAuthentication(inhouse.context, 'mfa', pending)).rejects.toThrow()

      const verified = await createUser(inhouse.context, {
        email: newEmail(),
        password: secret,
        email_verified: true,
      })
      await redeem(verified.email, (await create(verified.email)).body.code)
      expect(await hasPassword(inhouse.context, verified.id)).toBe(true)
    })

    it('is nowhere to be read in tables, events and logs', async () => {
      const email = newEmail()
      const { body } = await create(email)
      await redeem(email, wrong(body.code))
      const rows = await inhouse.context.db
        .selectFrom('one_time_codes')
        .selectAll()
        .where('id', '=', body.id)
        .execute()
      expect(rows).toHaveLength(1)
      const quoted = new RegExp(`\\b${body.code}\\b`)
      const { updated_at: _u, created_at: _c, expires_at: _e, ...row } = rows[0]!
      expect(JSON.stringify(row)).not.toMatch(quoted)
      expect(row['hash']).toBe(null)
      const mails = await inhouse.context.db.selectFrom('mails').select('sealed_message').execute()
      expect(JSON.stringify(mails)).not.toMatch(quoted)
      const told = (await inhouse.events()).filter(({ data }) => data.id === body.id)
      expect(JSON.stringify(told)).not.toMatch(quoted)
      expect(inhouse.logged().join()).not.toMatch(quoted)
    })

    it('keeps nothing that was over thirty days ago', async () => {
      const email = newEmail()
      const { body } = await create(email)
      inhouse.clock.advance('31d')
      await create(email)
      expect((await inhouse.call('GET', `/user_management/magic_auth/${body.id}`)).status).toBe(404)
    })

    it('is mailed in the language of the user, to the address that they have', async () => {
      const email = newEmail()
      const user = await createUser(inhouse.context, { email })
      await updateUser(inhouse.context, user.id, { locale: 'de-AT' })
      await inhouse.mails()
      await create(` ${email.toUpperCase()}`)
      expect(await inhouse.mails()).toMatchObject([
        { to: email, subject: 'Ihr Anmeldecode für Inhouse' },
      ])
    })

    it('refuses an address that is none, or that no mail can reach', async () => {
      const none = await create('nobody')
      expect([none.status, none.body.code]).toEqual([422, 'invalid_request_parameters'])
      const unreachable = await create('a@mail.invalid')
      expect([unreachable.status, unreachable.body.code]).toEqual([
        400,
        'email_domain_not_deliverable',
      ])
      expect(
        (await inhouse.call('GET', '/user_management/magic_auth/magic_auth_none')).status,
      ).toBe(404)
    })

    it('brings its invitation along, and joins where it leads', async () => {
      const { id: organization_id } = await createOrganization(inhouse.context, { name: 'Acme' })
      const email = newEmail()
      const invited = await createInvitation(inhouse.context, { email, organization_id })
      const { body } = await create(email, { invitation_token: invited.token })
      const answer = await redeem(email, body.code)
      expect([answer.status, answer.body.organization_id]).toEqual([200, organization_id])

      const other = newEmail()
      const { token } = await createInvitation(inhouse.context, { email: other, organization_id })
      const { code } = (await create(other)).body
      // What was refused for its invitation has not cost the code.
      expect(await refusal(redeem(other, code, { invitation_token: 'never' }))).toEqual([
        400,
        'invitation_invalid',
      ])
      const joined = await redeem(other, code, { invitation_token: token })
      expect([joined.status, joined.body.organization_id]).toEqual([200, organization_id])
    })

    it('leaves the session without an organization where the invitation is gone', async () => {
      const { id: organization_id } = await createOrganization(inhouse.context, { name: 'Acme' })
      const email = newEmail()
      const { token, invitation } = await createInvitation(inhouse.context, {
        email,
        organization_id,
      })
      const { body } = await create(email, { invitation_token: token })
      await inhouse.call('POST', `/user_management/invitations/${invitation.id}/revoke`)
      const answer = await redeem(email, body.code)
      expect([answer.status, answer.body.organization_id]).toEqual([200, undefined])
    })
  },
  inOpen,
)

describeInhouse(
  'a magic code where only who is invited may sign up',
  [authkit],
  (inhouse) => {
    const create = (email: string, more: object = {}) =>
      inhouse.call('POST', '/user_management/magic_auth', { email, ...more })

    it('is for users, and for those who bring an invitation', async () => {
      const { status, body } = await create('new@example.com')
      expect([status, body.error, body.error_description]).toEqual([
        400,
        'sign_up_not_allowed',
        expect.any(String),
      ])
      expect(await inhouse.events()).toEqual([])
      const invalid = await create('new@example.com', { invitation_token: 'never' })
      expect([invalid.status, invalid.body.error]).toEqual([400, 'invitation_invalid'])

      const { id: organization_id } = await createOrganization(inhouse.context, { name: 'Acme' })
      const { token } = await createInvitation(inhouse.context, {
        email: 'new@example.com',
        organization_id,
      })
      const foreign = await create('other@example.org', { invitation_token: token })
      expect([foreign.status, foreign.body.error]).toEqual([
        400,
        'invitation_cannot_be_used_for_email',
      ])
      const invited = await create('new@example.com', { invitation_token: token })
      expect(invited.status).toBe(201)
      expect((await create('new@example.com')).status).toBe(201)
      expect((await getUser(inhouse.context, invited.body.user_id)).email_verified).toBe(false)
    })
  },
  { settings: { authkit: { signUp: 'invited' } } as never },
)

describeInhouse(
  'a magic code that the app mails itself',
  [authkit],
  (inhouse) => {
    const create = (email: string) => inhouse.call('POST', '/user_management/magic_auth', { email })

    it('is made three times a minute for an address, and not mailed', async () => {
      for (let i = 0; i < 3; i++) expect((await create('quiet@example.com')).status).toBe(201)
      const { status, body, headers } = await create(' QUIET@example.com')
      expect([status, body.code]).toEqual([429, 'rate_limit_exceeded'])
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      inhouse.clock.advance('61s')
      expect((await create('quiet@example.com')).status).toBe(201)
      expect(await inhouse.mails()).toEqual([])
    })

    it('is tried ten times a minute for an address', async () => {
      const attempt = () =>
        authenticate(inhouse, { grant_type, email: 'guess@example.com', code: '123456' })
      for (let i = 0; i < 10; i++) expect((await attempt()).status).toBe(400)
      const { status, body } = await attempt()
      expect([status, body.error]).toEqual([429, 'too_many_requests'])
    })
  },
  { rateLimits: 'memory', settings: { authkit: { mails: { magicAuth: false } } } as never },
)
