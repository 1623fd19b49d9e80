import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyAccessToken } from '@inhouse/authkit'
import { systemClock } from '@inhouse/core'
import { listener } from '@inhouse/node'
import { createTestInhouse, testClientId, type TestInhouse, testKey } from '@inhouse/testing'
import { WorkOS } from '@workos-inc/node'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch } from '../gallery/browser.ts'
import { signIn } from '../module.ts'

const password = 'correct horse 42 battery'
const cookiePassword = 'a cookie password of 32 characters or more'

/** A person, a browser, a server and the official SDK: all that takes part in a sign-in. */
describe.skipIf(!hasBrowser)('a person in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let server: Server
  let app: Server
  let inhouse: TestInhouse
  let sdk: WorkOS
  let redirectUri: string

  beforeAll(async () => {
    app = await listen(createServer((_req, res) => void res.end('<!doctype html>The app')))
    redirectUri = `http://localhost:${portOf(app)}/cb`
    const port = await freePort()
    inhouse = createTestInhouse([signIn], {
      url: `http://localhost:${port}`,
      settings: { authkit: { redirectUris: [redirectUri] } } as never,
      // The browser keeps its own time.
      clock: systemClock,
    })
    await inhouse.migrate()
    server = await listen(createServer(listener(inhouse)), port)
    const options = { clientId: testClientId, apiHostname: 'localhost', port, https: false }
    sdk = new WorkOS(testKey, options)
    browser = await launch()
    context = await browser.newContext({ viewport: { width: 375, height: 700 } })
    page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    app?.close()
    await inhouse?.close()
  })

  const begin = (screenHint?: 'sign-up') =>
    page.goto(
      sdk.userManagement.getAuthorizationUrl({
        provider: 'authkit',
        clientId: testClientId,
        redirectUri,
        state: 'the state',
        ...(screenHint && { screenHint }),
      }),
    )
  const arrived = async () => {
    await page.waitForURL(`${redirectUri}**`)
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('state')).toBe('the state')
    return sdk.userManagement.authenticateWithCode({
      clientId: testClientId,
      code: searchParams.get('code')!,
      session: { sealSession: true, cookiePassword },
    })
  }
  const codeInMail = async () => /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]

  it('signs up by keyboard alone, verifies the address, makes a passkey and arrives', async () => {
    await begin('sign-up')
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Last name').fill('Lovelace')
    await page.getByLabel('Email').fill('ada@example.com')
    await page.getByLabel('Password', { exact: true }).fill(password)
    const letScriptLoad = await holdScript(page)
    await page.keyboard.press('Enter')

    // The code is there before the script that sends it.
    await page.waitForURL('**/sign-in/verify-email**', { waitUntil: 'commit' })
    await page.locator('input[name=code]:focus').waitFor()
    await page.keyboard.type(await codeInMail())
    letScriptLoad()
    await page.waitForURL('**/sign-in/passkey/enroll**')
    await page.getByRole('button', { name: 'Create a passkey' }).click()

    const { user, sealedSession } = await arrived()
    expect(user).toMatchObject({ email: 'ada@example.com', emailVerified: true })

    const session = sdk.userManagement.loadSealedSession({
      sessionData: sealedSession!,
      cookiePassword,
    })
    expect(await session.authenticate()).toMatchObject({ authenticated: true })
    const refreshed = await session.refresh()
    expect(refreshed).toMatchObject({ authenticated: true })
  })

  it('is known to the browser the next time, until they sign out', async () => {
    await page.goto('about:blank')
    await begin()
    const { accessToken, authenticationMethod } = await arrived()
    expect(authenticationMethod).toBe('Password')
    const sessionId = (await verifyAccessToken(inhouse.context, accessToken)).sid
    await page.goto(sdk.userManagement.getLogoutUrl({ sessionId }))
    expect(await page.getByRole('heading').textContent()).toBe('You are signed out')
  })

  it('comes back with the passkey that the browser offers at the field', async () => {
    await begin()
    const { user, authenticationMethod } = await arrived()
    expect([user.email, authenticationMethod]).toEqual(['ada@example.com', 'Passkey'])
  })

  it('comes back without any script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const tab = await plain.newPage()
    await tab.goto(
      sdk.userManagement.getAuthorizationUrl({
        provider: 'authkit',
        clientId: testClientId,
        redirectUri,
        loginHint: 'ada@example.com',
      }),
    )
    await tab.getByLabel('Email').press('Enter')
    await tab.waitForURL('**/sign-in/password**')
    await tab.getByLabel('Password', { exact: true }).fill(password)
    await tab.getByRole('button', { name: 'Sign in' }).click()
    await tab.waitForURL(`${redirectUri}**`)
    expect(new URL(tab.url()).searchParams.get('code')).toMatch(/\w{20}/)
    await plain.close()
  })
})

async function holdScript(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.route('**/inhouse/page-*.js', async (route) => {
    await held.promise
    await route.continue()
  })
  return held.resolve
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function listen(server: Server, port = 0): Promise<Server> {
  await new Promise<void>((resolve) => void server.listen(port, 'localhost', resolve))
  return server
}

async function freePort(): Promise<number> {
  const server = await listen(createServer())
  const port = portOf(server)
  await new Promise((resolve) => void server.close(resolve))
  return port
}
