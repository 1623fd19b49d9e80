import { describeInhouse } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { beforeAll, expect, it } from 'vitest'
import { createMembership, createOrganization, deactivateMembership, orgs } from '../index.ts'

describeInhouse('a list of users', [orgs], (inhouse) => {
  let organizationId = ''
  const list = async (query = '') => {
    const { status, body } = await inhouse.call('GET', `/user_management/users?${query}`)
    return { status, body, emails: body.data?.map(({ email }: any) => email[0]).join('') }
  }

  beforeAll(async () => {
    const { context, clock } = inhouse
    organizationId = (await createOrganization(context, { name: 'Acme' })).id
    for (const email of ['a@acme.com', 'b@acme.com', 'c@acme.com', 'd@acme.com']) {
      const { id: user_id } = await createUser(context, { email })
      clock.advance('1s')
      if (email === 'd@acme.com') continue
      const { id } = await createMembership(context, { user_id, organization_id: organizationId })
      if (email === 'c@acme.com') await deactivateMembership(context, id)
    }
  })

  it('holds them all, newest first', async () => {
    const { status, body, emails } = await list()
    expect([status, emails]).toEqual([200, 'dcba'])
    expect(body.data[0]).toMatchObject({ object: 'user', email: 'd@acme.com' })
  })

  it('is narrowed to the active members of an organization, by either name', async () => {
    expect((await list(`organization_id=${organizationId}`)).emails).toBe('ba')
    expect((await list(`organization=${organizationId}`)).emails).toBe('ba')
    expect((await list('organization_id=org_none')).emails).toBe('')
  })

  it('is narrowed to an address, whatever its case', async () => {
    expect((await list('email=B%40Acme.com')).emails).toBe('b')
    expect((await list(`email=d%40acme.com&organization_id=${organizationId}`)).emails).toBe('')
  })

  it('pages on within an organization', async () => {
    const first = await list(`organization_id=${organizationId}&limit=1&order=asc`)
    const { after } = first.body.list_metadata
    const next = await list(`organization_id=${organizationId}&limit=1&order=asc&after=${after}`)
    expect([first.emails, next.emails, next.body.list_metadata.after]).toEqual(['a', 'b', null])
  })

  it.each([
    ['limit=101', 'limit'],
    ['after=user_none', 'after'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await list(query)
    expect([status, body.errors[0].field]).toEqual([422, field])
  })
})
