import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { findVerifiedDomain, orgs } from '../index.ts'

describeInhouse('organization domains', [orgs], (inhouse) => {
  const organize = async (input: object = {}) => {
    const { body } = await inhouse.call('POST', '/organizations', { name: 'Acme', ...input })
    await inhouse.events()
    return body
  }
  const add = (organization_id: string, domain: string) =>
    inhouse.call('POST', '/organization_domains', { organization_id, domain })
  const told = async () =>
    (await inhouse.events()).map(({ event, data }) => `${event} ${data.domain ?? data.name}`)
  const domainData = (domain: string, state: string) => ({ domain, state })

  it('are added, wait for their proof, and are told', async () => {
    const { id: organization_id } = await organize()
    const { status, body } = await add(organization_id, 'Added.com.')
    expect(status).toBe(201)
    expect(body).toEqual({
      object: 'organization_domain',
      id: expect.stringMatching(/^org_domain_/),
      organization_id,
      domain: 'added.com',
      state: 'pending',
      verification_prefix: 'inhouse-domain-verification',
      verification_token: expect.stringMatching(/^[A-Za-z0-9]{25}$/),
      verification_strategy: 'dns',
      created_at: expect.stringMatching(/Z$/),
      updated_at: body.created_at,
    })
    const path = `/organization_domains/${body.id}`
    expect(await inhouse.call('GET', path)).toMatchObject({ status: 200, body })
    const { body: organization } = await inhouse.call('GET', `/organizations/${organization_id}`)
    expect(organization.domains).toEqual([body])
    expect(await inhouse.events()).toMatchObject([
      { event: 'organization_domain.created', data: body },
    ])

    const gone = await inhouse.call('DELETE', path)
    expect([gone.status, gone.body]).toEqual([204, ''])
    expect(await inhouse.events()).toMatchObject([
      { event: 'organization_domain.deleted', data: body },
    ])
    for (const method of ['GET', 'DELETE']) {
      const none = await inhouse.call(method, path)
      expect([none.status, none.body.message]).toEqual([
        404,
        `Organization domain not found: '${body.id}'.`,
      ])
    }
    expect(await inhouse.events()).toEqual([])
  })

  it('are refused where they cannot be an organization’s, and nothing is told', async () => {
    const { id } = await organize({ domains: ['twice.com'] })
    const twice = await add(id, 'TWICE.com')
    expect([twice.status, twice.body.code]).toEqual([409, 'domain_already_exists'])
    const nobody = await add('org_none', 'acme.com')
    expect([nobody.status, nobody.body.message]).toEqual([
      404,
      "Organization not found: 'org_none'.",
    ])
    for (const [domain, code] of [
      ['gmail.com', 'consumer_domain_not_allowed'],
      ['co.uk', 'invalid_domain'],
      ['no domain', 'invalid_domain'],
      ['nul\0.com', 'invalid_text'],
    ] as const) {
      const { status, body } = await add(id, domain)
      expect([status, body.errors]).toMatchObject([422, [{ field: 'domain', code }]])
    }
    expect((await inhouse.call('POST', '/organization_domains', {})).body.errors).toMatchObject([
      { field: 'domain', code: 'required' },
      { field: 'organization_id', code: 'required' },
    ])
    expect(await inhouse.events()).toEqual([])
  })

  it('are added once, however many ask at once', async () => {
    const { id } = await organize()
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(id, 'once.com')))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await told()).toEqual(['organization_domain.created once.com'])
  })

  it('come with a new organization, in both forms', async () => {
    const { status, body } = await inhouse.call('POST', '/organizations', {
      name: 'Both',
      domains: ['plain.com', 'both.com'],
      domain_data: [domainData('both.com', 'verified'), domainData('Waiting.com', 'pending')],
    })
    expect(status).toBe(201)
    expect(body.domains).toMatchObject([
      { domain: 'plain.com', state: 'pending', verification_strategy: 'dns' },
      { domain: 'both.com', state: 'verified', verification_strategy: 'manual' },
      { domain: 'waiting.com', state: 'pending', verification_strategy: 'dns' },
    ])
    expect(body.domains[1]).not.toHaveProperty('verification_token')
    expect(await told()).toEqual([
      'organization.created Both',
      'organization_domain.created plain.com',
      'organization_domain.created both.com',
      'organization_domain.verified both.com',
      'organization_domain.created waiting.com',
    ])
    expect((await findVerifiedDomain(inhouse.context, 'both.com'))?.organization_id).toBe(body.id)
    expect(await findVerifiedDomain(inhouse.context, 'plain.com')).toBeUndefined()
  })

  it('are named in the list that cannot be accepted, and nothing is kept', async () => {
    const { status, body } = await inhouse.call('POST', '/organizations', {
      name: 'Refused',
      external_id: 'refused',
      domain_data: [domainData('fine.com', 'pending'), domainData('gmail.com', 'verified')],
    })
    expect([status, body.errors]).toMatchObject([422, [{ field: 'domain_data.1.domain' }]])
    expect(await inhouse.events()).toEqual([])
    const path = '/organizations/external_id/refused'
    expect((await inhouse.call('GET', path)).status).toBe(404)
  })

  it('are replaced by an update with a list', async () => {
    const before = await organize({ domains: ['goes.com', 'stays.com', 'proven.com'] })
    const path = `/organizations/${before.id}`
    const domain_data = [
      domainData('stays.com', 'pending'),
      domainData('proven.com', 'verified'),
      domainData('comes.com', 'pending'),
    ]
    inhouse.clock.advance('1m')
    const { status, body } = await inhouse.call('PUT', path, { domain_data })
    expect(status).toBe(200)
    expect(body.domains).toEqual([
      before.domains[1],
      expect.objectContaining({ id: before.domains[2].id, state: 'verified' }),
      expect.objectContaining({ domain: 'comes.com', state: 'pending' }),
    ])
    expect((await inhouse.call('GET', path)).body).toEqual(body)
    expect(await told()).toEqual([
      'organization_domain.deleted goes.com',
      'organization_domain.verified proven.com',
      'organization_domain.created comes.com',
      'organization.updated Acme',
    ])

    expect((await inhouse.call('PUT', path, { domain_data })).body).toEqual(body)
    const pending = domain_data.map(({ domain }) => domainData(domain, 'pending'))
    expect((await inhouse.call('PUT', path, { domain_data: pending })).body).toEqual(body)
    expect(await inhouse.events()).toEqual([])
    expect((await inhouse.call('PUT', path, { domains: [] })).body.domains).toEqual([])
  })

  it('may wait in several organizations, and are verified for one', async () => {
    const first = await organize({ domains: ['claimed.com'] })
    const second = await organize({ domains: ['claimed.com'] })
    const verify = (id: string) =>
      inhouse.call('PUT', `/organizations/${id}`, {
        domain_data: [domainData('claimed.com', 'verified')],
      })
    expect((await verify(first.id)).status).toBe(200)
    await inhouse.events()
    const create = inhouse.call('POST', '/organizations', {
      name: 'Third',
      domain_data: [domainData('claimed.com', 'verified')],
    })
    for (const { status, body } of [await verify(second.id), await create]) {
      expect([status, body.code]).toEqual([409, 'domain_verified_by_other_organization'])
    }
    expect(await inhouse.events()).toEqual([])
  })

  it('go to one of many new organizations that claim the same at once', async () => {
    const domain_data = ['race-b.com', 'race-a.com'].map((name) => domainData(name, 'verified'))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        inhouse.call('POST', '/organizations', {
          name: 'Race',
          domain_data: index % 2 ? domain_data : domain_data.toReversed(),
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await inhouse.events()).toHaveLength(5)
  })
})
