import { describeInhouse } from '@inhouse/testing'
import { createUser, findUserByEmail } from '@inhouse/users'
import { expect, it } from 'vitest'
import { createMagicAuth } from '../magic-auth/service.ts'
import { authkit } from '../module.ts'
import { authenticate, secret, signIn } from '../testing/people.ts'

const victim = 'kira.iris@example.com'
const lookAlikes = [
  ['a Cyrillic letter', 'kir\u0430.iris@example.com'],
  ['an i without its dot', 'kira.\u0131ris@example.com'],
  ['letters of full width', '\uFF4Bira.iris@example.com'],
  ['a domain that looks like it', 'kira.iris@ex\u0430mple.com'],
  ['a plus', 'kira.iris+x@example.com'],
  ['fewer dots', 'kirairis@example.com'],
]

describeInhouse('an address that looks like another', [authkit], (inhouse) => {
  it('is an account of its own, which the other’s password and code do not open', async () => {
    const user = await createUser(inhouse.context, {
      email: victim,
      email_verified: true,
      password: secret,
    })
    for (const [how, email] of lookAlikes as [string, string][]) {
      expect([how, await findUserByEmail(inhouse.context, email)]).toEqual([how, undefined])
      expect([how, (await signIn(inhouse, email)).body.code]).toEqual([how, 'invalid_credentials'])
      const { status, body } = await inhouse.call('POST', '/user_management/users', {
        email,
        email_verified: true,
      })
      expect([how, status, body.id === user.id]).toEqual([how, 201, false])

      const { code } = await createMagicAuth(inhouse.context, { email })
      const grant_type = 'urn:workos:oauth:grant-type:magic-auth:code'
      const stolen = await authenticate(inhouse, { grant_type, email: victim, code })
      expect([how, stolen.status]).toEqual([how, 400])
      const own = await authenticate(inhouse, { grant_type, email, code })
      expect([how, own.body.user.id]).toEqual([how, body.id])
    }
    expect((await signIn(inhouse, victim.toUpperCase())).body.user.id).toBe(user.id)
  })
})
