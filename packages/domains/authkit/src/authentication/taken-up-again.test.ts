import { describeInhouse } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import { challengeFactor } from '../challenges/service.ts'
import { enrollTotp } from '../factors/enroll.ts'
import { authkit } from '../module.ts'
import { aMember, authenticate, secret, signIn } from '../testing/people.ts'

const grantOf = (name: string) => `urn:workos:oauth:grant-type:${name}`

describeInhouse('a sign-in that was left half-finished', [authkit], (inhouse) => {
  const lastCode = async () => /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]
  const verify = (pending_authentication_token: string, code: string) =>
    authenticate(inhouse, {
      grant_type: grantOf('email-verification:code'),
      pending_authentication_token,
      code,
    })
  const anUnverified = async (email: string) => {
    await createUser(inhouse.context, { email, password: secret })
    return email
  }

  it('goes on with its address by the newest code, from the first sign-in as from the second', async () => {
    const email = await anUnverified('again@example.com')
    const { body: first } = await signIn(inhouse, email)
    const older = await lastCode()
    inhouse.clock.advance('2m')
    const { body: second } = await signIn(inhouse, email)
    const newer = await lastCode()
    const stale = await verify(second.pending_authentication_token, older)
    expect([stale.status, stale.body.code]).toEqual([400, 'invalid_one_time_code'])
    expect((await verify(first.pending_authentication_token, newer)).status).toBe(200)
    // Nothing is left to be verified, so the other is over and the next goes straight through.
    const late = await verify(second.pending_authentication_token, newer)
    expect(late.status).toBe(400)
    expect((await signIn(inhouse, email)).status).toBe(200)
  })

  it('begins anew once its tries, its code or its time are spent', async () => {
    const email = await anUnverified('spent@example.com')
    const { body: first } = await signIn(inhouse, email)
    const code = await lastCode()
    const wrong = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 6; i++) {
      expect((await verify(first.pending_authentication_token, wrong)).status).toBe(400)
    }
    const { body: second } = await signIn(inhouse, email)
    const late = await lastCode()
    inhouse.clock.advance('10m')
    const over = await verify(second.pending_authentication_token, late)
    expect(over.body.code).toBe('invalid_pending_authentication_token')
    const { body: third } = await signIn(inhouse, email)
    expect((await verify(third.pending_authentication_token, await lastCode())).status).toBe(200)
  })

  it('takes another organization after a wrong one, now or at the next sign-in', async () => {
    const { email, memberships } = await aMember(inhouse, 2)
    const choose = (pending_authentication_token: string, organization_id: string) =>
      authenticate(inhouse, {
        grant_type: grantOf('organization-selection'),
        pending_authentication_token,
        organization_id,
      })
    const pending = async () => (await signIn(inhouse, email)).body.pending_authentication_token
    const [first, second] = [await pending(), await pending()]
    for (const token of [first, second]) {
      expect((await choose(token, 'org_none')).status).toBe(400)
      expect((await choose(token, memberships[1]!.organization_id)).status).toBe(200)
    }
  })

  it('asks for a new challenge after too many wrong codes, and for the same factor', async () => {
    const { user, email } = await aMember(inhouse)
    const code = (key: string) => generateSync({ secret: key, epoch: inhouse.clock() / 1000 })
    const answer = (token: string, challenge: string, given: string) =>
      authenticate(inhouse, {
        grant_type: grantOf('mfa-totp'),
        pending_authentication_token: token,
        authentication_challenge_id: challenge,
        code: given,
      })

    const factor = await enrollTotp(inhouse.context, user.id)
    const key = factor.secret!.secret
    const confirm = await challengeFactor(inhouse.context, factor.id)
    await inhouse.call('POST', `/auth/challenges/${confirm.id}/verify`, { code: code(key) })
    inhouse.clock.advance('30s')

    const { body } = await signIn(inhouse, email)
    const token = body.pending_authentication_token
    const challenge = await challengeFactor(inhouse.context, factor.id)
    const wrong = code(key) === '000000' ? '000001' : '000000'
    for (let i = 0; i < 11; i++) {
      expect((await answer(token, challenge.id, wrong)).status).toBe(400)
    }
    const spent = await answer(token, challenge.id, code(key))
    expect([spent.status, spent.body.code]).toEqual([400, 'one_time_code_too_many_attempts'])
    inhouse.clock.advance('1m')
    const anew = await challengeFactor(inhouse.context, factor.id)
    expect((await answer(token, anew.id, code(key))).status).toBe(200)
  })
})

describeInhouse(
  'the enrolment of a factor that was left half-finished',
  [authkit],
  (inhouse) => {
    it('begins anew at the next sign-in, and what was left is worth nothing', async () => {
      const { user, email } = await aMember(inhouse)
      await signIn(inhouse, email)
      const left = await enrollTotp(inhouse.context, user.id)

      const { status, body } = await signIn(inhouse, email)
      expect([status, body.code]).toEqual([403, 'mfa_enrollment'])
      const factor = await enrollTotp(inhouse.context, user.id)
      const answer = async ({ id, secret: made }: typeof factor) =>
        authenticate(inhouse, {
          grant_type: grantOf('mfa-totp'),
          pending_authentication_token: body.pending_authentication_token,
          authentication_challenge_id: (await challengeFactor(inhouse.context, id)).id,
          code: generateSync({ secret: made!.secret, epoch: inhouse.clock() / 1000 }),
        })
      expect((await answer(factor)).status).toBe(200)
      inhouse.clock.advance('30s')
      expect((await signIn(inhouse, email)).body.code).toBe('mfa_challenge')
      expect((await answer(left)).status).toBe(400)
    })
  },
  { settings: { authkit: { mfa: 'required' } } as never },
)
