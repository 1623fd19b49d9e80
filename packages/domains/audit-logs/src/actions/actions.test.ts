import { describeInhouse } from '@inhouse/testing'
import { describe, expect, it } from 'vitest'
import { auditLogs } from '../index.ts'

describeInhouse('actions', [auditLogs], (inhouse) => {
  const create = (action: string, body: object) =>
    inhouse.call('POST', `/audit_logs/actions/${encodeURIComponent(action)}/schemas`, body)
  const list = async (path: string) => (await inhouse.call('GET', path)).body

  it('makes an action with the first version of its schema', async () => {
    const cost = { type: 'object', properties: { cost: { type: 'number' } } }
    const role = { type: 'object', properties: { role: { type: ['string'] } } }
    const given = {
      actor: { metadata: role },
      targets: [{ type: 'invoice', metadata: cost }, { type: 'team' }],
      metadata: { type: 'object', title: 'How it was paid', additionalProperties: false },
    }
    const { status, body } = await create('invoice.paid', given)
    const created_at = '2026-01-01T00:00:00.000Z'
    const schema = { object: 'audit_log_schema', version: 1, ...given, created_at }
    expect([status, body]).toEqual([201, schema])

    const { data } = await list('/audit_logs/actions')
    const times = { created_at, updated_at: created_at }
    expect(data).toEqual([{ object: 'audit_log_action', name: 'invoice.paid', schema, ...times }])
  })

  it('adds versions and leaves the earlier ones as they are', async () => {
    inhouse.clock.advance('1m')
    const { body } = await create('invoice.paid', { targets: [{ type: 'order' }] })
    expect(body).toEqual({
      object: 'audit_log_schema',
      version: 2,
      targets: [{ type: 'order' }],
      created_at: '2026-01-01T00:01:00.000Z',
    })
    const { data } = await list('/audit_logs/actions/invoice.paid/schemas')
    expect(data.map((schema: any) => [schema.version, schema.targets[0].type])).toEqual([
      [2, 'order'],
      [1, 'invoice'],
    ])
    const [action] = (await list('/audit_logs/actions')).data
    expect(action).toMatchObject({
      schema: { version: 2 },
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:01:00.000Z',
    })
  })

  it('numbers versions that come at once one after the other', async () => {
    const bodies = await Promise.all(
      Array.from({ length: 8 }, () => create('at.once', { targets: [{ type: 'a' }] })),
    )
    const versions = bodies.map(({ body }) => body.version).sort()
    expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('lists page by page', async () => {
    for (const name of ['one', 'two', 'three']) {
      inhouse.clock.advance('1s')
      await create(name, { targets: [{ type: 'a' }] })
    }
    const first = await list('/audit_logs/actions?limit=2')
    expect(first.data.map(({ name }: any) => name)).toEqual(['three', 'two'])
    const { after } = first.list_metadata
    expect(after).toMatch(/^ala_/)
    const next = await list(`/audit_logs/actions?limit=2&after=${after}`)
    expect(next.data.map(({ name }: any) => name)).toEqual(['one', 'at.once'])

    const schemas = await list('/audit_logs/actions/at.once/schemas?limit=3&order=asc')
    expect(schemas.data.map(({ version }: any) => version)).toEqual([1, 2, 3])
    const rest = `/audit_logs/actions/at.once/schemas?order=asc&after=${schemas.list_metadata.after}`
    expect((await list(rest)).data).toHaveLength(5)
  })

  it('knows no schemas of an unknown action', async () => {
    const { status, body } = await inhouse.call('GET', '/audit_logs/actions/none/schemas')
    expect([status, body.message]).toEqual([404, "Audit Log Action not found: 'none'."])
  })

  describe('refuses', () => {
    const targets = [{ type: 'a' }]
    const withMetadata = (metadata: unknown) => ({ targets, metadata })
    it.each<[string, object, string]>([
      ['no targets', {}, 'targets'],
      ['an empty list of targets', { targets: [] }, 'targets'],
      ['a target without a type', { targets: [{}] }, 'targets.0.type'],
      ['the same type twice', { targets: [...targets, ...targets] }, 'targets'],
      ['an actor without a schema', { targets, actor: {} }, 'actor.metadata'],
      ['a list as schema', withMetadata([]), 'metadata'],
      ['a type that does not exist', withMetadata({ type: 'text' }), 'metadata.type'],
      ['a pattern that is none', withMetadata({ pattern: '(' }), 'metadata.pattern'],
      ['a length below zero', withMetadata({ maxLength: -1 }), 'metadata.maxLength'],
      ['a schema that asks itself', withMetadata({ $ref: '#' }), 'metadata'],
      [
        'the same further down',
        withMetadata({ properties: { a: { anyOf: [{ $ref: '#' }] } } }),
        'metadata',
      ],
      [
        'half a schema of a property',
        { targets: [{ type: 'a', metadata: { properties: { a: 'string' } } }] },
        'targets.0.metadata.properties.a',
      ],
    ])('%s', async (_, body, field) => {
      const answer = await create('refused', body)
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, field])
      expect((await list('/audit_logs/actions?limit=100')).data).not.toContainEqual(
        expect.objectContaining({ name: 'refused' }),
      )
    })

    it('a name of an action that no list could show', async () => {
      for (const name of ['a\nb', 'a'.repeat(256)]) {
        const { status, body } = await create(name, { targets })
        expect([status, body.errors[0].field]).toEqual([422, 'action'])
      }
    })
  })
})
