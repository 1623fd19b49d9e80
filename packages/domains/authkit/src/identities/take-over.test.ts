import { describeInhouse, testClientId } from '@inhouse/testing'
import { getUser, hasPassword, setPassword } from '@inhouse/users'
import { expect, it } from 'vitest'
import { issueAuthorizationCode } from '../authorization-codes/service.ts'
import { authkit } from '../module.ts'
import { createPendingAuthentication } from '../pending-authentications/service.ts'
import { createSession } from '../sessions/service.ts'
import { provenIn } from '../sign-ins/service.ts'
import { finishProvider } from '../social/finish.ts'
import { db, type SignIn } from '../tables.ts'
import { authenticate, secret, signIn } from '../testing/people.ts'
import { appCallback, fakeProvider, goOut, requestOf } from '../testing/social.ts'

const providers = { GoogleOAuth: fakeProvider, MicrosoftOAuth: fakeProvider }

describeInhouse(
  'the owner of an address that somebody else signed up with',
  [authkit],
  (inhouse) => {
    const { context } = inhouse
    const come = async (provider: string, email: string, email_verified: boolean) => {
      const { browser, signIn: begun, url } = await goOut(inhouse, provider, { direct: false })
      const code = JSON.stringify({ id: `${provider} of ${email}`, email, email_verified })
      const state = url.searchParams.get('state')!
      await finishProvider(context, requestOf(browser), { state, code, provider })
      return readSignIn(begun.id)
    }
    const readSignIn = (id: string): Promise<SignIn> =>
      db(context).selectFrom('sign_ins').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

    /** Everything that could let the squatter in again once the address is verified. */
    const squat = async (email: string) => {
      const begun = await come('MicrosoftOAuth', email, false)
      const proven = (await provenIn(context, begun))!
      const { user_id } = proven
      await setPassword(context, user_id, secret)
      await context.transaction((tx) => createSession(tx, proven))
      const pending = await createPendingAuthentication(context, 'email_verification', proven)
      const binding = { client_id: testClientId, redirect_uri: appCallback, code_challenge: null }
      const code = await issueAuthorizationCode(context, binding, proven)
      await db(context)
        .insertInto('passkeys')
        .values({
          id: `passkey of ${email}`,
          user_id,
          credential_id: email,
          public_key: 'AA',
          counter: 0,
          transports: [],
          name: 'A passkey',
          last_used_at: null,
          created_at: context.now(),
          updated_at: context.now(),
        })
        .execute()
      const path = `/user_management/users/${user_id}`
      await inhouse.call('POST', `${path}/auth_factors`, { type: 'totp' })
      await inhouse.call('POST', `${path}/email_change/send`, { new_email: `not-${email}` })
      return { user_id, begun, pending, code }
    }
    const left = async (user_id: string) => {
      const of = async (table: 'passkeys' | 'authentication_factors' | 'recovery_codes') =>
        (
          await db(context)
            .selectFrom(table)
            .select('user_id')
            .where('user_id', '=', user_id)
            .execute()
        ).length
      const open = async (
        table: 'one_time_codes' | 'pending_authentications' | 'authorization_codes',
      ) =>
        (
          await db(context)
            .selectFrom(table)
            .select('user_id')
            .where('user_id', '=', user_id)
            .where('used_at', 'is', null)
            .execute()
        ).length
      const sessions = await db(context)
        .selectFrom('sessions')
        .select('id')
        .where('user_id', '=', user_id)
        .where('ended_at', 'is', null)
        .execute()
      return {
        password: await hasPassword(context, user_id),
        passkeys: await of('passkeys'),
        factors: (await of('authentication_factors')) + (await of('recovery_codes')),
        mailed: await open('one_time_codes'),
        pending: await open('pending_authentications'),
        codes: await open('authorization_codes'),
        sessions: sessions.length,
      }
    }

    it('gets it with nothing that would let the other in again', async () => {
      const { user_id, begun, code } = await squat('ada@example.com')
      expect(await left(user_id)).toEqual({
        password: true,
        passkeys: 1,
        factors: 1,
        mailed: 1,
        pending: 1,
        codes: 1,
        sessions: 1,
      })

      const owner = await come('GoogleOAuth', 'ada@example.com', true)
      expect(owner).toMatchObject({ user_id, completed_at: null })
      expect(await getUser(context, user_id)).toMatchObject({ email_verified: true })
      expect(await left(user_id)).toEqual({
        password: false,
        passkeys: 0,
        factors: 0,
        mailed: 0,
        pending: 0,
        codes: 0,
        sessions: 0,
      })
      expect((await readSignIn(begun.id)).completed_at).toBe(context.now())
      expect(
        (await inhouse.call('GET', `/user_management/users/${user_id}/identities`)).body,
      ).toEqual([
        { idp_id: 'GoogleOAuth of ada@example.com', type: 'OAuth', provider: 'GoogleOAuth' },
      ])
      expect((await signIn(inhouse, 'ada@example.com')).status).toBe(400)
      expect((await authenticate(inhouse, { grant_type: 'authorization_code', code })).status).toBe(
        400,
      )
      expect((await come('MicrosoftOAuth', 'ada@example.com', false)).user_id).toBeNull()
    })
  },
  { settings: { authkit: { providers } } as never },
)
