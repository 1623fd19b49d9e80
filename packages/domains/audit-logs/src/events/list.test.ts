import { createOrganization, deleteOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { beforeAll, expect, it } from 'vitest'
import { auditLogs } from '../index.ts'
import { createPaidSchema, pay } from '../testing/paid.ts'

describeInhouse('the list of events', [auditLogs], (inhouse) => {
  let organization_id = ''
  let other = ''
  const actor = (id: string, name?: string) => ({ actor: { id, type: 'user', name } })
  const target = (...types: string[]) => ({ targets: types.map((type) => ({ id: '1', type })) })
  const at = (second: number) => ({ occurred_at: `2026-01-01T00:00:0${second}.000Z` })

  beforeAll(async () => {
    const { context } = inhouse
    ;({ id: organization_id } = await createOrganization(context, { name: 'Acme' }))
    ;({ id: other } = await createOrganization(context, { name: 'Other' }))
    await createPaidSchema(context)
    await createPaidSchema(context, 'invoice.sent')
    // They arrive in another order than they happened.
    await pay(context, organization_id, { ...at(3), ...actor('c', 'Smith, Jon') })
    await pay(context, organization_id, { ...at(1), ...actor('a'), action: 'invoice.sent' })
    await pay(context, organization_id, { ...at(2), ...actor('b', 'Ada'), ...target('team') })
    await pay(context, organization_id, { ...at(4), ...actor('d'), ...target('invoice', 'team') })
    await pay(context, other, { ...at(5), ...actor('z') })
  })

  const read = async (query = '') =>
    (await inhouse.call('GET', `/audit_logs/events?organization_id=${organization_id}${query}`))
      .body
  const actors = async (query = '') =>
    (await read(query)).data.map((event: any) => event.actor.id).join('')

  it('goes by when they happened, newest first', async () => {
    expect(await actors()).toBe('dcba')
    expect(await actors('&order=asc')).toBe('abcd')
  })

  it('goes on from a cursor, both ways', async () => {
    const first = await read('&limit=2')
    const { after } = first.list_metadata
    expect(after).toBe(first.data[1].id)
    expect(await actors(`&limit=2&after=${after}`)).toBe('ba')
    expect(await actors(`&limit=1&before=${after}`)).toBe('d')
    const { data } = await read('&order=asc&actor_ids=c')
    expect(await actors(`&order=asc&after=${data[0].id}`)).toBe('d')
  })

  it('stays within its range, wherever the cursor is', async () => {
    const [last, , , first] = (await read()).data.map(({ id }: any) => id)
    expect(await actors(`&after=${last}&range_end=2026-01-01T00:00:02Z`)).toBe('ba')
    expect(await actors(`&after=${last}&range_start=2026-01-01T00:00:02Z`)).toBe('cb')
    expect(await actors(`&order=asc&after=${first}&range_start=2026-01-01T00:00:03Z`)).toBe('cd')
    expect(await actors(`&order=asc&after=${first}&range_end=2026-01-01T00:00:03Z`)).toBe('bc')
  })

  it('tells apart what happened at the same moment', async () => {
    const { id } = await createOrganization(inhouse.context, { name: 'At once' })
    for (const actorId of ['e', 'f', 'g']) await pay(inhouse.context, id, actor(actorId))
    const list = `/audit_logs/events?organization_id=${id}&limit=1`
    const seen: string[] = []
    for (let after = ''; seen.length < 5;) {
      const { body } = await inhouse.call('GET', list + after)
      seen.push(body.data[0].actor.id)
      if (!body.list_metadata.after) break
      after = `&after=${body.list_metadata.after}`
    }
    expect(seen).toEqual(['g', 'f', 'e'])
  })

  it('is narrowed by action, actor, target and time', async () => {
    expect(await actors('&actions=invoice.sent')).toBe('a')
    expect(await actors('&actions=invoice.sent,invoice.paid')).toBe('dcba')
    expect(await actors('&actor_ids=a,d')).toBe('da')
    expect(await actors('&actor_names=Smith%2C%20Jon')).toBe('c')
    expect(await actors('&actor_names=Smith%2C%20Jon&actor_names=Ada')).toBe('cb')
    expect(await actors('&targets=team')).toBe('db')
    expect(await actors('&targets=team,invoice')).toBe('dcba')
    for (const none of ['tea', 'TEAM', 't%25', '_eam'])
      expect(await actors(`&targets=${none}`)).toBe('')
    const range = 'range_start=2026-01-01T01:00:02%2B01:00&range_end=2026-01-01T00:00:03Z'
    expect(await actors(`&${range}`)).toBe('cb')
    expect(await actors(`&${range}&targets=team&actor_names=Ada`)).toBe('b')
  })

  it('refuses what it cannot read', async () => {
    const foreign = (await inhouse.call('GET', `/audit_logs/events?organization_id=${other}`)).body
      .data[0].id
    for (const [query, status, field] of [
      ['', 422, 'organization_id'],
      [`organization_id=${organization_id}&after=${foreign}`, 422, 'after'],
      [`organization_id=${organization_id}&range_start=now`, 422, 'range_start'],
      ['organization_id=org_none', 404, undefined],
    ] as const) {
      const answer = await inhouse.call('GET', `/audit_logs/events?${query}`)
      expect([answer.status, answer.body.errors?.[0].field]).toEqual([status, field])
    }
  })

  it('is gone with its organization', async () => {
    await deleteOrganization(inhouse.context, other)
    const { status } = await inhouse.call('GET', `/audit_logs/events?organization_id=${other}`)
    expect(status).toBe(404)
  })
})
