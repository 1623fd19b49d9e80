import { describeInhouse } from '@inhouse/testing'
import { beforeEach, expect, it } from 'vitest'
import { orgs } from '../index.ts'

const answers = new Map<string, string[][] | string>()

/** What the DNS answers: records in their pieces, or the code of an error. */
async function resolveTxt(name: string): Promise<string[][]> {
  const answer = answers.get(name) ?? 'ENOTFOUND'
  if (typeof answer !== 'string') return answer
  throw Object.assign(new Error(`queryTxt ${answer} ${name}`), { code: answer })
}

describeInhouse(
  'the verification of a domain',
  [orgs],
  (inhouse) => {
    beforeEach(() => answers.clear())

    const add = async (domain: string) => {
      const organization = await inhouse.call('POST', '/organizations', { name: 'Acme' })
      const { body } = await inhouse.call('POST', '/organization_domains', {
        organization_id: organization.body.id,
        domain,
      })
      await inhouse.events()
      return body
    }
    const verify = ({ id }: { id: string }) =>
      inhouse.call('POST', `/organization_domains/${id}/verify`)
    const proofOf = (domain: any) => `verification_token=${domain.verification_token}`

    // A pool whose connections are not open yet would serve the first of many alone.
    const openConnections = () =>
      Promise.all(Array.from({ length: 20 }, () => inhouse.call('GET', '/organizations')))

    it('finds the token at the domain itself, in pieces and among other records', async () => {
      const domain = await add('proven.com')
      const proof = proofOf(domain)
      answers.set('proven.com', [['v=spf1 -all'], [proof.slice(0, 9), proof.slice(9)]])
      inhouse.clock.advance('1m')
      const { status, body } = await verify(domain)
      expect(status).toBe(201)
      expect(body).toEqual({ ...domain, state: 'verified', updated_at: body.updated_at })
      expect(body.updated_at > domain.updated_at).toBe(true)
      expect(await inhouse.events()).toMatchObject([
        { event: 'organization_domain.verified', data: body },
      ])

      const again = await verify(domain)
      expect([again.status, again.body.code]).toEqual([400, 'domain_already_verified'])
      expect(await inhouse.events()).toEqual([])
    })

    it('finds the token at the prefix under the domain, while the domain gives no answer', async () => {
      const domain = await add('prefixed.com')
      answers.set('prefixed.com', 'ESERVFAIL')
      answers.set('inhouse-domain-verification.prefixed.com', [[proofOf(domain)]])
      expect((await verify(domain)).body.state).toBe('verified')
    })

    it.each([
      ['there is no such host', 'ENOTFOUND'],
      ['the host has no records', 'ENODATA'],
      ['the records say other things', [['verification_token=other'], ['v=spf1 -all']]],
      ['the token stands alone', 'token'],
      ['the pieces are records of their own', 'pieces'],
      ['the DNS fails', 'ESERVFAIL'],
      ['the DNS is too slow', 'ETIMEOUT'],
    ])('lets it wait while %s', async (_, answer) => {
      const name = 'waits.com'
      const domain = await add(name)
      const proof = proofOf(domain)
      if (answer === 'token') answers.set(name, [[domain.verification_token]])
      else if (answer === 'pieces') answers.set(name, [[proof.slice(0, 9)], [proof.slice(9)]])
      else answers.set(name, answer)
      inhouse.clock.advance('29d')
      const { status, body } = await verify(domain)
      expect([status, body]).toEqual([201, domain])
      expect(await inhouse.events()).toEqual([])
    })

    it('fails after 30 days without a proof, and starts anew when asked again', async () => {
      const domain = await add('late.com')
      inhouse.clock.advance('30d')
      const failed = await verify(domain)
      expect([failed.status, failed.body.state]).toEqual([201, 'failed'])
      const [told, ...others] = await inhouse.events()
      expect([told, others]).toMatchObject([
        { event: 'organization_domain.verification_failed' },
        [],
      ])
      expect(told?.data).toEqual({
        reason: 'domain_verification_period_expired',
        organization_domain: failed.body,
      })

      const restarted = await verify(domain)
      expect(restarted.body).toMatchObject({ ...domain, updated_at: restarted.body.updated_at })
      expect(await inhouse.events()).toMatchObject([
        { event: 'organization_domain.updated', data: { state: 'pending' } },
      ])
      inhouse.clock.advance('29d')
      expect((await verify(domain)).body.state).toBe('pending')
      answers.set('late.com', [[proofOf(domain)]])
      expect((await verify(domain)).body.state).toBe('verified')
    })

    it('does not fail for a DNS that gives no answer', async () => {
      const domain = await add('unknown.com')
      answers.set('unknown.com', 'ETIMEOUT')
      inhouse.clock.advance('31d')
      expect((await verify(domain)).body.state).toBe('pending')
      expect(await inhouse.events()).toEqual([])
    })

    it('fails where another organization has verified the domain', async () => {
      const [first, second] = [await add('contested.com'), await add('contested.com')]
      answers.set('contested.com', [[proofOf(first)], [proofOf(second)]])
      expect((await verify(first)).body.state).toBe('verified')
      await inhouse.events()
      for (let tries = 0; tries < 2; tries++) {
        expect((await verify(second)).body.state).toBe('failed')
        expect(await inhouse.events()).toMatchObject([
          {
            event: 'organization_domain.verification_failed',
            data: { reason: 'domain_verified_by_other_organization' },
          },
        ])
      }
      await inhouse.call('DELETE', `/organization_domains/${first.id}`)
      expect((await verify(second)).body.state).toBe('verified')
    })

    it('goes to exactly one of many organizations that ask at once', async () => {
      const domains = []
      for (let count = 0; count < 10; count++) domains.push(await add('race.com'))
      answers.set(
        'race.com',
        domains.map((domain) => [proofOf(domain)]),
      )
      await openConnections()
      const results = await Promise.all(domains.map(verify))
      const states = results.map(({ body }) => body.state).sort()
      expect(states).toEqual([...Array(9).fill('failed'), 'verified'])
      const names = (await inhouse.events()).map(({ event }) => event)
      expect(names.filter((name) => name === 'organization_domain.verified')).toHaveLength(1)
      expect(names).toHaveLength(10)
    })

    it('is told once where one organization asks many times at once', async () => {
      const domain = await add('eager.com')
      answers.set('eager.com', [[proofOf(domain)]])
      await openConnections()
      const results = await Promise.all(Array.from({ length: 10 }, () => verify(domain)))
      expect(results.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(400)])
      expect(await inhouse.events()).toHaveLength(1)
    })

    it('answers 404 where there is no such domain', async () => {
      const { status, body } = await verify({ id: 'org_domain_none' })
      expect([status, body.code]).toEqual([404, 'entity_not_found'])
    })
  },
  { resolveTxt },
)

describeInhouse(
  'a slow look-up',
  [orgs],
  (inhouse) => {
    it('is no reason for others to wait', async () => {
      const { body } = await inhouse.call('POST', '/organizations', {
        name: 'Slow',
        domains: ['slow.com'],
      })
      const { promise: answered, resolve: answer } = Promise.withResolvers<string[]>()
      waiting = answered.then((records) => records.map((record) => [record]))
      const verifying = inhouse.call('POST', `/organization_domains/${body.domains[0].id}/verify`)
      const other = await inhouse.call('PUT', `/organizations/${body.id}`, { name: 'Changed' })
      expect(other.status).toBe(200)
      answer([`verification_token=${body.domains[0].verification_token}`])
      expect((await verifying).body.state).toBe('verified')
    })
  },
  { resolveTxt: () => waiting },
)

let waiting: Promise<string[][]>
