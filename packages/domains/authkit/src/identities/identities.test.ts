import { describeInhouse } from '@inhouse/testing'
import {
  createUser,
  findUserByEmail,
  getUser,
  hasPassword,
  markEmailVerified,
  updateUser,
} from '@inhouse/users'
import { expect, it } from 'vitest'
import { proveEmail } from '../email-verification/prove-email.ts'
import { createInvitation } from '../invitations/service.ts'
import { authkit } from '../module.ts'
import { provenIn } from '../sign-ins/service.ts'
import { finishProvider } from '../social/finish.ts'
import type { RawProfile } from '../social/profile.ts'
import { db } from '../tables.ts'
import { secret } from '../testing/people.ts'
import { fakeProvider, goOut, requestOf } from '../testing/social.ts'
import { linkPendingIdentity, pendingIdentityOf } from './pending.ts'
import { identitiesOf, insertIdentity, markIdentityProven } from './service.ts'

const providers = {
  GoogleOAuth: fakeProvider,
  MicrosoftOAuth: fakeProvider,
  GitHubOAuth: fakeProvider,
}

let people = 0
interface Person {
  id: string
  email: string
  email_verified: boolean
  name: string
}
const aPerson = (more: Partial<Person> = {}): Person => {
  const id = `person-${++people}`
  return { id, email: `${id}@example.com`, email_verified: true, name: 'Ada Lovelace', ...more }
}

describeInhouse(
  'an identity',
  [authkit],
  (inhouse) => {
    const { context } = inhouse
    /** Comes with a provider, and tells who signed in, or else what was answered. */
    const come = async (
      provider: keyof typeof providers,
      profile: RawProfile,
      options: Parameters<typeof goOut>[2] = {},
    ) => {
      const {
        browser,
        signIn: begun,
        url,
      } = await goOut(inhouse, provider, { direct: false, ...options })
      const params = { state: url.searchParams.get('state')!, code: JSON.stringify(profile) }
      const location = new URL(
        await finishProvider(context, requestOf(browser), { ...params, provider }),
      )
      const left = await db(context)
        .selectFrom('sign_ins')
        .selectAll()
        .where('id', '=', begun.id)
        .executeTakeFirstOrThrow()
      const error = location.searchParams.get('error')
      return { userId: (await provenIn(context, left))?.user_id, signIn: left, error, location }
    }
    const names = async (userId: string) =>
      (await identitiesOf(context, userId)).map(({ provider, idp_id }) => `${provider} ${idp_id}`)
    const aUser = (email: string, email_verified: boolean) =>
      createUser(context, { email, email_verified, password: secret })
    const link = (begun: Awaited<ReturnType<typeof come>>, user_id: string) =>
      context.transaction((tx) => linkPendingIdentity(tx, begun.signIn, { user_id }))

    it('makes a user of someone new, and is listed', async () => {
      const person = aPerson()
      const { userId } = await come('GitHubOAuth', person)
      expect(await getUser(context, userId!)).toMatchObject({
        email: person.email,
        email_verified: true,
        first_name: 'Ada',
      })
      expect(
        (await inhouse.call('GET', `/user_management/users/${userId}/identities`)).body,
      ).toEqual([{ idp_id: person.id, type: 'OAuth', provider: 'GithubOAuth' }])
      expect((await inhouse.call('GET', '/user_management/users/user_x/identities')).status).toBe(
        404,
      )
    })

    it('is one and the same, however many come with it at once', async () => {
      const person = aPerson()
      const came = await Promise.all(Array.from({ length: 10 }, () => come('GoogleOAuth', person)))
      expect(new Set(came.map(({ userId }) => userId)).size).toBe(1)
      const both = aPerson()
      const [a, b] = await Promise.all([come('GoogleOAuth', both), come('GitHubOAuth', both)])
      expect(a.userId).toBe(b.userId)
    })

    it('is linked to a user whose address both sides have verified', async () => {
      const person = aPerson()
      const { id } = await aUser(person.email.toUpperCase(), true)
      const { userId } = await come('GoogleOAuth', person)
      expect(userId).toBe(id)
      expect(await names(id)).toEqual([`GoogleOAuth ${person.id}`])
      // The owner keeps what is theirs.
      expect(await hasPassword(context, id)).toBe(true)
    })

    it('gets nowhere by an address that the provider does not vouch for', async () => {
      for (const email_verified of [true, false]) {
        const person = aPerson({ email_verified: false })
        const { id } = await aUser(person.email, email_verified)
        const came = await come('MicrosoftOAuth', person)
        expect([came.userId, came.signIn.email]).toEqual([undefined, person.email])
        expect(came.location.pathname).toBe('/sign-in/next')
        expect(pendingIdentityOf(context, came.signIn)?.provider).toBe('MicrosoftOAuth')
        expect(await names(id)).toEqual([])
        expect((await getUser(context, id)).email_verified).toBe(email_verified)
      }
    })

    it('is linked once its bearer has shown to be the user, in the same sign-in', async () => {
      const person = aPerson({ email_verified: false })
      const { id } = await aUser(person.email, true)
      const came = await come('MicrosoftOAuth', person)
      expect(await link(came, id)).toBe(true)
      expect((await come('MicrosoftOAuth', person)).userId).toBe(id)
    })

    it('is linked to nobody else, and to no address that is unproven', async () => {
      const person = aPerson({ email_verified: false })
      const { id } = await aUser(person.email, false)
      const stranger = await aUser(aPerson().email, true)
      expect(await link(await come('MicrosoftOAuth', person), stranger.id)).toBe(false)
      expect(await link(await come('MicrosoftOAuth', person), id)).toBe(false)
      expect([...(await names(id)), ...(await names(stranger.id))]).toEqual([])

      const came = await come('MicrosoftOAuth', person)
      await context.transaction(async (tx) => {
        await markEmailVerified(tx, id)
        const identity = { provider: 'MicrosoftOAuth', idp_id: person.id, email_proven: true }
        await insertIdentity(tx, stranger, identity)
      })
      expect(await link(came, id)).toBe(false)
      expect(await names(id)).toEqual([])
    })

    it('that came with an unproven address is untied once somebody proves that address', async () => {
      const person = aPerson({ email_verified: false })
      const { userId } = await come('MicrosoftOAuth', person)
      expect(await getUser(context, userId!)).toMatchObject({ email_verified: false })
      await context.transaction((tx) => proveEmail(tx, { id: userId! }))
      expect(await names(userId!)).toEqual([])
      expect((await come('MicrosoftOAuth', person)).userId).toBeUndefined()
    })

    it('stays where its bearer proves the address in the same sign-in', async () => {
      const person = aPerson({ email_verified: false })
      const { userId } = await come('MicrosoftOAuth', person)
      await context.transaction(async (tx) => {
        await markIdentityProven(tx, { user_id: userId!, authentication_method: 'MicrosoftOAuth' })
        await markEmailVerified(tx, userId!)
      })
      expect((await come('MicrosoftOAuth', person)).userId).toBe(userId)
    })

    it('is not found again by a re-made account, nor by the same id elsewhere', async () => {
      const person = aPerson()
      const { userId } = await come('GoogleOAuth', person)
      const remade = await come('GoogleOAuth', { ...person, id: 'remade' })
      expect(remade.userId).toBeUndefined()
      const elsewhere = await come('GitHubOAuth', { ...aPerson(), id: person.id })
      expect(elsewhere.userId).not.toBe(userId)
      expect(await names(userId!)).toEqual([`GoogleOAuth ${person.id}`])
    })

    it('reaches nobody by changing its address to theirs', async () => {
      const victim = await aUser(aPerson().email, true)
      for (const email_verified of [true, false]) {
        const person = aPerson()
        const { userId } = await come('GoogleOAuth', person)
        const again = await come('GoogleOAuth', { ...person, email: victim.email, email_verified })
        expect(again.userId).toBe(userId)
        expect((await getUser(context, userId!)).email).toBe(person.email)
      }
      expect(await names(victim.id)).toEqual([])

      const squatter = aPerson({ email_verified: false })
      const { userId } = await come('GoogleOAuth', squatter)
      await come('GoogleOAuth', { ...squatter, email: aPerson().email, email_verified: true })
      expect(await getUser(context, userId!)).toMatchObject({
        email: squatter.email,
        email_verified: false,
      })
    })

    it('brings name, picture and a free address along each time', async () => {
      const person = aPerson()
      const { userId } = await come('GoogleOAuth', person)
      const email = aPerson().email
      const picture = 'https://a.example/new.png'
      await come('GoogleOAuth', {
        id: person.id,
        email,
        email_verified: true,
        first_name: 'Augusta',
        picture,
      })
      expect(await getUser(context, userId!)).toMatchObject({
        email,
        email_verified: true,
        first_name: 'Augusta',
        last_name: 'Lovelace',
        profile_picture_url: picture,
      })
      await come('GoogleOAuth', { id: person.id, email: aPerson().email, email_verified: false })
      expect((await getUser(context, userId!)).email).toBe(email)
      await come('GitHubOAuth', aPerson({ email }))
      await come('GoogleOAuth', { id: person.id, email: aPerson().email, email_verified: true })
      expect((await getUser(context, userId!)).email).toBe(email)
      expect(await names(userId!)).toHaveLength(2)
    })

    it('is untied when the address of its user becomes another', async () => {
      const person = aPerson()
      const { userId } = await come('GoogleOAuth', person)
      await updateUser(context, userId!, { first_name: 'Grace' })
      expect(await names(userId!)).toHaveLength(1)
      await updateUser(context, userId!, { email: aPerson().email })
      expect(await names(userId!)).toEqual([])
    })
  },
  { settings: { authkit: { providers, emailVerification: 'required' } } as never },
)

describeInhouse(
  'an identity of someone new, where one must be invited',
  [authkit],
  (inhouse) => {
    it('is refused without an invitation to its address', async () => {
      const { context } = inhouse
      const come = async (profile: RawProfile, invitation_token?: string) => {
        const { browser, url } = await goOut(inhouse, 'GoogleOAuth', {
          invitation_token: invitation_token ?? null,
        })
        const params = { state: url.searchParams.get('state')!, code: JSON.stringify(profile) }
        const request = requestOf(browser)
        const location = await finishProvider(context, request, {
          ...params,
          provider: 'GoogleOAuth',
        })
        return new URL(location).searchParams.get('error') ?? 'in'
      }
      const person = aPerson()
      expect(await come(person)).toBe('sign_up_not_allowed')
      expect(await come(person, 'no such token')).toBe('invitation_invalid')
      expect(await findUserByEmail(context, person.email)).toBeUndefined()
      const { token } = await createInvitation(context, { email: person.email })
      expect(await come(person, token)).toBe('in')
      expect(await come(person)).toBe('in')
    })
  },
  { settings: { authkit: { providers, signUp: 'invited' } } as never },
)
