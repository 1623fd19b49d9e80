import type { Module } from '@inhouse/core'
import { expect, it } from 'vitest'
import { storages } from '../storages.ts'
import { createTestInhouse, describeInhouse, testKey } from '../test-inhouse.ts'
import { notes } from './sample.ts'

describeInhouse('a request', [notes], (inhouse) => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    inhouse.call('POST', '/notes', body, { headers })
  const code = async (answer: ReturnType<typeof post>) => {
    const { status, body } = await answer
    return [status, body.code]
  }

  it('gets an id, its own where that is fit for a log, and is kept by no cache', async () => {
    const { headers } = await post({ text: 'a' })
    expect(headers.get('x-request-id')).toMatch(/^req_[0-9A-Z]{26}$/)
    expect(headers.get('cache-control')).toBe('no-store')
    const named = await post({ text: 'a' }, { 'x-request-id': 'mine-1' })
    expect(named.headers.get('x-request-id')).toBe('mine-1')
    const unfit = await post({ text: 'a' }, { 'x-request-id': 'a b' })
    expect(unfit.headers.get('x-request-id')).toMatch(/^req_/)
    const lost = await inhouse.call('GET', '/nowhere')
    expect([lost.status, lost.headers.get('x-request-id')?.slice(0, 4)]).toEqual([404, 'req_'])
  })

  it('needs a key that is ours', async () => {
    for (const key of [null, 'sk_test_wrong', 'inhouse']) {
      const { status, body } = await inhouse.call('POST', '/notes', { text: 'a' }, { key })
      expect([status, body]).toEqual([401, { message: 'Unauthorized', code: 'unauthorized' }])
    }
  })

  it('tells an unknown path from an unknown method', async () => {
    expect((await inhouse.call('GET', '/nothing')).body.code).toBe('entity_not_found')
    const { status, headers } = await inhouse.call('PATCH', '/notes')
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST'])
  })

  it('is refused where its body is not what it says it is', async () => {
    expect(await code(post('{"text":'))).toEqual([400, 'invalid_json'])
    expect(await code(post('<a/>', { 'content-type': 'application/xml' }))).toEqual([
      415,
      'unsupported_media_type',
    ])
    expect(await code(post({ text: 'x'.repeat(1_000_001) }))).toEqual([413, 'payload_too_large'])
    expect(await code(post('['.repeat(100_000)))).toEqual([400, 'invalid_json'])
    const deep = (levels: number) =>
      `{"text":"a","more":${'['.repeat(levels)}${']'.repeat(levels)}}`
    expect(await code(post(deep(40)))).toEqual([400, 'json_too_deep'])
    expect((await post(deep(20))).status).toBe(201)
    expect(
      (await post('text=form', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(201)
  })

  it('names the field that cannot be kept', async () => {
    const field = async (body: unknown) => {
      const answer = await post(body)
      return [answer.status, answer.body.errors?.[0].field, answer.body.errors?.[0].code]
    }
    expect(await field({})).toEqual([422, 'text', 'required'])
    expect(await field('')).toEqual([422, 'text', 'required'])
    expect(await field('[]')).toEqual([422, '', 'invalid_type'])
    expect(await field({ text: 7 })).toEqual([422, 'text', 'invalid_type'])
    expect(await field({ text: 'a\0b' })).toEqual([422, 'text', 'invalid_text'])
    expect(await field('{"text":"\\ud800"}')).toEqual([422, 'text', 'invalid_text'])
    expect(await field('{"text":"a","more":{"__proto__":1}}')).toEqual([
      422,
      'more.__proto__',
      'invalid_key',
    ])
    const list = await inhouse.call('GET', '/notes?limit=0')
    expect([list.status, list.body.errors[0].field]).toEqual([422, 'limit'])
    expect((await inhouse.call('GET', '/notes?limit=101')).status).toBe(422)
    expect((await inhouse.call('GET', '/notes?after=%00')).status).toBe(422)
  })

  it('that fails inside gets a plain 500, and only the log says more', async () => {
    inhouse.logged()
    const { status, body } = await post({ text: 'crash' })
    expect([status, body]).toEqual([
      500,
      { message: 'Internal Server Error', code: 'server_error' },
    ])
    expect(inhouse.logged().join()).toContain('secret inner workings')
  })

  it('is refused in the words of OAuth where OAuth asks', async () => {
    const { status, body } = await inhouse.call('POST', '/token', {}, { key: null })
    expect([status, body]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'code: code is required.' },
    ])
  })
})

describeInhouse('an idempotency key', [notes], (inhouse) => {
  const post = (key: string, text: string, headers: Record<string, string> = {}) =>
    inhouse.call('POST', '/notes', { text }, { headers: { 'idempotency-key': key, ...headers } })

  it('gives the first answer again for 24 hours', async () => {
    const first = await post('a', 'one')
    const again = await post('a', 'one')
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    inhouse.clock.advance('25h')
    expect((await post('a', 'one')).body.id).not.toBe(first.body.id)
  })

  it('belongs to one request', async () => {
    await post('b', 'one')
    const { status, body } = await post('b', 'two')
    expect([status, body.code]).toEqual([409, 'idempotency_key_reused'])
  })

  it('keeps a refusal, and forgets what may pass', async () => {
    expect((await post('c', '')).status).toBe(422)
    const again = await post('c', '')
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([422, 'true'])
    for (const text of ['busy', 'crash']) {
      await post(text, text)
      expect((await post(text, text)).headers.get('idempotent-replayed')).toBeNull()
    }
  })

  it('lets one of many who come at once through', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('d', 'one')))
    const made = answers.filter(({ status }) => status === 201)
    const busy = answers.filter(({ status }) => status === 409)
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
    expect(made.length + busy.length).toBe(20)
    for (const { headers, body } of busy) {
      expect([headers.get('retry-after'), body.code]).toEqual(['1', 'idempotency_key_in_use'])
    }
  })

  it('counts ten seconds from the Kotlin SDK, whose key is a hash of the request', async () => {
    const kotlin = { 'user-agent': 'workos-kotlin/5.0.0' }
    const first = await post('e', 'one', kotlin)
    expect((await post('e', 'one', kotlin)).body.id).toBe(first.body.id)
    inhouse.clock.advance('11s')
    expect((await post('e', 'one', kotlin)).body.id).not.toBe(first.body.id)
  })

  it('keeps no answer that could be read from the table', async () => {
    await post('f', 'a text to look for')
    const rows = await inhouse.context.db.selectFrom('idempotency_keys').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('a text to look for')
  })
})

for (const rateLimits of ['memory', 'storage'] as const) {
  describeInhouse(
    `a rate limit kept in ${rateLimits}`,
    [notes],
    (inhouse) => {
      const get = (address: string, key: string | null) =>
        inhouse.call('GET', '/notes', undefined, { address, key })

      it('refuses what goes beyond, and says when to come again', async () => {
        const first = await get('203.0.113.1', testKey)
        expect(first.headers.get('x-ratelimit-limit')).toBe('6000')
        expect(first.headers.get('x-ratelimit-remaining')).toBe('5999')
        await inhouse.context.db.deleteFrom('rate_limits').execute()
        const limit = { name: 'sample', points: 3, seconds: 60 }
        const take = () => inhouse.context.limit(limit, 'someone')
        await Promise.all([take(), take(), take()])
        await expect(take()).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
        await inhouse.context.limit(limit, 'another')
        inhouse.clock.advance('61s')
        await take()
      })

      it('counts a key wherever it is used, and else a network', async () => {
        const left = async (address: string, key: string | null) =>
          Number((await get(address, key)).headers.get('x-ratelimit-remaining'))
        const key = await left('203.0.113.1', testKey)
        expect(await left('203.0.113.2', testKey)).toBe(key - 1)
      })
    },
    { rateLimits },
  )
}

it('counts an unknown caller by address, and a /64 of IPv6 as one', async () => {
  const inhouse = createTestInhouse([notes], { rateLimits: 'memory' })
  await inhouse.migrate()
  const call = async (address: string) =>
    (await inhouse.call('POST', '/token', { code: 'a' }, { key: null, address })).headers.get(
      'x-ratelimit-remaining',
    )
  expect(await call('2001:db8:1:2::1')).toBe('5999')
  expect(await call('2001:db8:1:2:ffff::2')).toBe('5998')
  expect(await call('2001:db8:1:3::1')).toBe('5999')
  expect(await call('::ffff:203.0.113.9')).toBe('5999')
  expect(await call('203.0.113.9')).toBe('5998')
  await inhouse.close()
})

it('answers 429 with Retry-After on the wire', async () => {
  const inhouse = createTestInhouse([notes], { rateLimits: 'memory' })
  await inhouse.migrate()
  const call = () => inhouse.call('GET', '/notes')
  for (let i = 0; i < 6000; i++)
    await inhouse.context.limit(
      { name: 'requests', points: 6000, seconds: 60 },
      await keyId(inhouse),
    )
  const { status, headers, body } = await call()
  expect([status, body.code]).toEqual([429, 'rate_limit_exceeded'])
  expect(headers.get('retry-after')).toBe('60')
  expect(headers.get('x-ratelimit-remaining')).toBe('0')
  await inhouse.close()
})

const keyId = async (inhouse: ReturnType<typeof createTestInhouse>) =>
  (await inhouse.context.findSecretKey(testKey))!

describeInhouse(
  'a browser of another origin',
  [notes],
  (inhouse) => {
    const preflight = (path: string, origin: string) =>
      inhouse.fetch(
        new Request(`http://inhouse.test${path}`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        }),
      )
    const allowed = async (path: string, origin: string) =>
      (await preflight(path, origin)).headers.get('access-control-allow-origin')

    it('may call what browsers may call, from the origins the host names', async () => {
      expect(await allowed('/token', 'https://app.example.com')).toBe('https://app.example.com')
      expect(await allowed('/token', 'http://localhost:5173')).toBe('http://localhost:5173')
      expect(await allowed('/token', 'https://evil.example.com')).toBeNull()
      expect(await allowed('/token', 'https://app.example.com.evil.example')).toBeNull()
      expect(await allowed('/token', 'http://localhost.evil.example:5173')).toBeNull()
      expect(await allowed('/notes', 'https://app.example.com')).toBeNull()
    })

    it('reads the answer, and a refusal as well', async () => {
      const { headers } = await inhouse.call(
        'POST',
        '/token',
        {},
        {
          key: null,
          headers: { origin: 'https://app.example.com' },
        },
      )
      expect(headers.get('access-control-allow-origin')).toBe('https://app.example.com')
      expect(headers.get('access-control-allow-credentials')).toBe('true')
      expect(headers.get('vary')).toBe('origin')
    })
  },
  { origins: ['https://app.example.com', 'http://localhost:*'] },
)

it('needs https from other machines, and believes proxies only if told to', async () => {
  const send = async (options: object, headers: Record<string, string>, address?: string) => {
    const inhouse = createTestInhouse([notes], { allowHttp: false, ...options })
    await inhouse.migrate()
    const request = new Request('http://api.example.com/notes', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${testKey}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: '{"text":"a"}',
    })
    const response = await inhouse.fetch(request, { address })
    await inhouse.close()
    return [response.status, (await response.json()).address]
  }
  const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '6.6.6.6, 203.0.113.7' }
  expect((await send({}, {}, '203.0.113.1'))[0]).toBe(403)
  expect((await send({}, {}))[0]).toBe(403)
  expect(await send({}, {}, '127.0.0.1')).toEqual([201, '127.0.0.1'])
  expect(await send({ allowHttp: true }, {}, '203.0.113.1')).toEqual([201, '203.0.113.1'])
  expect((await send({}, proxied, '10.0.0.1'))[0]).toBe(403)
  expect(await send({ trustProxy: true }, proxied, '10.0.0.1')).toEqual([201, '203.0.113.7'])
})

describeInhouse('the tables', [notes], (inhouse) => {
  it('are looked at before the first request', async () => {
    const fresh = createTestInhouse([notes])
    const { status, headers } = await fresh.call('GET', '/notes')
    expect([status, headers.get('retry-after')]).toEqual([503, '1'])
    expect(fresh.logged().join()).toContain('run the migrations')
    await fresh.migrate()
    expect((await fresh.call('GET', '/notes')).status).toBe(200)
    await fresh.close()
  })

  it('of a newer version are left alone', async () => {
    const { db } = inhouse.context
    await db.insertInto('inhouse_migrations').values({ name: 'notes/0002_later' }).execute()
    await expect(inhouse.assertMigrated()).rejects.toThrow('The database is newer')
    expect((await inhouse.call('GET', '/notes')).status).toBe(503)
    await db.deleteFrom('inhouse_migrations').where('name', '=', 'notes/0002_later').execute()
    expect((await inhouse.call('GET', '/notes')).status).toBe(200)
  })

  it('are migrated once, and the plan says what would happen', async () => {
    expect(await inhouse.migrate()).toEqual([])
    expect(await inhouse.planMigrations()).toEqual([])
    await inhouse.context.db
      .deleteFrom('inhouse_migrations')
      .where('name', '=', 'notes/0001_notes')
      .execute()
    const [step] = await inhouse.planMigrations()
    expect(step).toMatchObject({ name: 'notes/0001_notes', locks: [], additive: true })
    expect(step?.sql[0]).toMatch(/^create table .*"notes"/)
    await inhouse.context.db
      .insertInto('inhouse_migrations')
      .values({ name: 'notes/0001_notes' })
      .execute()
  })
})

it('a plan names what locks and what is more than an addition', async () => {
  const storage = storages.sqlite()
  const before = createTestInhouse([notes], { storage })
  await before.migrate()
  const after = createTestInhouse([notes, changes], { storage })
  expect(
    (await after.planMigrations()).map(({ name, locks, additive }) => [name, locks, additive]),
  ).toEqual([
    ['changes/0001_new', [], true],
    ['changes/0002_index', ['notes'], true],
    ['changes/0003_drop', ['notes'], false],
  ])
  await before.close()
})

const changes: Module = {
  name: 'changes',
  migrations: {
    '0001_new': async (db, columns) => {
      await db.schema.createTable('fresh').addColumn('id', columns.id).execute()
      await db.schema.createIndex('fresh_by_id').on('fresh').column('id').execute()
    },
    '0002_index': async (db) => {
      await db.schema.createIndex('notes_by_text').on('notes').column('text').execute()
    },
    '0003_drop': async (db) => {
      await db.schema.alterTable('notes').dropColumn('text').execute()
    },
  },
}
