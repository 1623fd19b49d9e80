import { createMembership, createOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { createUser, findUserByEmail, getUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { createPasswordReset } from '../password-reset/service.ts'
import { aMember, refresh, signIn } from '../testing/people.ts'

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describeInhouse(
  'a change of the email address',
  [authkit],
  (inhouse) => {
    const { context } = inhouse
    let people = 0
    const newEmail = () => `change${++people}@example.com`
    const someone = () => createUser(context, { email: newEmail() })
    const send = (id: string, new_email: string) =>
      inhouse.call('POST', `/user_management/users/${id}/email_change/send`, { new_email })
    const confirm = (id: string, code: string) =>
      inhouse.call('POST', `/user_management/users/${id}/email_change/confirm`, { code })
    const refusal = async (answer: ReturnType<typeof send>) => {
      const { status, body } = await answer
      return [status, body.code]
    }
    const codeIn = (text: string) => /^\d{6}$/m.exec(text)![0]
    const asked = async (id: string, email: string) => {
      await inhouse.mails()
      await send(id, email)
      return codeIn((await inhouse.mails())[0]!.text)
    }

    it('mails a code to the new address, and changes nothing yet', async () => {
      const user = await someone()
      const { body: shown } = await inhouse.call('GET', `/user_management/users/${user.id}`)
      await inhouse.events()
      const new_email = newEmail()
      const { status, body } = await send(user.id, new_email)
      expect([status, body]).toEqual([
        200,
        {
          object: 'email_change',
          user: shown,
          new_email,
          expires_at: expect.stringMatching(/Z$/),
          created_at: context.now(),
        },
      ])
      const mails = await inhouse.mails()
      expect(mails.map(({ to }) => to)).toEqual([new_email])
      expect(JSON.stringify(body)).not.toContain(codeIn(mails[0]!.text))
      expect(await inhouse.events()).toEqual([])
      expect((await getUser(context, user.id)).email).toBe(user.email)
    })

    it('gives the user the new address as a verified one, and tells the old one', async () => {
      const user = await someone()
      const new_email = newEmail()
      const code = await asked(user.id, new_email)
      await inhouse.events()
      const { status, body } = await confirm(user.id, code)
      expect([status, body]).toMatchObject([
        200,
        {
          object: 'email_change_confirmation',
          user: { object: 'user', id: user.id, email: new_email, email_verified: true },
        },
      ])
      expect(await inhouse.events()).toMatchObject([{ event: 'user.updated', data: body.user }])
      expect((await findUserByEmail(context, new_email))?.id).toBe(user.id)
      const [notice, ...others] = await inhouse.mails()
      expect([notice!.to, notice!.text.includes(new_email), others]).toEqual([user.email, true, []])
      expect(await refusal(confirm(user.id, code))).toEqual([
        409,
        'email_change_code_previously_used',
      ])
      expect(await refusal(confirm(user.id, wrong(code)))).toEqual([409, 'no_pending_email_change'])
    })

    it('keeps the sessions, and makes worthless what was mailed to the old address', async () => {
      const { user, email } = await aMember(inhouse)
      const session = (await signIn(inhouse, email)).body
      const reset = await createPasswordReset(context, email)
      const code = await asked(user.id, newEmail())
      expect((await confirm(user.id, code)).status).toBe(200)
      expect((await refresh(inhouse, session.refresh_token)).status).toBe(200)
      const spoiled = await inhouse.call('POST', '/user_management/password_reset/confirm', {
        token: reset.password_reset_token,
        new_password: 'a wholly new 77 phrase',
      })
      expect(spoiled.status).toBe(404)
    })

    it('is won by one of a hundred who confirm at once', async () => {
      const user = await someone()
      const code = await asked(user.id, newEmail())
      await inhouse.events()
      const answers = await Promise.all(Array.from({ length: 100 }, () => confirm(user.id, code)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect((await inhouse.events()).map(({ event }) => event)).toEqual(['user.updated'])
    })

    it('refuses what is wrong, over, or tried too often', async () => {
      const user = await someone()
      expect(await refusal(confirm(user.id, '123456'))).toEqual([409, 'no_pending_email_change'])
      const late = await asked(user.id, newEmail())
      inhouse.clock.advance('10m')
      expect(await refusal(confirm(user.id, late))).toEqual([400, 'email_change_code_expired'])

      const guessed = await asked(user.id, newEmail())
      for (let i = 0; i < 5; i++) {
        expect(await refusal(confirm(user.id, wrong(guessed)))).toEqual([
          400,
          'email_change_code_incorrect',
        ])
      }
      expect(await refusal(confirm(user.id, guessed))).toEqual([
        429,
        'email_change_too_many_attempts',
      ])
    })

    it('refuses an address that the user has, another one has, or nobody can have', async () => {
      const [user, other] = [await someone(), await someone()]
      expect(await refusal(send(user.id, user.email.toUpperCase()))).toEqual([
        409,
        'email_change_not_needed',
      ])
      expect(await refusal(send(user.id, other.email))).toEqual([409, 'email_not_available'])
      const invalid = await send(user.id, 'nobody')
      expect([invalid.status, invalid.body.code, invalid.body.errors]).toMatchObject([
        422,
        'invalid_request_parameters',
        [{ field: 'new_email', code: 'invalid_email' }],
      ])
      expect(await refusal(send('user_none', newEmail()))).toEqual([404, 'entity_not_found'])
      expect(await refusal(confirm('user_none', '123456'))).toEqual([404, 'entity_not_found'])
    })

    it('refuses an address that was taken meanwhile, and does not spend the code on it', async () => {
      const user = await someone()
      const wanted = newEmail()
      const code = await asked(user.id, wanted)
      const { id } = await createUser(context, { email: wanted })
      expect(await refusal(confirm(user.id, code))).toEqual([409, 'email_not_available'])
      await inhouse.call('DELETE', `/user_management/users/${id}`)
      expect((await confirm(user.id, code)).status).toBe(200)
    })

    it('is not for those whom a directory manages', async () => {
      const user = await someone()
      const code = await asked(user.id, newEmail())
      const { id: organization_id } = await createOrganization(context, { name: 'Managed' })
      await createMembership(context, {
        user_id: user.id,
        organization_id,
        directory_managed: true,
      })
      expect(await refusal(send(user.id, newEmail()))).toEqual([409, 'email_change_not_allowed'])
      expect(await refusal(confirm(user.id, code))).toEqual([409, 'email_change_not_allowed'])
    })
  },
  { settings: { authkit: { emailVerification: 'off' } } as never },
)

describeInhouse(
  'a mail to a new address',
  [authkit],
  (inhouse) => {
    it('is sent three times a minute for a user, whatever is switched off', async () => {
      const { id } = await createUser(inhouse.context, { email: 'mover@example.com' })
      const send = () =>
        inhouse.call('POST', `/user_management/users/${id}/email_change/send`, {
          new_email: 'moved@example.com',
        })
      for (let i = 0; i < 3; i++) expect((await send()).status).toBe(200)
      expect((await send()).body.code).toBe('rate_limit_exceeded')
      const mails = await inhouse.mails()
      expect(mails).toHaveLength(3)

      const code = /^\d{6}$/m.exec(mails[2]!.text)![0]
      const confirm = `/user_management/users/${id}/email_change/confirm`
      expect((await inhouse.call('POST', confirm, { code })).status).toBe(200)
      expect(await inhouse.mails()).toEqual([])
    })
  },
  { rateLimits: 'memory', settings: { authkit: { mails: { emailChanged: false } } } as never },
)
