import { createHmac } from 'node:crypto'
import { createOrganization, deleteOrganization, orgs } from '@inhouse/orgs'
import {
  describeInhouse,
  openSink,
  type Received,
  type Sink,
  type TestInhouse,
} from '@inhouse/testing'
import { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { events } from '../index.ts'
import { dispatchEvents } from './dispatch.ts'
import { sendWebhooks } from './send-job.ts'

const METADATA_SERVICE = '169.254.169.254'

const egress = {
  allow: ['127.0.0.1'],
  resolve: async (name: string) => [name === 'rebound.example' ? METADATA_SERVICE : '127.0.0.1'],
}

const signed = (secret: string, header: unknown, body: string) => {
  const [, moment, hash] = /^t=(\d{13}), v1=([0-9a-f]{64})$/.exec(String(header)) ?? []
  return hash === createHmac('sha256', secret).update(`${moment}.${body}`).digest('hex')
}

const named = (received: Received[]) => received.map(({ event }) => event.data.name)

describeInhouse(
  'webhooks',
  [orgs, events],
  (inhouse) => {
    let sink: Sink
    beforeAll(async () => {
      sink = await openSink()
      // Schedules begin with their next time.
      await inhouse.runJobs()
    })
    afterAll(() => sink.close())
    afterEach(async () => {
      sink.work()
      for (const { id } of (await inhouse.call('GET', '/webhook_endpoints')).body.data) {
        await inhouse.call('DELETE', `/webhook_endpoints/${id}`)
      }
      await inhouse.runJobs()
      sink.received()
      inhouse.logged()
    })

    const at = (id: string, rest = '') => `/webhook_endpoints/${id}${rest}`
    const subscribe = async (endpoint_url = sink.url, names = ['organization.created']) => {
      const input = { endpoint_url, events: names }
      return (await inhouse.call('POST', '/webhook_endpoints', input)).body
    }
    const create = (...names: string[]) =>
      inhouse.context.transaction(async (tx) => {
        for (const name of names) await createOrganization(tx, { name })
      })
    const work = async (after = '5s') => {
      inhouse.clock.advance(after)
      await inhouse.runJobs()
    }
    const deliveries = async (id: string, query = '') =>
      (await inhouse.call('GET', at(id, `/deliveries${query}`))).body.data

    it('bring an event to the endpoints that subscribe to it, signed', async () => {
      const { id, secret } = await subscribe()
      const deaf = await subscribe(`${sink.url}other`, ['organization.deleted'])
      await create('Acme')
      await work()
      const [got, ...others] = sink.received()
      expect(others).toEqual([])
      const { data } = (await inhouse.call('GET', '/events?order=desc&limit=1')).body
      expect(got!.event).toEqual(data[0])
      expect(got!.body).toBe(JSON.stringify(got!.event))
      expect(got!.headers['content-type']).toBe('application/json')
      expect(signed(secret, got!.headers['workos-signature'], got!.body)).toBe(true)
      expect(signed('another', got!.headers['workos-signature'], got!.body)).toBe(false)
      expect(await deliveries(id)).toEqual([
        {
          object: 'webhook_delivery',
          id: expect.stringMatching(/^whd_/),
          webhook_endpoint_id: id,
          event_id: data[0].id,
          event: 'organization.created',
          cause: 'event',
          status: 'delivered',
          next_attempt_at: null,
          attempts: [
            {
              attempted_at: expect.stringMatching(/Z$/),
              duration_ms: 0,
              response_status: 200,
              response_body: 'thanks',
              error: null,
              error_message: null,
              next_attempt_at: null,
            },
          ],
          created_at: expect.stringMatching(/Z$/),
        },
      ])
      expect(await deliveries(deaf.id)).toEqual([])
    })

    it('are sent at once by a process that works', async () => {
      await subscribe()
      const worker = inhouse.work({ pollSeconds: 3600 })
      await create('Awaited')
      await vi.waitFor(() => expect(named(sink.received())).toEqual(['Awaited']), 5000)
      await worker.stop()
    })

    it('tell of what a transaction of the host has committed', async () => {
      const host = new Kysely<any>({ dialect: inhouse.storage.dialect })
      await subscribe()
      await host
        .transaction()
        .execute((trx) => createOrganization(inhouse.with(trx), { name: 'Hosted' }))
      await work()
      expect(named(sink.received())).toEqual(['Hosted'])
    })

    it('tell nothing of what was rolled back, nor of what happened before', async () => {
      await create('Before')
      inhouse.clock.advance('1s')
      await subscribe()
      const failing = inhouse.context.transaction(async (tx) => {
        await createOrganization(tx, { name: 'Undone' })
        throw new Error('stop')
      })
      await expect(failing).rejects.toThrow('stop')
      await create('After')
      await work()
      expect(named(sink.received())).toEqual(['After'])
    })

    it('tell a disabled endpoint nothing, not even later', async () => {
      const { id } = await subscribe()
      await inhouse.call('PATCH', at(id), { status: 'disabled' })
      await create('Missed')
      await work()
      inhouse.clock.advance('1s')
      await inhouse.call('PATCH', at(id), { status: 'enabled' })
      await create('Heard')
      await work()
      expect(named(sink.received())).toEqual(['Heard'])
    })

    it('are tried again for three days, with growing pauses', async () => {
      const { id, secret } = await subscribe()
      sink.fail()
      await create('Unheard')
      const times: number[] = []
      await work()
      for (let hours = 0; hours < 80;) {
        const got = sink.received()
        if (got.length > 0) times.push(inhouse.clock())
        for (const { headers, body } of got) {
          const header = headers['workos-signature']
          expect(header).toContain(`t=${inhouse.clock()}`)
          expect(signed(secret, header, body)).toBe(true)
        }
        const [{ next_attempt_at }] = await deliveries(id)
        if (next_attempt_at === null) break
        const wait = Date.parse(next_attempt_at) - inhouse.clock()
        hours += wait / 3_600_000
        inhouse.clock.advance(wait - 1)
        await inhouse.runJobs()
        expect(sink.received()).toEqual([])
        await work('5s')
      }
      const pauses = times.slice(1).map((time, i) => Math.round((time - times[i]!) / 60_000))
      expect(pauses.slice(0, 6)).toEqual([0, 5, 30, 120, 300, 600])
      for (const pause of pauses.slice(6, -1)) {
        expect(pause).toBeGreaterThanOrEqual(600)
        expect(pause).toBeLessThanOrEqual(841)
      }
      expect(Math.round((times.at(-1)! - times[0]!) / 3_600_000)).toBe(72)
      const [failed] = await deliveries(id, '?status=failed')
      expect(failed.attempts).toHaveLength(times.length)
      expect(failed.attempts[0]).toMatchObject({ response_status: 500, response_body: 'no' })
      expect(await deliveries(id, '?status=pending')).toEqual([])
      await work('14h')
      expect(sink.received()).toEqual([])
    })

    it('arrive when a receiver works again', async () => {
      const { id } = await subscribe()
      sink.fail(302)
      await create('Patient')
      await work()
      sink.work()
      await work('10s')
      expect(named(sink.received())).toEqual(['Patient', 'Patient'])
      const [{ attempts, status }] = await deliveries(id)
      expect(status).toBe('delivered')
      expect(attempts.map((made: any) => made.response_status)).toEqual([302, 200])
      const policy = await inhouse.call('GET', at(id, '/delivery_policy'))
      expect(policy.body.failing_since).toBe(null)
    })

    it('end at an endpoint where nothing succeeds for five days', async () => {
      const { id } = await subscribe()
      sink.fail()
      for (let hours = 0; hours <= 126; hours += 6) {
        await create(`After ${hours} h`)
        await work('6h')
      }
      const { body } = await inhouse.call('GET', '/webhook_endpoints')
      expect(body.data[0].status).toBe('disabled')
      expect(inhouse.logged().filter((line) => line.includes('is disabled'))).toEqual([
        `error A webhook endpoint is disabled: nothing could be delivered to it for five days. {"webhook_endpoint_id":"${id}"}`,
      ])
      sink.received()
      await work('6h')
      expect(sink.received()).toEqual([])

      sink.work()
      await inhouse.call('PATCH', at(id), { status: 'enabled' })
      await work()
      expect(named(sink.received())).toContain('After 120 h')
    })

    it('do not reach a forbidden address behind a name, and say why', async () => {
      const { id } = await subscribe('https://rebound.example/')
      await create('Secret')
      await work()
      const [{ status, attempts }] = await deliveries(id)
      expect(status).toBe('pending')
      expect(attempts).toMatchObject([
        {
          response_status: null,
          error: 'blocked_address',
          error_message: 'rebound.example is at a metadata address, which is not called.',
        },
      ])
    })

    it('keep how a long answer begins, whatever bytes it is made of', async () => {
      const { id } = await subscribe()
      sink.answerWith((response) => response.end(Buffer.alloc(10_000, '\0')))
      await create('Noisy')
      await work()
      const [{ status, attempts }] = await deliveries(id)
      expect([status, attempts[0].response_body]).toEqual(['delivered', '\uFFFD'.repeat(4096)])
    })

    it('keep to the order of events, where the endpoint wants it', async () => {
      const { id } = await subscribe(sink.url, ['organization.created', 'organization.deleted'])
      const policy = await inhouse.call('PUT', at(id, '/delivery_policy'), { ordered: true })
      expect(policy.body).toMatchObject({ webhook_endpoint_id: id, ordered: true })
      sink.answerWith((response, { event }) =>
        response.writeHead(event.data.name === 'Second' ? 500 : 200).end(),
      )
      await create('First', 'Second')
      const third = await createOrganization(inhouse.context, { name: 'Third' })
      await deleteOrganization(inhouse.context, third.id)
      await work()
      expect(named(sink.received())).toEqual(['First', 'Second'])
      sink.work()
      await work('10s')
      expect(sink.received().map(({ event }) => `${event.event} ${event.data.name}`)).toEqual([
        'organization.created Second',
        'organization.created Third',
        'organization.deleted Third',
      ])
    })

    it('are sent once each, however many work', async () => {
      const { id } = await subscribe()
      const names = Array.from({ length: 300 }, (_, n) => `Organization ${n}`)
      await create(...names)
      await dispatchEvents(inhouse.context, new AbortController().signal)
      await inhouse.context.transaction(async (tx) => {
        for (let n = 0; n < 4; n++) await tx.enqueue(sendWebhooks, { endpoint_id: id })
      })
      await Promise.all([1, 2, 3, 4].map(() => inhouse.runJobs()))
      expect(named(sink.received()).toSorted()).toEqual(names.toSorted())
      expect(await deliveries(id, '?limit=100&status=delivered')).toHaveLength(100)
    })

    it('survive whoever was sending them', async () => {
      const { id } = await subscribe()
      const begun = Promise.withResolvers<() => void>()
      sink.answerWith((response) => begun.resolve(() => response.end('late')))
      await create('Interrupted')
      inhouse.clock.advance('5s')
      const vanished = inhouse.runJobs()
      const answer = await begun.promise
      sink.work()
      await work('50s')
      expect(sink.received()).toHaveLength(1)
      await work('15s')
      expect(named(sink.received())).toEqual(['Interrupted'])
      answer()
      await vanished
      const [{ status, attempts }] = await deliveries(id)
      expect(status).toBe('delivered')
      expect(attempts).toMatchObject([{ response_body: 'thanks' }])
    })

    describe('after a rotation', () => {
      const rotate = async (id: string, body?: object) =>
        (await inhouse.call('POST', at(id, '/rotate_secret'), body)).body

      it('are signed by both secrets for a time', async () => {
        const { id, secret: old } = await subscribe()
        const { secret } = await rotate(id, { overlap_hours: 1 })
        expect(secret).toMatch(/^whsec_\w{25}$/)
        expect(secret).not.toBe(old)
        await create('Both')
        await work()
        const [both] = sink.received()
        expect(signed(secret, both!.headers['workos-signature'], both!.body)).toBe(true)
        expect(signed(old, both!.headers['workos-signature-previous'], both!.body)).toBe(true)
        await create('One')
        await work('1h')
        const [one] = sink.received()
        expect(signed(secret, one!.headers['workos-signature'], one!.body)).toBe(true)
        expect(one!.headers['workos-signature-previous']).toBeUndefined()
      })

      it('are signed by the new one alone, where the old one was stolen', async () => {
        const { id } = await subscribe()
        const { secret } = await rotate(id, { overlap_hours: 0 })
        await create('Stolen')
        await work()
        const [got] = sink.received()
        expect(signed(secret, got!.headers['workos-signature'], got!.body)).toBe(true)
        expect(got!.headers['workos-signature-previous']).toBeUndefined()
        expect(
          (await inhouse.call('POST', at(id, '/rotate_secret'), { overlap_hours: -1 })).status,
        ).toBe(422)
      })
    })

    describe('that went out before', () => {
      it('go out again one by one', async () => {
        const { id } = await subscribe()
        await create('Again')
        await work()
        const [first] = await deliveries(id)
        const replay = await inhouse.call('POST', at(id, `/deliveries/${first.id}/replay`))
        expect(replay.status).toBe(201)
        expect(replay.body).toMatchObject({ cause: 'replay', status: 'pending', attempts: [] })
        await work()
        const [before, after] = sink.received()
        expect(after!.body).toBe(before!.body)
        expect(
          (await inhouse.call('GET', at(id, `/deliveries/${replay.body.id}`))).body.status,
        ).toBe('delivered')
      })

      it('go out again all since a moment', async () => {
        await create('Too early')
        inhouse.clock.advance('1m')
        const since = new Date(inhouse.clock()).toISOString()
        const names = Array.from({ length: 520 }, (_, n) => `Replayed ${n}`)
        await create(...names)
        inhouse.clock.advance('1s')
        const { id } = await subscribe()
        const replay = await inhouse.call('POST', at(id, '/replay'), { range_start: since })
        expect(replay.status).toBe(202)
        await work()
        await work()
        expect(named(sink.received()).toSorted()).toEqual(names.toSorted())
        const refused = await inhouse.call('POST', at(id, '/replay'), { range_start: 'yesterday' })
        expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'range_start'])
        await inhouse.call('PATCH', at(id), { status: 'disabled' })
        const off = await inhouse.call('POST', at(id, '/replay'), { range_start: since })
        expect([off.status, off.body.code]).toEqual([422, 'endpoint_disabled'])
      })
    })

    it('can be tried out with a sample', async () => {
      const { id } = await subscribe(sink.url, ['user.created', 'organization.created'])
      const path = at(id, '/test')
      expect((await inhouse.call('POST', path)).body).toMatchObject({
        cause: 'test',
        event: 'organization.created',
      })
      expect((await inhouse.call('POST', path, { event: 'user.created' })).status).toBe(201)
      const unknown = await inhouse.call('POST', path, { event: 'role.created' })
      expect([unknown.status, unknown.body.code]).toEqual([422, 'no_sample_event'])
      await work()
      expect(
        sink
          .received()
          .map(({ event }) => event.event)
          .toSorted(),
      ).toEqual(['organization.created', 'user.created'])
      const ids = (await inhouse.call('GET', '/events?limit=100&order=desc')).body.data
      expect(ids.map((event: any) => event.id)).not.toContain((await deliveries(id))[0].event_id)
    })

    it('end with their endpoint, in the middle of an attempt too', async () => {
      const { id } = await subscribe()
      const begun = Promise.withResolvers<() => void>()
      sink.answerWith((response) => begun.resolve(() => response.end()))
      await create('Last words')
      inhouse.clock.advance('5s')
      const working = inhouse.runJobs()
      const answer = await begun.promise
      expect((await inhouse.call('DELETE', at(id))).status).toBe(204)
      answer()
      await working
      expect(inhouse.logged()).toEqual([])
      expect(await countAttempts(inhouse)).toBe(0)
    })

    it('fail where the event is no longer in the log', async () => {
      const { id } = await subscribe()
      sink.fail()
      await create('Forgotten')
      await work()
      await inhouse.context.db.deleteFrom('events').execute()
      await work('10s')
      const [{ status, attempts }] = await deliveries(id)
      expect([status, attempts[1].error]).toEqual(['failed', 'event_gone'])
    })

    it('are listed newest first, a page at a time', async () => {
      const { id } = await subscribe()
      await create('A', 'B', 'C')
      await work()
      const all = await deliveries(id)
      const first = await inhouse.call('GET', at(id, '/deliveries?limit=2'))
      expect(first.body.data).toEqual(all.slice(0, 2))
      const { after } = first.body.list_metadata
      expect(await deliveries(id, `?limit=2&after=${after}`)).toEqual(all.slice(2))
    })

    it('are forgotten after thirty days', async () => {
      const { id } = await subscribe()
      await create('Old')
      await work()
      await work('29d')
      expect(await deliveries(id)).toHaveLength(1)
      await create('New')
      await work('2d')
      expect(await deliveries(id)).toMatchObject([{ status: 'delivered' }])
      expect(await countAttempts(inhouse)).toBe(1)
    })
  },
  { egress },
)

const countAttempts = async ({ context }: TestInhouse) =>
  (await context.db.selectFrom('webhook_attempts').selectAll().execute()).length
