import { describeInhouse } from '@inhouse/testing'
import { createUser, type User } from '@inhouse/users'
import { beforeAll, expect, it } from 'vitest'
import { createMembership, createOrganization, deactivateMembership, orgs } from '../index.ts'

describeInhouse('a list of organization memberships', [orgs], (inhouse) => {
  const ids: Record<string, string> = {}
  const list = async (query: string) => {
    const filled = query.replaceAll(/<(\w+)>/g, (_, name) => ids[name]!)
    const { status, body } = await inhouse.call(
      'GET',
      `/user_management/organization_memberships?${filled}`,
    )
    return { status, body, emails: body.data?.map((one: any) => one.user.email[0]).join('') }
  }

  beforeAll(async () => {
    const { context, clock } = inhouse
    for (const name of ['acme', 'other', 'empty']) {
      ids[name] = (await createOrganization(context, { name })).id
    }
    const users: User[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const user = await createUser(context, { email: `${name}@acme.com` })
      ids[name] = user.id
      users.push(user)
      clock.advance('1s')
      const pair = { user_id: user.id, organization_id: ids['acme']! }
      if (name === 'e') await createMembership(context, { ...pair, status: 'pending' })
      else {
        const { id } = await createMembership(context, pair)
        if (name === 'd') await deactivateMembership(context, id)
      }
    }
    await createMembership(context, { user_id: users[0]!.id, organization_id: ids['other']! })
  })

  it('needs a user or an organization', async () => {
    const { status, body } = await list('statuses=active')
    expect([status, body.code]).toEqual([400, 'missing_user_id_or_organization_id'])
  })

  it.each([
    ['organization_id=<acme>', 'cba'],
    ['organization_id=<acme>&statuses=inactive', 'd'],
    ['organization_id=<acme>&statuses=inactive,pending', 'ed'],
    ['organization_id=<acme>&statuses=active&statuses=pending', 'ecba'],
    ['organization_id=<acme>&statuses[]=inactive&statuses[]=pending', 'ed'],
    ['organization_id=<acme>&statuses[0]=inactive&statuses[1]=active', 'dcba'],
    ['organization_id=<acme>&order=asc', 'abc'],
    ['organization_id=<other>', 'a'],
    ['organization_id=<acme>&user_id=<b>', 'b'],
    ['organization_id=<other>&user_id=<b>', ''],
    ['organization_id=<empty>', ''],
    ['user_id=<a>', 'aa'],
    ['user_id=<d>', ''],
  ])('of %s holds %j', async (query, emails) => {
    expect((await list(query)).emails).toBe(emails)
  })

  it('names the organization and the user of each', async () => {
    const { body } = await list('user_id=<a>')
    expect(body.data).toMatchObject([
      { organization_name: 'other', user: { object: 'user', email: 'a@acme.com' } },
      { organization_name: 'acme', user: { object: 'user', email: 'a@acme.com' } },
    ])
  })

  it('pages on and back', async () => {
    const first = await list('organization_id=<acme>&limit=2')
    expect(first.emails).toBe('cb')
    const { after } = first.body.list_metadata
    const second = await list(`organization_id=<acme>&limit=2&after=${after}`)
    expect([second.emails, second.body.list_metadata.after]).toEqual(['a', null])
    const { before } = second.body.list_metadata
    expect((await list(`organization_id=<acme>&limit=2&before=${before}`)).emails).toBe('cb')
    const normal = await list(`organization_id=<acme>&limit=2&order=normal&before=${after}`)
    expect(normal.emails).toBe('a')
  })

  it.each([
    ['organization_id=<acme>&after=om_none', 422, 'after'],
    ['organization_id=<acme>&limit=0', 422, 'limit'],
    ['organization_id=<acme>&statuses=gone', 422, 'statuses.0'],
  ])('refuses %s', async (query, status, field) => {
    const answer = await list(query)
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field])
  })

  it('answers 404 where there is no such user or organization', async () => {
    expect((await list('user_id=user_none')).body.message).toBe("User not found: 'user_none'.")
    const { status, body } = await list('organization_id=org_none&user_id=<a>')
    expect([status, body.message]).toEqual([404, "Organization not found: 'org_none'."])
  })
})
