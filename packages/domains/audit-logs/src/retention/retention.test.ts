import { createOrganization, deleteOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { beforeAll, expect, it } from 'vitest'
import { auditLogs, createAuditLogExport, deleteExpiredAuditLogs, makeExport } from '../index.ts'
import { createPaidSchema, pay } from '../testing/paid.ts'

describeInhouse('retention', [auditLogs], (inhouse) => {
  let id = ''
  beforeAll(async () => {
    ;({ id } = await createOrganization(inhouse.context, { name: 'Acme' }))
    await createPaidSchema(inhouse.context)
  })
  const get = (organization = id) =>
    inhouse.call('GET', `/organizations/${organization}/audit_logs_retention`)
  const put = (body: object, organization = id) =>
    inhouse.call('PUT', `/organizations/${organization}/audit_logs_retention`, body)
  const rows = async (table: string) =>
    (await inhouse.context.db.selectFrom(table).selectAll().execute()).length

  it('is a year where the organization does not say', async () => {
    expect((await get()).body).toEqual({ retention_period_in_days: 365 })
    const { body } = await inhouse.call('GET', `/organizations/${id}/audit_log_configuration`)
    expect(body).toEqual({ organization_id: id, retention_period_in_days: 365, state: 'active' })
  })

  it('is set in days, or by the name of a period', async () => {
    for (const [body, days] of [
      [{ retention_period_in_days: 30 }, 30],
      [{ retention_period_in_days: 365 }, 365],
      [{ retention_period: '11_MONTHS' }, 330],
      [{ retention_period: '10_YEARS' }, 3650],
      [{ retention_period: '1_MONTH' }, 30],
    ] as const) {
      const answer = await put(body)
      expect([answer.status, answer.body]).toEqual([200, { retention_period_in_days: days }])
      expect((await get()).body).toEqual(answer.body)
    }
    const { body } = await inhouse.call('GET', `/organizations/${id}/audit_log_configuration`)
    expect(body.retention_period_in_days).toBe(30)
  })

  it('is nothing else', async () => {
    for (const [body, field] of [
      [{}, 'retention_period_in_days'],
      [{ retention_period_in_days: 31 }, 'retention_period_in_days'],
      [{ retention_period_in_days: '30' }, 'retention_period_in_days'],
      [{ retention_period: '1_MONTHS' }, 'retention_period'],
      [{ retention_period: '12_MONTHS' }, 'retention_period'],
    ] as const) {
      const answer = await put(body)
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, field])
    }
    expect((await get('org_none')).status).toBe(404)
    expect((await put({ retention_period_in_days: 30 }, 'org_none')).status).toBe(404)
    const configuration = '/organizations/org_none/audit_log_configuration'
    expect((await inhouse.call('GET', configuration)).status).toBe(404)
  })

  it('ends for each organization at its own time', async () => {
    const other = await createOrganization(inhouse.context, { name: 'Other' })
    await put({ retention_period_in_days: 30 })
    for (const organization of [id, other.id]) {
      for (const [n, occurred_at] of ['2024-06-01', '2025-11-01', '2026-01-01'].entries()) {
        await pay(inhouse.context, organization, {
          occurred_at: `${occurred_at}T00:00:00Z`,
          actor: { id: String(n), type: 'user' },
        })
      }
    }
    await inhouse.runJobs()
    inhouse.clock.advance('24h')
    await inhouse.runJobs()
    const kept = await inhouse.context.db
      .selectFrom('audit_log_events')
      .select(['organization_id', 'actor_id'])
      .orderBy('id')
      .execute()
    expect(kept).toEqual([
      { organization_id: id, actor_id: '2' },
      { organization_id: other.id, actor_id: '1' },
      { organization_id: other.id, actor_id: '2' },
    ])
    expect(await deleteExpiredAuditLogs(inhouse.context)).toBe(0)
  })

  it('goes on past the first batch', async () => {
    const many = await createOrganization(inhouse.context, { name: 'Many' })
    for (let n = 0; n < 501; n++) {
      const actor = { id: String(n), type: 'user' }
      await pay(inhouse.context, many.id, { occurred_at: '2024-01-01T00:00:00Z', actor })
    }
    let deleted = 0
    const work = deleteExpiredAuditLogs(inhouse.context).then((count) => (deleted = count))
    // Requests have their turn in between.
    await new Promise(setImmediate)
    expect(deleted).toBe(0)
    await work
    expect(deleted).toBe(501)
  })

  it('takes the files of old exports too', async () => {
    const input = {
      organization_id: id,
      range_start: '2025-01-01T00:00:00Z',
      range_end: '2026-12-01T00:00:00Z',
    }
    const old = await createAuditLogExport(inhouse.context, input)
    await makeExport(inhouse.context, old.id)
    const { url } = (await inhouse.call('GET', `/audit_logs/exports/${old.id}`)).body
    inhouse.clock.advance('31d')
    const fresh = await createAuditLogExport(inhouse.context, input)
    await makeExport(inhouse.context, fresh.id)
    await deleteExpiredAuditLogs(inhouse.context)

    const { body } = await inhouse.call('GET', `/audit_logs/exports/${old.id}`)
    expect(body).toMatchObject({ state: 'expired' })
    expect(body.url).toBeUndefined()
    expect((await inhouse.call('GET', url.replace('http://inhouse.test', ''))).status).toBe(403)
    const ready = (await inhouse.call('GET', `/audit_logs/exports/${fresh.id}`)).body
    expect((await inhouse.call('GET', ready.url.replace('http://inhouse.test', ''))).status).toBe(
      200,
    )
    expect(await rows('audit_log_export_pieces')).toBe(1)
  })

  it('ends with the organization', async () => {
    await pay(inhouse.context, id, { occurred_at: new Date(inhouse.clock()).toISOString() })
    const before = await rows('audit_log_events')
    const ofThis = await inhouse.context.db
      .selectFrom('audit_log_events')
      .select('id')
      .where('organization_id', '=', id)
      .execute()
    await deleteOrganization(inhouse.context, id)
    expect(await rows('audit_log_retentions')).toBe(0)
    expect(await deleteExpiredAuditLogs(inhouse.context)).toBeGreaterThanOrEqual(ofThis.length)
    expect(ofThis.length).toBeGreaterThan(0)
    expect(await rows('audit_log_events')).toBeLessThan(before)
    expect(await rows('audit_log_exports')).toBe(0)
    expect(await rows('audit_log_export_pieces')).toBe(0)
  })
})
