import { createOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { beforeAll, expect, it } from 'vitest'
import { auditLogs, createAuditLogEvents } from '../index.ts'
import { createPaidSchema, paidEvent } from '../testing/paid.ts'

describeInhouse('a batch of events', [auditLogs], (inhouse) => {
  const ids: string[] = []
  beforeAll(async () => {
    for (const name of ['Acme', 'Other']) {
      ids.push((await createOrganization(inhouse.context, { name })).id)
    }
    await createPaidSchema(inhouse.context)
  })
  const by = (id: string, organization_id = ids[0]!) => ({
    organization_id,
    event: paidEvent({ actor: { id, type: 'user' } }),
  })
  const many = (length: number, prefix: string) =>
    Array.from({ length }, (_, n) => by(`${prefix}_${n}`, ids[n % 2]))
  const send = (events: unknown[], key?: string) =>
    inhouse.call(
      'POST',
      '/audit_logs/events/batch',
      { events },
      {
        headers: key === undefined ? {} : { 'idempotency-key': key },
      },
    )
  const actors = async () => {
    const all = inhouse.context.db.selectFrom('audit_log_events')
    return (await all.select('actor_id').orderBy('id').execute()).map((row) => row['actor_id'])
  }

  it('is kept in the order it has', async () => {
    const { status, body } = await send(many(300, 'a'))
    expect([status, body]).toEqual([200, { success: true }])
    expect(await actors()).toEqual(many(300, 'a').map(({ event }) => event.actor.id))
  })

  it('holds up to 500', async () => {
    expect((await send(many(500, 'b'))).status).toBe(200)
    expect(await actors()).toHaveLength(800)
    const { status, body } = await send(many(501, 'c'))
    expect([status, body.errors[0].field]).toEqual([422, 'events'])
    expect((await send([])).status).toBe(422)
    const inProcess = createAuditLogEvents(inhouse.context, { events: many(501, 'c') })
    await expect(inProcess).rejects.toMatchObject({ status: 422 })
  })

  it('is kept whole or not at all, and says what is wrong with each', async () => {
    const wrong = paidEvent({ context: {}, metadata: { method: 'gold' } })
    const { status, body } = await send([
      by('d_0'),
      { ...by('d_1'), event: wrong },
      by('d_2', 'org_none'),
      { ...by('d_3'), event: paidEvent({ action: 'none' }) },
    ])
    expect([status, body.code]).toEqual([400, 'invalid_audit_log_event'])
    expect(body.errors.map((one: any) => [one.instancePath, one.code])).toEqual([
      ['/events/1/event/context/location', 'required'],
      ['/events/1/event/metadata/method', 'enum'],
      ['/events/2/organization_id', 'entity_not_found'],
      ['/events/3/event/action', 'unknown_action'],
    ])
    expect(await actors()).not.toContain('d_0')
  })

  it('keeps each event once', async () => {
    const before = await actors()
    const keyed = (key: string) => ({ ...by('e'), idempotency_key: key })
    await send([by('e'), by('e'), keyed('one'), keyed('two'), keyed('one')], 'batch')
    await send([by('e'), keyed('two'), by('f')], 'batch')
    expect((await actors()).slice(before.length)).toEqual(['e', 'e', 'e', 'f'])

    inhouse.clock.advance('1d')
    await send([by('e'), keyed('one'), by('g')], 'batch')
    expect((await actors()).slice(before.length + 4).toSorted()).toEqual(['e', 'e', 'g'])
  })
})
