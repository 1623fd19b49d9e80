import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch } from '../packages/pages/sign-in/src/gallery/browser.ts'
import { type Example, freePort, openExample } from './example.ts'
import { signIn, signUp } from './person.ts'

const email = 'ada@example.com'
const patience = { timeout: 20_000 }

/** `examples/next-authkit`: the official Next.js client and Inhouse in one app, in a real browser. */
describe.skipIf(!hasBrowser)('a Next.js app with AuthKit', { timeout: 60_000 }, () => {
  let app: string
  let directory: string
  let start: (accessTokenMinutes: string) => Promise<void>
  let example: Example
  let server: Awaited<ReturnType<Example['serve']>>
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    const port = await freePort()
    app = `http://localhost:${port}`
    directory = mkdtempSync(join(tmpdir(), 'inhouse-next-authkit-'))
    const env = {
      WORKOS_API_PORT: String(port),
      NEXT_PUBLIC_WORKOS_REDIRECT_URI: `${app}/callback`,
    }
    example = await openExample('next-authkit')
    await example.run('next', ['build'], env)
    start = async (accessTokenMinutes) => {
      server = await example.serve(app, 'next', ['start', '--port', String(port)], {
        ...env,
        DATABASE: join(directory, 'app.db'),
        ACCESS_TOKEN_MINUTES: accessTokenMinutes,
      })
    }
    await start('0.05')
    browser = await launch()
    context = await browser.newContext()
    page = await context.newPage()
  }, 400_000)
  afterAll(async () => {
    await browser?.close()
    await example?.close()
    if (directory) rmSync(directory, { recursive: true })
  })

  const click = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const hello = () => page.getByRole('heading', { name: 'Hello, Ada' })
  const stranger = () => page.getByRole('heading', { name: 'Who are you?' })
  const codeInMail = async () => {
    await expect.poll(() => server.said()).toMatch(/Mail to ada@/)
    return /\b\d{6}\b/.exec(server.said().split('Mail to').at(-1)!)![0]
  }
  const organization = () => page.locator('option:checked').textContent()
  const create = async (name: string) => {
    await page.getByLabel('Name').fill(name)
    await click('Create an organization')
    await expect.poll(organization, patience).toBe(name)
  }

  it('signs up, and verifies the address by the code in the mail', async () => {
    await page.goto(app)
    await click('Sign up')
    await signUp(page, email, codeInMail)
    await page.getByRole('button', { name: 'Not now' }).click()
    await hello().waitFor()
    expect(page.url()).toBe(`${app}/`)
  })

  it('signs nobody out where twenty requests come with an expired token', async () => {
    await page.waitForTimeout(3_500)
    const pages = await page.evaluate(
      (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).text())),
      Array.from({ length: 20 }, (_, index) => `${app}/account?${index}`),
    )
    expect(pages.filter((text) => text.includes(email))).toHaveLength(20)
    const sessions = pages.map((text) => /session_\w+/.exec(text)?.[0])
    expect(new Set(sessions).size).toBe(1)

    await page.waitForTimeout(3_500)
    await page.goto(`${app}/account`)
    await page.getByRole('heading', { name: email }).waitFor()
    await page.getByText(sessions[0]!).waitFor()
  })

  it('stays signed in over a restart, creates organizations and switches between them', async () => {
    // With tokens that never last, AuthKit refreshes at each request, and the last one decides.
    await example.close()
    await start('5')
    await page.goto(app)
    await create('Acme')
    await create('Globex')
    await page.getByLabel('Organization').selectOption({ label: 'Acme' })
    await expect.poll(organization, patience).toBe('Acme')
    await page.reload()
    await expect.poll(organization, patience).toBe('Acme')
    await page.getByText('Here you are: member').waitFor()
  })

  it('signs out', async () => {
    await click('Sign out')
    await stranger().waitFor()
    const names = (await context.cookies()).map(({ name }) => name)
    expect(names).not.toContain('wos-session')
  })

  it('asks who wants to see a protected page to sign in, and then shows it', async () => {
    await page.goto(`${app}/account`)
    await signIn(page, email)
    await page.getByRole('button', { name: 'Globex' }).click()
    await page.getByRole('heading', { name: email }).waitFor()
    expect(page.url()).toBe(`${app}/account`)
    await page.goto(app)
    await expect.poll(organization, patience).toBe('Globex')
  })
})
