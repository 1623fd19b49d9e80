import { createTestInhouse, describeInhouse, type TestInhouse } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, signIn } from '../testing/people.ts'
import { spreadOfMedians } from '../testing/timings.ts'

// By itself, a digest takes no time, and this scrypt twice as long as a hash of ours.
const imported = [
  ['ssha', '{SSHA}FncsC50fLWxG+r2fIorU00Hzp4RzYWx0LXNhbA=='],
  [
    'scrypt',
    '$scrypt$v=1$n=16384,r=8,p=1$c2FsdC1zYWx0LXNhbHQtMQ$A1Btbt3L2Ywdbd4uDmPo5tvEsuc8UZp+IaZG7O05RGo',
  ],
] as const

const tooLong = 5 * 60_000
const refuse = (inhouse: TestInhouse, email: string) => () => signIn(inhouse, email, 'wrong')

describeInhouse('whoever is refused', [authkit], (inhouse) => {
  it(
    'waits as long with an account as without one',
    async () => {
      const { email } = await aMember(inhouse)
      await createUser(inhouse.context, { email: 'without@example.com' })
      const people = ['nobody@example.com', 'without@example.com', email]
      const works = people.map((one) => refuse(inhouse, one))
      expect(await spreadOfMedians(works, 1.1)).toBeLessThanOrEqual(1.1)
    },
    tooLong,
  )
})

it(
  'waits as long where hashes were made elsewhere, whether theirs is cheap or dear',
  async () => {
    const inhouse = createTestInhouse([authkit])
    await inhouse.migrate()
    const { email } = await aMember(inhouse)
    const people = ['nobody@example.com', email]
    for (const [password_hash_type, password_hash] of imported) {
      const given = { email: `${password_hash_type}@example.com`, password_hash }
      const user = await createUser(inhouse.context, { ...given, password_hash_type })
      people.push(user.email)
    }
    const works = people.map((one) => refuse(inhouse, one))
    expect(await spreadOfMedians(works, 1.2)).toBeLessThanOrEqual(1.2)
    await inhouse.close()
  },
  tooLong,
)
