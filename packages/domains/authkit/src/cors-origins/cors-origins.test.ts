import { createTestInhouse, describeInhouse, type TestInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, refresh, signIn } from '../testing/people.ts'
import { readOrigin } from './origin.ts'
import { deleteCorsOrigin } from './service.ts'

describeInhouse(
  'a CORS origin',
  [authkit],
  (inhouse) => {
    const create = (origin: string) =>
      inhouse.call('POST', '/user_management/cors_origins', { origin })
    const allowedBy = async (instance: TestInhouse, origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' }
      const path = '/user_management/authenticate'
      const answer = await instance.call('OPTIONS', path, undefined, { key: null, headers })
      return answer.headers.get('access-control-allow-origin') === origin
    }
    const isAllowed = (origin: string) => allowedBy(inhouse, origin)

    it('lets its pages call at once, and no others', async () => {
      expect(await isAllowed('https://app.example.com')).toBe(false)
      const { status, body } = await create('https://APP.example.com:443')
      expect([status, body]).toEqual([
        201,
        {
          object: 'cors_origin',
          id: expect.stringMatching(/^cors_origin_/),
          origin: 'https://app.example.com',
          created_at: inhouse.context.now(),
          updated_at: inhouse.context.now(),
        },
      ])
      expect(await isAllowed('https://app.example.com')).toBe(true)
      for (const origin of [
        'https://app.example.com.evil.example',
        'https://app.example.com:8443',
        'http://app.example.com',
        'https://example.com',
        'null',
      ]) {
        expect(await isAllowed(origin)).toBe(false)
      }
    })

    it('is told to the page that calls, with its credentials, and to no other', async () => {
      await create('https://spa.example.com')
      const { email } = await aMember(inhouse)
      const { body } = await signIn(inhouse, email)
      const from = (origin: string) =>
        inhouse.call(
          'POST',
          '/user_management/authenticate',
          {
            client_id: inhouse.clientId,
            grant_type: 'refresh_token',
            refresh_token: body.refresh_token,
          },
          { key: null, headers: { origin } },
        )
      const { status, headers } = await from('https://spa.example.com')
      expect([
        status,
        headers.get('access-control-allow-origin'),
        headers.get('access-control-allow-credentials'),
        headers.get('vary'),
      ]).toEqual([200, 'https://spa.example.com', 'true', 'origin'])
      const other = await from('https://evil.example')
      expect(other.headers.get('access-control-allow-origin')).toBeNull()
      expect(other.headers.get('vary')).toBe('origin')
    })

    it('stands beside those the host lists', async () => {
      expect(await isAllowed('https://listed.example.com')).toBe(true)
    })

    it('may have any port on loopback', async () => {
      expect((await create('http://localhost:*')).body.origin).toBe('http://localhost:*')
      expect(await isAllowed('http://localhost:5173')).toBe(true)
      expect(await isAllowed('http://localhost.evil.example:5173')).toBe(false)
      expect(await isAllowed('http://localhost:*')).toBe(false)
    })

    it('exists once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => create('https://twice.example.com')),
      )
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      const { status, body } = await create('https://TWICE.example.com')
      expect([status, body.code, body.message]).toEqual([
        409,
        'duplicate_cors_origin',
        'CORS origin already exists.',
      ])
    })

    it('is refused with the reason', async () => {
      const { status, body } = await create('http://app.example.com')
      expect([status, body.errors]).toEqual([
        422,
        [
          {
            field: 'origin',
            code: 'invalid_origin',
            message: 'Outside loopback an origin is https.',
          },
        ],
      ])
      expect((await create('')).status).toBe(422)
    })

    it('is listed, a page at a time', async () => {
      const { body } = await inhouse.call('GET', '/user_management/cors_origins?limit=2&order=asc')
      expect(body.data.map(({ origin }: { origin: string }) => origin)).toEqual([
        'https://app.example.com',
        'https://spa.example.com',
      ])
      expect(body.list_metadata.after).toBe(body.data[1].id)
    })

    it('holds in another process within a second, and is gone as soon', async () => {
      const other = createTestInhouse([authkit], { storage: inhouse.storage })
      expect(await allowedBy(other, 'https://later.example.com')).toBe(false)
      const { body } = await create('https://later.example.com')
      other.clock.advance('1s')
      expect(await allowedBy(other, 'https://later.example.com')).toBe(true)
      await deleteCorsOrigin(inhouse.context, body.id)
      expect(await isAllowed('https://later.example.com')).toBe(false)
      other.clock.advance('1s')
      expect(await allowedBy(other, 'https://later.example.com')).toBe(false)
      await expect(deleteCorsOrigin(inhouse.context, body.id)).rejects.toThrow(
        'CORS origin not found',
      )
    })

    it('is not asked for where no page of another origin may call', async () => {
      const headers = { origin: 'https://app.example.com' }
      const answer = await inhouse.call('GET', '/user_management/cors_origins', undefined, {
        headers,
      })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      expect(
        (await refresh(inhouse, 'never')).headers.get('access-control-allow-origin'),
      ).toBeNull()
    })
  },
  { origins: ['https://listed.example.com'] },
)

it.each([
  ['https://app.example.com', 'https://app.example.com'],
  ['HTTPS://App.Example.COM:8443', 'https://app.example.com:8443'],
  ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
  ['http://localhost', 'http://localhost'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://app.localhost:3000', 'http://app.localhost:3000'],
  ['http://127.0.0.1:*', 'http://127.0.0.1:*'],
  ['http://[::1]:*', 'http://[::1]:*'],
  ['https://localhost:*', 'https://localhost:*'],
])('%s is the origin %s', (given, origin) => {
  expect(readOrigin(given)).toEqual({ origin })
})

it.each([
  'app.example.com',
  '*',
  'null',
  'https://',
  'https://app.example.com/',
  'https://app.example.com/path',
  'https://app.example.com?x=1',
  'https://app.example.com#x',
  'https://user@app.example.com',
  'https://app.example.com\\evil',
  'https://a b.example.com',
  'https://*.example.com',
  'https://app.example.com:*',
  'https://app.example.com:99999',
  'https://app.example.com:',
  'http://app.example.com',
  'http://localhost.evil.example',
  'http://127.evil.example',
  'ftp://app.example.com',
  'javascript://app.example.com',
  'file:///',
])('%s is no origin to register', (given) => {
  expect(readOrigin(given)).toEqual({ fault: expect.any(String) })
})
