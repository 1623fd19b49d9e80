import { describeInhouse, testClientId } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, signIn } from '../testing/people.ts'
import { beginSignIn } from '../sign-ins/service.ts'

describeInhouse('what has run out', [authkit], (inhouse) => {
  const rows = async () => {
    const counts = ['sign_ins', 'pending_authentications', 'device_codes'].map(async (table) => {
      const all = await inhouse.context.db.selectFrom(table).select('expires_at').execute()
      return all.length
    })
    return Promise.all(counts)
  }

  it('is deleted a day later, by a job, and what has not stays', async () => {
    const { email } = await aMember(inhouse, 2)
    const begin = async () => {
      const blank = { redirect_uri: null, state: null, code_challenge: null, organization_id: null }
      await beginSignIn(inhouse.context, { ...blank, ip_address: null, user_agent: null })
      await signIn(inhouse, email)
      await inhouse.call(
        'POST',
        '/user_management/authorize/device',
        { client_id: testClientId },
        { key: null },
      )
    }
    await begin()
    inhouse.clock.advance('24h')
    await begin()
    await inhouse.runJobs()
    expect(await rows()).toEqual([2, 2, 2])
    inhouse.clock.advance('1h')
    await inhouse.runJobs()
    expect(await rows()).toEqual([1, 1, 1])
  })
})
