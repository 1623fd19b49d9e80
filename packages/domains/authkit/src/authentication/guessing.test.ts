import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate, secret, signIn } from '../testing/people.ts'

describeInhouse(
  'who guesses',
  [authkit],
  (inhouse) => {
    const from = (ip_address: string, email: string, password: string) =>
      authenticate(inhouse, { grant_type: 'password', email, password, ip_address })
    const withCode = (email: string, code: string) =>
      authenticate(inhouse, {
        grant_type: 'urn:workos:oauth:grant-type:magic-auth:code',
        email,
        code,
      })

    it('has ten tries for a person, whatever they try', async () => {
      const { email } = await aMember(inhouse)
      for (let i = 0; i < 5; i++) await signIn(inhouse, email, 'wrong')
      for (let i = 0; i < 5; i++) await withCode(email, '000000')
      expect((await signIn(inhouse, email)).status).toBe(429)
      expect((await withCode(email, '000000')).status).toBe(429)
    })

    it('gains none by the right password of somebody else, or of theirs', async () => {
      const [victim, other] = [await aMember(inhouse), await aMember(inhouse)]
      for (let i = 0; i < 9; i++) await from('198.51.100.1', victim.email, 'wrong')
      expect((await from('198.51.100.1', other.email, secret)).status).toBe(200)
      expect((await from('198.51.100.1', victim.email, secret)).status).toBe(200)
      expect((await from('198.51.100.2', victim.email, 'wrong')).status).toBe(429)
    })

    it('gains none by another address of the same network', async () => {
      const { email } = await aMember(inhouse)
      const hex = (n: number) => (n * 7919).toString(16)
      const guesses = Array.from({ length: 51 }, (_, i) =>
        from(`2001:db8:1:2:${hex(i)}::${hex(i + 1)}`, `nobody${i}@example.com`, 'wrong'),
      )
      await Promise.all(guesses)
      expect((await from('2001:db8:1:2:ffff::1', email, secret)).status).toBe(429)
      expect((await from('2001:DB8:1:2::ffff', email, secret)).status).toBe(429)
      expect((await from('2001:db8:1:3::1', email, secret)).status).toBe(200)
    })
  },
  { rateLimits: 'memory' },
)
