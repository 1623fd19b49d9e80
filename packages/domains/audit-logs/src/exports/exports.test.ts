import type { Context } from '@inhouse/core'
import { createOrganization, deleteOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditLogs, createAuditLogExport, makeExport } from '../index.ts'
import { createPaidSchema, pay } from '../testing/paid.ts'

const range = { range_start: '2025-12-01T00:00:00Z', range_end: '2026-02-01T00:00:00Z' }

describeInhouse('exports', [auditLogs], (inhouse) => {
  let organization_id = ''
  beforeAll(async () => {
    ;({ id: organization_id } = await createOrganization(inhouse.context, { name: 'Acme' }))
    await createPaidSchema(inhouse.context)
    await createPaidSchema(inhouse.context, 'invoice.sent')
    await pay(inhouse.context, organization_id, {
      occurred_at: '2026-01-01T01:00:00+01:00',
      actor: { id: 'a', type: 'user', name: '=HYPERLINK("http://evil.test")' },
    })
    await pay(inhouse.context, organization_id, {
      occurred_at: '2026-01-02T00:00:00Z',
      action: 'invoice.sent',
      actor: { id: 'b', type: 'user', name: 'Ada' },
      targets: [{ id: '1', type: 'team' }],
      context: { location: 'Zürich, "CH"' },
    })
  })

  const create = (body: object = {}) =>
    inhouse.call('POST', '/audit_logs/exports', { organization_id, ...range, ...body })
  const get = (id: string) => inhouse.call('GET', `/audit_logs/exports/${id}`)
  // As whoever got the link by mail has it: without a key.
  async function download(url: string) {
    const response = await inhouse.fetch(new Request(url))
    const { status, headers } = response
    const text = await response.text()
    const isJson = headers.get('content-type') === 'application/json'
    return { status, headers, body: isJson ? JSON.parse(text) : text }
  }
  async function made(body: object = {}) {
    const { id } = (await create(body)).body
    await makeExport(inhouse.context, id)
    return (await get(id)).body
  }
  async function lines(body: object) {
    const { body: text } = await download((await made({ format: 'ndjson', ...body })).url)
    return text
      .split('\n')
      .filter(Boolean)
      .map((line: string) => JSON.parse(line))
  }

  it('are pending at first and then have a link to a file', async () => {
    const { status, body } = await create()
    const times = { created_at: '2026-01-01T00:00:00.000Z', updated_at: '2026-01-01T00:00:00.000Z' }
    const id = expect.stringMatching(/^audit_log_export_/)
    const pending = { object: 'audit_log_export', id, state: 'pending', ...times }
    expect([status, body]).toEqual([201, pending])

    await makeExport(inhouse.context, body.id)
    const url = expect.stringContaining(`http://inhouse.test/audit_logs/exports/${body.id}/file?`)
    expect((await get(body.id)).body).toEqual({ ...pending, state: 'ready', url })
  })

  it('are CSV that no spreadsheet runs', async () => {
    const one = await made()
    const { status, body, headers } = await download(one.url)
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${one.id}.csv"`,
      'content-length': String(Buffer.byteLength(body)),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    const [head, first, second, end] = body.split('\r\n')
    expect(head).toBe(
      'id,occurred_at,action,version,actor_id,actor_type,actor_name,actor_metadata,targets,' +
        'location,user_agent,metadata,created_at',
    )
    expect(first).toMatch(
      /^audit_log_event_\w+,2026-01-01T00:00:00.000Z,invoice.paid,1,a,user,"'=HYPERLINK\(""http:/,
    )
    expect(second).toContain(',invoice.sent,1,b,user,Ada,,"[{""id"":""1"",""type"":""team""}]",')
    expect(second).toContain(',"Zürich, ""CH""",,"{""method"":""card""}",2026-01-01T00:00:00.000Z')
    expect(end).toBe('')
  })

  it('are lines of JSON if one asks for them', async () => {
    const { body, headers } = await download((await made({ format: 'ndjson' })).url)
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    const list = `/audit_logs/events?organization_id=${organization_id}&order=asc`
    const { data } = (await inhouse.call('GET', list)).body
    expect(body).toBe(data.map((event: object) => `${JSON.stringify(event)}\n`).join(''))
  })

  it('hold what they are asked for', async () => {
    const actors = async (filter: object) =>
      (await lines(filter)).map((event: any) => event.actor.id).join('')
    expect(await actors({ actions: ['invoice.sent'] })).toBe('b')
    expect(await actors({ actions: [] })).toBe('ab')
    expect(await actors({ actor_names: ['Ada'] })).toBe('b')
    expect(await actors({ actors: ['Ada'] })).toBe('b')
    expect(await actors({ actor_ids: ['a', 'none'] })).toBe('a')
    expect(await actors({ targets: ['team'] })).toBe('b')
    expect(await actors({ range_start: '2026-01-01T00:00:00.001Z' })).toBe('b')
    expect(await actors({ range_end: '2026-01-01T00:00:00Z' })).toBe('a')
    expect(await actors({ actor_ids: ['none'] })).toBe('')
  })

  it('take any number of events, each once', async () => {
    const { id } = await createOrganization(inhouse.context, { name: 'Many' })
    for (let n = 0; n < 450; n++) {
      await pay(inhouse.context, id, { actor: { id: String(n), type: 'user' } })
    }
    const ordered = (await create({ organization_id: id })).body
    let isMade = false
    const work = makeExport(inhouse.context, ordered.id).then(() => void (isMade = true))
    // Whoever makes it leaves time for requests between its pages.
    await new Promise(setImmediate)
    expect(isMade).toBe(false)
    await work

    const events = await lines({ organization_id: id })
    expect(events.map((event: any) => Number(event.actor.id))).toEqual(
      Array.from({ length: 450 }, (_, n) => n),
    )
  })

  describe('links', () => {
    it('are good for ten minutes, and renewed by reading the export again', async () => {
      const one = await made()
      inhouse.clock.advance('9m')
      expect((await download(one.url)).status).toBe(200)
      inhouse.clock.advance('1m')
      const { status, body } = await download(one.url)
      expect([status, body.code]).toEqual([403, 'link_expired'])
      const { url } = (await get(one.id)).body
      expect((await download(url)).status).toBe(200)
    })

    it('open nothing but their own export', async () => {
      const [one, other] = [await made(), await made()]
      const token = new URL(one.url).searchParams.get('token')!
      for (const wrong of [
        one.url.replace(one.id, other.id),
        one.url.replace(token, `${token.slice(0, -4)}AAAA`),
        one.url.replace(token, 'nonsense'),
        one.url.replace(token, inhouse.context.seal('mail', JSON.stringify({ id: one.id }))),
      ]) {
        const { status, body } = await download(wrong)
        expect([status, body.code]).toEqual([403, 'invalid_link'])
      }
      const bare = await download(one.url.replace(/\?.*/, ''))
      expect([bare.status, bare.body.errors[0].field]).toEqual([422, 'token'])
    })
  })

  describe('survive', () => {
    it('a process that dies: whoever reads it makes it anew', async () => {
      const one = (await create()).body
      await makeExport(inhouse.context, one.id)
      // As a process leaves it that died in the middle of its work.
      const claimed_until = new Date(inhouse.clock() + 120_000).toISOString()
      const left = { state: 'pending', pieces: null, bytes: null, claimed_until }
      await inhouse.context.db
        .updateTable('audit_log_exports')
        .set(left)
        .where('id', '=', one.id)
        .execute()

      expect((await get(one.id)).body.state).toBe('pending')
      await makeExport(inhouse.context, one.id)
      expect((await get(one.id)).body.state).toBe('pending')

      inhouse.clock.advance('2m')
      expect((await get(one.id)).body.state).toBe('pending')
      await makeExport(inhouse.context, one.id)
      const { url } = (await get(one.id)).body
      expect((await download(url)).body.split('\r\n')).toHaveLength(4)
    })

    it('a second call, which changes nothing', async () => {
      const one = await made()
      inhouse.clock.advance('5m')
      await makeExport(inhouse.context, one.id)
      expect((await get(one.id)).body.updated_at).toBe(one.updated_at)
      expect((await download((await get(one.id)).body.url)).status).toBe(200)
    })

    it('a process that was thought dead: it stops once another has taken over', async () => {
      const { db } = inhouse.context
      const { id } = (await create()).body
      await makeExport(inhouse.context, id)
      const left = { state: 'pending', pieces: null, bytes: null, claimed_until: null }
      await db.updateTable('audit_log_exports').set(left).where('id', '=', id).execute()

      const claimed_until = new Date(inhouse.clock() + 60_000).toISOString()
      const another = { attempt: 9, claimed_until }
      const slow: Context = {
        ...inhouse.context,
        // It falls asleep just before it would write a piece.
        async transaction(work) {
          await db.updateTable('audit_log_exports').set(another).where('id', '=', id).execute()
          return inhouse.context.transaction(work)
        },
      }
      await makeExport(slow, id)
      const row = db.selectFrom('audit_log_exports').selectAll().where('id', '=', id)
      expect(await row.executeTakeFirst()).toMatchObject({ ...another, state: 'pending' })

      inhouse.clock.advance('1m')
      await makeExport(inhouse.context, id)
      const { url } = (await get(id)).body
      expect((await download(url)).body.split('\r\n')).toHaveLength(4)
    })

    it('a host that rolls back, or commits later', async () => {
      let id = ''
      await inhouse.context.transaction(async (tx) => {
        ;({ id } = await createAuditLogExport(tx, { organization_id, ...range }))
      })
      expect((await get(id)).body.state).toBe('pending')
      await makeExport(inhouse.context, id)
      expect((await get(id)).body.state).toBe('ready')
    })
  })

  it('give up after three failures', async () => {
    const { id } = (await create()).body
    await makeExport(inhouse.context, id)
    const filter = JSON.stringify({ range_start: 'never' })
    await inhouse.context.db
      .updateTable('audit_log_exports')
      .set({ state: 'pending', attempt: 0, filter })
      .where('id', '=', id)
      .execute()
    for (const state of ['pending', 'pending', 'error']) {
      await expect(makeExport(inhouse.context, id)).rejects.toThrow('Invalid time value')
      const row = inhouse.context.db.selectFrom('audit_log_exports').select('state')
      expect((await row.where('id', '=', id).executeTakeFirst())!['state']).toBe(state)
    }
    expect((await get(id)).body).toMatchObject({ state: 'error' })
  })

  it('are gone with their organization', async () => {
    const { id } = await createOrganization(inhouse.context, { name: 'Short' })
    const one = await made({ organization_id: id })
    await deleteOrganization(inhouse.context, id)
    expect((await get(one.id)).status).toBe(404)
    expect((await download(one.url)).status).toBe(404)
  })

  it('are refused with the status and the words of old', async () => {
    const { status, body } = await create({ range_start: 'yesterday', range_end: undefined })
    expect([status, body]).toEqual([
      400,
      {
        statusCode: 400,
        error: 'Bad Request',
        message: [expect.stringMatching(/^range_start: /), 'range_end is required.'],
        code: 'invalid_request_parameters',
        errors: [
          expect.objectContaining({ field: 'range_start' }),
          expect.objectContaining({ field: 'range_end' }),
        ],
      },
    ])
    const turned = await create({ range_start: range.range_end, range_end: range.range_start })
    expect([turned.status, turned.body]).toEqual([
      400,
      { message: 'Invalid date range', code: 'invalid_audit_log_export_range_date' },
    ])
    expect((await create({ organization_id: 'org_none' })).status).toBe(404)
    expect((await get('audit_log_export_none')).body.message).toBe(
      "Audit Log Export not found: 'audit_log_export_none'.",
    )
  })
})
