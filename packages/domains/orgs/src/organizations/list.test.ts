import { describeInhouse } from '@inhouse/testing'
import { beforeAll, expect, it } from 'vitest'
import { orgs } from '../index.ts'

describeInhouse('a list of organizations', [orgs], (inhouse) => {
  const list = async (query: string) => {
    const { status, body } = await inhouse.call('GET', `/organizations?${query}`)
    return { status, body, names: body.data?.map((one: any) => one.name).join(' ') }
  }

  beforeAll(async () => {
    for (const [name, ...domains] of [
      ['One', 'one.com', 'shared.com'],
      ['Two', 'two.com'],
      ['ÜBER_100%', 'shared.com', 'münchen.de'],
      ['Four'],
    ]) {
      await inhouse.call('POST', '/organizations', { name, domains })
      inhouse.clock.advance('1s')
    }
    await inhouse.call('POST', '/organizations', { name: 'Five' })
  })

  it('is newest first, and pages on and back', async () => {
    const first = await list('limit=2')
    expect(first.names).toBe('Five Four')
    expect(first.body.list_metadata.before).toBeNull()
    const second = await list(`limit=2&after=${first.body.list_metadata.after}`)
    expect(second.names).toBe('ÜBER_100% Two')
    const last = await list(`limit=2&after=${second.body.list_metadata.after}`)
    expect([last.names, last.body.list_metadata.after]).toEqual(['One', null])
    const back = await list(`limit=2&before=${second.body.list_metadata.before}`)
    expect(back.names).toBe('Five Four')
  })

  it('is oldest first where asked, and in `normal` order has its cursors in each other’s place', async () => {
    const oldest = await list('order=asc&limit=2')
    expect(oldest.names).toBe('One Two')
    const onwards = await list(`order=asc&limit=2&after=${oldest.body.list_metadata.after}`)
    expect(onwards.names).toBe('ÜBER_100% Four')
    const normal = await list('order=normal&limit=2')
    expect([normal.names, normal.body.list_metadata.after]).toEqual(['Five Four', null])
    const older = await list(`order=normal&limit=2&before=${normal.body.list_metadata.before}`)
    expect(older.names).toBe('ÜBER_100% Two')
  })

  it.each([
    ['after=org_none', 'after'],
    ['before=org_none', 'before'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=ten', 'limit'],
    ['order=upwards', 'order'],
    ['search=%00', 'search'],
    [`search=${'x'.repeat(256)}`, 'search'],
    [`domains=${'a.com,'.repeat(101)}`, 'domains'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await list(query)
    expect([status, body.errors?.[0].field]).toEqual([422, field])
  })

  it('searches the names, whatever their case', async () => {
    expect((await list('search=o')).names).toBe('Four Two One')
    expect((await list('search=OU')).names).toBe('Four')
    expect((await list('search=%C3%BCber')).names).toBe('ÜBER_100%')
    expect((await list('search=')).names).toBe('Five Four ÜBER_100% Two One')
  })

  it('searches for what SQL would take for a pattern', async () => {
    expect((await list('search=%25')).names).toBe('ÜBER_100%')
    expect((await list('search=r_1')).names).toBe('ÜBER_100%')
    expect((await list('search=f_v')).names).toBe('')
    expect((await list('search=%5C')).names).toBe('')
  })

  it.each([
    ['domains=shared.com', 'ÜBER_100% One'],
    ['domains=ONE.com.,two.com', 'Two One'],
    ['domains=one.com&domains=two.com', 'Two One'],
    ['domains[]=one.com&domains[]=two.com', 'Two One'],
    ['domains[0]=one.com', 'One'],
    ['domains=m%C3%BCnchen.de', 'ÜBER_100%'],
    ['domains=nobody.com', ''],
    ['domains=%20', ''],
    ['domains=shared.com&search=one&limit=1', 'One'],
  ])('finds those with one of the domains: %s', async (query, names) => {
    expect((await list(query)).names).toBe(names)
  })

  it('brings the domains of all with one query', async () => {
    const asked: string[] = []
    const { db } = inhouse.context
    const executor = db.getExecutor()
    const provide = executor.provideConnection.bind(executor)
    executor.provideConnection = (consumer) =>
      provide((connection) =>
        consumer({
          ...connection,
          streamQuery: connection.streamQuery.bind(connection),
          executeQuery: (query, options) => {
            asked.push(query.sql)
            return connection.executeQuery(query, options)
          },
        }),
      )
    const { body } = await list('limit=100')
    executor.provideConnection = provide
    expect(body.data.map((one: any) => one.domains.length)).toEqual([0, 0, 2, 1, 2])
    expect(body.data[3].domains).toMatchObject([
      { object: 'organization_domain', domain: 'two.com', state: 'pending' },
    ])
    expect(asked.filter((sql) => sql.includes('organization_domains'))).toHaveLength(1)
  })
})
