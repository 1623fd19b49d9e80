import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { systemClock } from '@inhouse/core'
import { listener } from '@inhouse/node'
import { signIn as signInPages } from '@inhouse/sign-in'
import { createTestInhouse, testClientId, type TestInhouse } from '@inhouse/testing'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch } from '../packages/pages/sign-in/src/gallery/browser.ts'
import { type Example, freePort, openExample } from './example.ts'
import { signIn, signUp } from './person.ts'

const email = 'ada@example.com'
const patience = { timeout: 20_000 }

/** `examples/react-spa`: the official React client in a real browser, without a secret. */
describe.skipIf(!hasBrowser).each([
  {
    place: 'localStorage',
    devMode: true,
    storage: [`workos:refresh-token:${testClientId}`],
    cookie: [],
  },
  {
    place: 'a cookie',
    devMode: false,
    storage: [],
    cookie: [
      { name: `inhouse-refresh-${testClientId}`, httpOnly: true, sameSite: 'Strict' },
      { name: 'workos-has-session', httpOnly: false, value: testClientId },
    ],
  },
])('a React app whose refresh token is in $place', { timeout: 60_000 }, (kind) => {
  const { devMode, storage, cookie } = kind
  let app: string
  let api: string
  let example: Example
  let server: Server
  let inhouse: TestInhouse
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let organizations: string[]

  beforeAll(async () => {
    const [port, apiPort] = [await freePort(), await freePort()]
    app = `http://localhost:${port}`
    api = `http://localhost:${apiPort}`
    inhouse = createTestInhouse([signInPages], {
      url: api,
      origins: [app],
      // The client refreshes a token ten seconds before its end: here, after two.
      settings: {
        authkit: { redirectUris: [app], signOutUris: [app], accessTokenMinutes: 0.2 },
      } as never,
      clock: systemClock,
    })
    await inhouse.migrate()
    server = createServer(listener(inhouse)).listen(apiPort, 'localhost')
    await once(server, 'listening')

    example = await openExample('react-spa')
    const outDir = `dist/${devMode ? 'development' : 'production'}`
    await example.run('vite', ['build', '--outDir', outDir], {
      VITE_CLIENT_ID: testClientId,
      VITE_API_PORT: String(apiPort),
      VITE_DEV_MODE: String(devMode),
    })
    const flags = ['--outDir', outDir, '--port', String(port), '--strictPort']
    await example.serve(app, 'vite', ['preview', ...flags])
    browser = await launch()
    context = await browser.newContext()
    page = await context.newPage()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await example?.close()
    server?.close()
    await inhouse?.close()
  })

  const hello = () => page.getByRole('heading', { name: 'Hello, Ada' })
  const stranger = () => page.getByRole('heading', { name: 'Who are you?' })
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const organization = () => page.locator('output').textContent()
  const refreshed = () => page.waitForResponse(`${api}/user_management/authenticate`)
  const kept = () => page.evaluate(() => Object.keys(localStorage))
  const cookies = async () =>
    (await context.cookies()).filter(({ name }) => /refresh|has-session/.test(name))

  const call = async (method: string, path: string, body?: unknown) =>
    (await inhouse.call(method, path, body)).body
  const idOfAda = async () => (await call('GET', '/user_management/users')).data[0].id
  const sessionsOfAda = async () =>
    (await call('GET', `/user_management/users/${await idOfAda()}/sessions`)).data
  const join = async (name: string): Promise<string> => {
    const { id } = await call('POST', '/organizations', { name })
    const membership = { user_id: await idOfAda(), organization_id: id }
    await call('POST', '/user_management/organization_memberships', membership)
    return id
  }

  it('signs up, and verifies the address by the code in the mail', async () => {
    await page.goto(app)
    await click('Sign up')
    await signUp(page, email, async () => {
      const [mail] = await inhouse.mails()
      return /\b\d{6}\b/.exec(mail!.text)![0]
    })
    await page.getByRole('button', { name: 'Not now' }).click()
    await hello().waitFor()
    expect(new URL(page.url()).search).toBe('')
    expect(await organization()).toBe('none')
  })

  it('keeps its refresh token where it should be, and nowhere else', async () => {
    expect(await kept()).toEqual(storage)
    expect(await cookies()).toMatchObject(cookie)
  })

  it('refreshes by itself, and when the page is loaded anew', async () => {
    expect((await refreshed()).status()).toBe(200)
    await page.reload()
    await hello().waitFor()
  })

  it('signs nobody out where twenty refresh at once', async () => {
    const statuses = await page.evaluate(refreshTwentyTimes, { api, client_id: testClientId })
    expect(statuses).toEqual(Array(20).fill(200))

    const tabs = await Promise.all(Array.from({ length: 4 }, () => context.newPage()))
    await Promise.all(tabs.map((tab) => tab.goto(app)))
    for (const tab of tabs) await tab.getByRole('heading', { name: 'Hello, Ada' }).waitFor()
    await Promise.all(tabs.map((tab) => tab.close()))
    expect((await refreshed()).status()).toBe(200)
    await hello().waitFor()
  })

  it('switches to another organization, and stays there', async () => {
    organizations = await Promise.all(['Acme', 'Globex'].map(join))
    for (const id of organizations) {
      await page.getByLabel('Another').fill(id)
      await click('Switch')
      await expect.poll(organization, patience).toBe(`${id} as member`)
    }
    await page.reload()
    await expect.poll(organization, patience).toBe(`${organizations[1]} as member`)
  })

  it('signs out, of this browser and of the session', async () => {
    await click('Sign out')
    await stranger().waitFor()
    expect([await kept(), await cookies()]).toEqual([[], []])
    await page.reload()
    await stranger().waitFor()
    expect((await sessionsOfAda()).map(({ status }: any) => status)).toEqual(['revoked'])
  })

  it('signs in again, into the organization that is chosen', async () => {
    await click('Sign in')
    await signIn(page, email)
    await page.getByRole('button', { name: 'Acme' }).click()
    await expect.poll(organization, patience).toBe(`${organizations[0]} as member`)
  })

  it('is signed out by a request that reads no answer, as the client may send one', async () => {
    const [{ id }] = await sessionsOfAda()
    const logout = `${api}/user_management/sessions/logout?session_id=${id}`
    await page.evaluate((url) => fetch(url, { mode: 'no-cors', credentials: 'include' }), logout)
    expect(await cookies()).toEqual([])
    expect((await refreshed()).status()).toBe(400)
    await page.reload()
    await stranger().waitFor()
    expect([await kept(), await cookies()]).toEqual([[], []])
  })
})

/** As the client does, which itself lets one tab go after the other. */
function refreshTwentyTimes({ api, client_id }: { api: string; client_id: string }) {
  const refresh_token = localStorage.getItem(`workos:refresh-token:${client_id}`) ?? undefined
  const send = async () => {
    const { status } = await fetch(`${api}/user_management/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id, grant_type: 'refresh_token', refresh_token }),
      ...(!refresh_token && { credentials: 'include' }),
    })
    return status
  }
  return Promise.all(Array.from({ length: 20 }, send))
}
