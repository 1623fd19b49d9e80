import type { RateLimit } from '@inhouse/core'
import { createTestInhouse, describeInhouse, storages, testClientId } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { signIn } from '../module.ts'

const accept = 'text/html,application/xhtml+xml,*/*;q=0.8'
const providers = { GoogleOAuth: { clientId: 'a-client', clientSecret: 'a-secret' } }
const appUrl = 'https://app.example.com/start'

describeInhouse(
  'an error page',
  [signIn],
  (inhouse, storage) => {
    const open = async (path: string, init: RequestInit = {}, address = '203.0.113.9') => {
      const headers = { accept, ...(init.headers as Record<string, string>) }
      const response = await inhouse.fetch(
        new Request(`http://inhouse.test${path}`, { ...init, headers }),
        { address },
      )
      const text = await response.text()
      return { status: response.status, headers: response.headers, text }
    }

    it('stands where there is no page, in the language of the browser', async () => {
      const { status, headers, text } = await open('/sign-in/deep/nothing', {
        headers: { 'accept-language': 'de-AT' },
      })
      expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(text).toContain('<html lang="de">')
      expect(text).toContain('Seite nicht gefunden')
      expect(text).toContain(headers.get('x-request-id'))
      expect(text).toContain('href="../../inhouse/style-')
      expect(text).toContain(`href="${appUrl}"`)
    })

    it('speaks the language that the app asked for', async () => {
      expect((await open('/nothing?ui_locales=ja')).text).toContain('<html lang="ja">')
    })

    it('tells a program the same as JSON', async () => {
      const { status, body } = await inhouse.call('GET', '/sign-in/nothing', undefined, {
        headers: { accept },
      })
      expect([status, body.code]).toEqual([404, 'entity_not_found'])
    })

    it('says that a form is no page to look at', async () => {
      const { status, headers, text } = await open('/sign-in/code/send')
      expect([status, headers.get('allow')]).toEqual([405, 'POST'])
      expect(text).toContain('Page not found')
    })

    it('takes the place of a refusal by the schema, of the address or of the form', async () => {
      const twice = await open(
        `/user_management/authorize?client_id=${testClientId}&state=1&state=2`,
      )
      expect([twice.status, twice.text.includes('<h1>')]).toEqual([422, true])
      const body = new URLSearchParams({ email: 'x'.repeat(20_001) })
      const long = await open('/sign-in?flow=none', { method: 'POST', body })
      expect([long.status, long.text.includes('<h1>')]).toEqual([422, true])
      const huge = new URLSearchParams({ email: 'x'.repeat(1_000_001) })
      const larger = await open('/sign-in?flow=none', { method: 'POST', body: huge })
      expect([larger.status, larger.text.includes('<h1>')]).toEqual([413, true])
    })

    it('receives who comes back from a provider too late', async () => {
      const back = await open('/sso/oauth/GoogleOAuth/callback?state=none&code=none')
      expect([back.status, back.text.includes('open for too long')]).toEqual([410, true])
      expect(back.text).toContain('href="../../../inhouse/style-')
    })

    it('keeps when to come back', async () => {
      const everybody: RateLimit = { name: 'requests', points: 6000, seconds: 60 }
      for (let i = 0; i < everybody.points; i++) {
        await inhouse.context.limit(everybody, '203.0.113.10')
      }
      const answer = await open('/device', {}, '203.0.113.10')
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(answer.text).toContain('too many attempts')
    })

    it('carries the number under which the log tells what failed', async () => {
      const broken = createTestInhouse([signIn], { storage: storages[storage]!() })
      await broken.migrate()
      await broken.context.db.schema.dropTable('passwordless_sessions').execute()
      const url = 'http://inhouse.test/sign-in/magic-link?token=none'
      const response = await broken.fetch(new Request(url))
      const [id, text] = [response.headers.get('x-request-id')!, await response.text()]
      expect([response.status, text.includes(id)]).toEqual([500, true])
      expect(text).not.toContain('passwordless_sessions')
      expect(broken.logged().filter((line) => line.includes(id))).toHaveLength(1)
      await broken.close()
    })

    it('asks for patience while the tables are not there', async () => {
      const empty = createTestInhouse([signIn], { storage: storages[storage]!() })
      const response = await empty.fetch(new Request('http://inhouse.test/device'))
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
      expect(await response.text()).toContain('We cannot answer just now')
      await empty.close()
    })
  },
  { rateLimits: 'memory', settings: { authkit: { appUrl, providers } } as never },
)
