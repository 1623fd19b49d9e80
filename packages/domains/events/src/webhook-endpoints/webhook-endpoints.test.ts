import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { events, webhookEvents } from '../index.ts'

describeInhouse('webhook endpoints', [events], (inhouse) => {
  const create = (endpoint_url: string, names: unknown = ['user.created']) =>
    inhouse.call('POST', '/webhook_endpoints', { endpoint_url, events: names })

  it('are made with a secret that is shown once', async () => {
    const { status, body } = await create('https://example.com/hooks', [
      'user.created',
      'user.deleted',
      'user.created',
    ])
    expect(status).toBe(201)
    expect(body).toEqual({
      object: 'webhook_endpoint',
      id: expect.stringMatching(/^we_/),
      endpoint_url: 'https://example.com/hooks',
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9]{25}$/),
      status: 'enabled',
      events: ['user.created', 'user.deleted'],
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:00:00.000Z',
    })
    const { body: listed } = await inhouse.call('GET', '/webhook_endpoints')
    const hidden = { ...body, secret: `whsec_…${body.secret.slice(-4)}` }
    expect(listed.data).toEqual([hidden])
    expect(listed.list_metadata).toEqual({ before: null, after: null })
    const rows = await inhouse.context.db.selectFrom('webhook_endpoints').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(body.secret)
  })

  it('are told apart by their URL', async () => {
    const { status, body } = await create('https://example.com/hooks')
    expect([status, body.code]).toEqual([409, 'duplicate_endpoint'])
    const other = await create('https://example.com/others')
    const change = { endpoint_url: 'https://example.com/hooks' }
    const changed = await inhouse.call('PATCH', `/webhook_endpoints/${other.body.id}`, change)
    expect([changed.status, changed.body.code]).toEqual([409, 'duplicate_endpoint'])
    const same = { endpoint_url: 'https://example.com/others', status: 'disabled' }
    expect(
      (await inhouse.call('PATCH', `/webhook_endpoints/${other.body.id}`, same)).body,
    ).toMatchObject(same)
    expect((await inhouse.call('GET', '/webhook_endpoints?limit=1')).body).toMatchObject({
      data: [{ id: other.body.id }],
      list_metadata: { after: other.body.id },
    })
  })

  it.each([
    ['no URL', 'invalid_url'],
    ['http://example.com/', 'https_required'],
    ['ftp://example.com/', 'https_required'],
    ['https://user:pass@example.com/', 'invalid_url'],
    ['https://127.0.0.1/', 'blocked_address'],
    ['https://169.254.169.254/', 'blocked_address'],
    ['https://localhost/', 'blocked_address'],
  ])('are not made for %s', async (url, code) => {
    const { status, body } = await create(url)
    expect([status, body.code, body.errors]).toEqual([
      422,
      'invalid_url',
      [{ field: 'endpoint_url', code, message: body.message }],
    ])
  })

  it('subscribe to what can be subscribed to', async () => {
    expect((await create('https://example.com/all', webhookEvents)).body.events).toHaveLength(93)
    for (const name of ['vault.data.read', 'authentication.mfa_failed', 'no.such.event']) {
      const { status, body } = await create('https://example.com/new', ['user.created', name])
      expect([status, body.errors[0].field]).toEqual([422, 'events.1'])
      expect(body.errors[0].message).toContain(name)
    }
    for (const body of [{}, { endpoint_url: 'https://example.com/x' }, { events: [] }]) {
      expect((await inhouse.call('POST', '/webhook_endpoints', body)).status).toBe(422)
    }
  })

  it('are changed and deleted by their id', async () => {
    const { body } = await create('https://example.com/changing')
    inhouse.clock.advance('1s')
    const path = `/webhook_endpoints/${body.id}`
    const changes = { status: 'disabled', events: ['organization.created'] }
    const changed = await inhouse.call('PATCH', path, changes)
    expect(changed.body).toMatchObject({ ...changes, updated_at: '2026-01-01T00:00:01.000Z' })
    expect((await inhouse.call('PATCH', path, { status: 'paused' })).status).toBe(422)
    expect((await inhouse.call('DELETE', path)).status).toBe(204)
    for (const [method, at, sent] of [
      ['PATCH', path, {}],
      ['DELETE', path, undefined],
      ['GET', `${path}/deliveries`, undefined],
      ['GET', `${path}/deliveries/whd_none`, undefined],
      ['POST', `${path}/deliveries/whd_none/replay`, {}],
      ['POST', `${path}/replay`, { range_start: '2026-01-01T00:00:00Z' }],
      ['POST', `${path}/test`, {}],
      ['POST', `${path}/rotate_secret`, {}],
      ['GET', `${path}/delivery_policy`, undefined],
      ['PUT', `${path}/delivery_policy`, { ordered: true }],
    ] as const) {
      const { status, body: refusal } = await inhouse.call(method, at, sent)
      expect([at, status, refusal.code]).toEqual([at, 404, 'entity_not_found'])
    }
  })
})
