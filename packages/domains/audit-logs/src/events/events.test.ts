import { createOrganization } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditLogs, createAuditLogEvent, createAuditLogSchema } from '../index.ts'
import { createPaidSchema, paidEvent } from '../testing/paid.ts'

describeInhouse('audit log events', [auditLogs], (inhouse) => {
  let organization_id = ''
  beforeAll(async () => {
    ;({ id: organization_id } = await createOrganization(inhouse.context, { name: 'Acme' }))
    await createPaidSchema(inhouse.context)
  })
  const send = (event: unknown, key?: string) =>
    inhouse.call(
      'POST',
      '/audit_logs/events',
      { organization_id, event },
      {
        headers: key === undefined ? {} : { 'idempotency-key': key },
      },
    )
  const count = async () => {
    const all = inhouse.context.db.selectFrom('audit_log_events')
    return Number((await all.select(({ fn }) => fn.countAll().as('n')).executeTakeFirst())!['n'])
  }

  it('are kept as they are given', async () => {
    const event = paidEvent({ occurred_at: '2026-01-01T02:30:00.123456+02:00' })
    const { status, body } = await send(event)
    expect([status, body]).toEqual([200, { success: true }])
    const { body: list } = await inhouse.call(
      'GET',
      `/audit_logs/events?organization_id=${organization_id}`,
    )
    expect(list.data).toEqual([
      {
        object: 'audit_log_event',
        id: expect.stringMatching(/^audit_log_event_/),
        organization_id,
        ...event,
        version: 1,
        created_at: '2026-01-01T00:00:00.000Z',
      },
    ])
  })

  it('follow the version that they name', async () => {
    await createAuditLogSchema(inhouse.context, 'invoice.paid', { targets: [{ type: 'order' }] })
    const targets = [{ id: 'order_1', type: 'order' }]
    expect((await send(paidEvent({ version: 2, targets, metadata: undefined }))).status).toBe(200)
    expect((await send(paidEvent({ targets }))).body.errors).toEqual([
      expect.objectContaining({ instancePath: '/targets/0/type', code: 'unknown_target' }),
    ])
  })

  it('wait for no cache when a version comes', async () => {
    const event = paidEvent({ version: 3, metadata: {}, targets: [] })
    expect((await send(event)).body.errors[0].code).toBe('unknown_version')
    await createAuditLogSchema(inhouse.context, 'invoice.paid', { targets: [{ type: 'team' }] })
    expect((await send(event)).status).toBe(200)
  })

  it('know nothing of a schema that was undone', async () => {
    const event = paidEvent({ action: 'undone', metadata: {}, targets: [] })
    const undone = inhouse.context.transaction(async (tx) => {
      await createAuditLogSchema(tx, 'undone', { targets: [{ type: 'team' }] })
      await createAuditLogEvent(tx, { organization_id, event })
      throw new Error('stop')
    })
    await expect(undone).rejects.toThrow('stop')
    expect((await send(event)).body.errors[0].code).toBe('unknown_action')
  })

  describe('are refused with', () => {
    const long = 'a'.repeat(501)
    const keys = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`key_${n}`, 'a']))
    const actor = (metadata: object) => ({ actor: { id: '1', type: 'user', metadata } })
    it.each<[string, object, [string, string][]]>([
      ['an unknown action', { action: 'none' }, [['/action', 'unknown_action']]],
      ['an unknown version', { version: 9 }, [['/version', 'unknown_version']]],
      ['no location', { context: {} }, [['/context/location', 'required']]],
      [
        'an unknown target',
        {
          targets: [
            { id: '1', type: 'team' },
            { id: '2', type: 'user' },
          ],
        },
        [['/targets/1/type', 'unknown_target']],
      ],
      ['51 keys', actor(keys), [['/actor/metadata', 'too_many_keys']]],
      [
        'a key of 41 characters',
        actor({ ['k'.repeat(41)]: 'a' }),
        [[`/actor/metadata/${'k'.repeat(41)}`, 'invalid_key']],
      ],
      [
        'a key with a dot and a slash',
        actor({ 'a./b': 1 }),
        [['/actor/metadata/a.~1b', 'invalid_key']],
      ],
      ['a value of 501 characters', actor({ a: long }), [['/actor/metadata/a', 'too_long']]],
      [
        'values that are no values',
        actor({ a: null, b: [], c: {} }),
        [
          ['/actor/metadata/a', 'invalid_type'],
          ['/actor/metadata/b', 'invalid_type'],
          ['/actor/metadata/c', 'invalid_type'],
        ],
      ],
      [
        'what the schema of the actor forbids',
        actor({ role: 1 }),
        [['/actor/metadata/role', 'type']],
      ],
      [
        'what the schema of a target forbids',
        { targets: [{ id: '1', type: 'invoice', metadata: { cost: 'much' } }] },
        [['/targets/0/metadata/cost', 'type']],
      ],
      ['metadata that lacks a key', { metadata: undefined }, [['/metadata', 'required']]],
      [
        'metadata that breaks several rules',
        { metadata: { method: 'gold', note: 5 } },
        [
          ['/metadata/method', 'enum'],
          ['/metadata/note', 'type'],
        ],
      ],
      [
        'all of that at once',
        { context: {}, ...actor({ role: 1 }), targets: [{ id: '1', type: 'none' }] },
        [
          ['/context/location', 'required'],
          ['/actor/metadata/role', 'type'],
          ['/targets/0/type', 'unknown_target'],
        ],
      ],
    ])('%s', async (_, changes, errors) => {
      const before = await count()
      const { status, body } = await send(paidEvent(changes))
      expect([status, body.code]).toEqual([400, 'invalid_audit_log_event'])
      expect(body.errors.map((one: any) => [one.instancePath, one.code])).toEqual(errors)
      expect(await count()).toBe(before)
    })

    it.each<[string, object, string]>([
      ['no action', { action: undefined }, 'event.action'],
      ['no moment', { occurred_at: 'yesterday' }, 'event.occurred_at'],
      ['a moment before all years', { occurred_at: '0000-01-01T00:00:00Z' }, 'event.occurred_at'],
      ['no actor', { actor: undefined }, 'event.actor'],
      ['an actor without a type', { actor: { id: '1' } }, 'event.actor.type'],
      ['no targets', { targets: undefined }, 'event.targets'],
      ['metadata that is a list', { metadata: [] }, 'event.metadata'],
      ['half a version', { version: 1.5 }, 'event.version'],
    ])('%s', async (_, changes, field) => {
      const { status, body } = await send({ ...paidEvent(), ...changes })
      expect([status, body.errors[0].field]).toEqual([422, field])
    })

    it('an organization that is not there', async () => {
      const body = { organization_id: 'org_none', event: paidEvent() }
      const answer = await inhouse.call('POST', '/audit_logs/events', body)
      expect([answer.status, answer.body.message]).toEqual([
        404,
        "Organization not found: 'org_none'.",
      ])
    })
  })

  it('take what metadata may just hold', async () => {
    const metadata = {
      ...Object.fromEntries(Array.from({ length: 46 }, (_, n) => [`key_${n}`, n % 2 === 0])),
      ['k'.repeat(40)]: '🎉'.repeat(500),
      number: -0.5,
      constructor: 'a',
      role: 'owner',
    }
    const event = paidEvent({ actor: { id: 'most', type: 'user', metadata } })
    expect((await send(event)).status).toBe(200)
    const list = `/audit_logs/events?organization_id=${organization_id}&actor_ids=most`
    const { body } = await inhouse.call('GET', list)
    expect(body.data[0].actor.metadata).toEqual(metadata)
  })

  describe('happen once', () => {
    const event = (n: number) => paidEvent({ actor: { id: `once_${n}`, type: 'user' } })
    const added = async (work: () => Promise<unknown>) => {
      const before = await count()
      await work()
      return (await count()) - before
    }
    const twice = (one: () => Promise<{ status: number; body: any }>) =>
      added(async () => {
        for (const { status, body } of [await one(), await one()]) {
          expect([status, body]).toEqual([200, { success: true }])
        }
      })

    it('with the same key', async () => expect(await twice(() => send(event(1), 'key'))).toBe(1))

    it('with the same content and no key', async () => {
      expect(await twice(() => send(event(2)))).toBe(1)
    })

    it('however many come at the same moment', async () => {
      const send10 = () => Promise.all(Array.from({ length: 10 }, () => send(event(3), 'key')))
      expect(await added(send10)).toBe(1)
    })

    it('and are others with another key, in another organization or with other data', async () => {
      const { id } = await createOrganization(inhouse.context, { name: 'Other' })
      expect(
        await added(async () => {
          await send(event(4), 'one')
          await send(event(4), 'two')
          await send(event(5), 'one')
          await createAuditLogEvent(
            inhouse.context,
            { organization_id: id, event: event(4) },
            'one',
          )
        }),
      ).toBe(4)
    })

    it('for a day', async () => {
      await send(event(6), 'key')
      inhouse.clock.advance('23h')
      expect(await added(() => send(event(6), 'key'))).toBe(0)
      inhouse.clock.advance('1h')
      expect(await twice(() => send(event(6), 'key'))).toBe(1)
    })

    it('and a refusal is not the last word', async () => {
      const later = paidEvent({ action: 'later', metadata: {}, targets: [] })
      expect((await send(later, 'key')).status).toBe(400)
      await createAuditLogSchema(inhouse.context, 'later', { targets: [{ type: 'team' }] })
      expect((await send(later, 'key')).status).toBe(200)
    })

    it('but not with a key that is too long', async () => {
      const { status, body } = await send(event(7), 'k'.repeat(256))
      expect([status, body.errors[0].field]).toEqual([422, 'Idempotency-Key'])
    })
  })

  it('commit together with what the host writes, or not at all', async () => {
    const before = await count()
    const event = paidEvent({ actor: { id: 'host', type: 'user' } })
    const undone = inhouse.context.transaction(async (tx) => {
      await createAuditLogEvent(tx, { organization_id, event })
      throw new Error('stop')
    })
    await expect(undone).rejects.toThrow('stop')
    expect(await count()).toBe(before)
  })
})
