import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, launch } from './gallery/browser.ts'
import { type Gallery, serveGallery } from './gallery/serve.ts'

describe.skipIf(!hasBrowser)('a page in use', { timeout: 30_000 }, () => {
  let browser: Browser
  let gallery: Gallery
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    gallery = await serveGallery()
    browser = await launch()
    context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  const open = async (path: string) => {
    await page.goto(`${gallery.url}/${path}`)
    await page.waitForFunction(() => {
      const first = document.querySelector('[autofocus]')
      return !first || document.activeElement !== document.body
    })
  }
  const sent = async () => {
    await page.waitForURL('**/sent')
    return JSON.parse(await page.innerText('body')) as Record<string, string>
  }

  it('begins in its first field, and goes on with Enter', async () => {
    await open('email/first')
    await page.keyboard.type('ada@example.com')
    await page.keyboard.press('Enter')
    expect(await sent()).toEqual({ csrf_token: 'a-token', email: 'ada@example.com' })
  })

  it('says in its own language, at the field, what is missing', async () => {
    await open('email/plain?ui_locales=de')
    await page.keyboard.press('Enter')
    expect(await page.innerText('#field-email-error')).toBe('Bitte füllen Sie dieses Feld aus.')
    expect(await page.getAttribute('#field-email', 'aria-invalid')).toBe('true')
    await page.keyboard.type('ada')
    await page.keyboard.press('Enter')
    expect(await page.innerText('#field-email-error')).toContain('name@example.com')
    await page.keyboard.type('@example.com')
    expect(await page.isVisible('#field-email-error')).toBe(false)
  })

  it('moves the focus to the first field that is wrong', async () => {
    await open('signUp/wrong')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-email')
  })

  it('keeps what was typed', async () => {
    await open('signUp/wrong')
    expect(await page.inputValue('#field-email')).toBe('ada.lovelace@example.com')
  })

  it('sends a code by itself once it is whole, spaces and all', async () => {
    await open('code/first')
    await page.evaluate(() => navigator.clipboard.writeText(' 123 456 '))
    await page.keyboard.press('ControlOrMeta+V')
    expect((await sent())['code']).toBe(' 123 456 ')
  })

  it('does not send a code that is too long, or is none', async () => {
    await open('code/first')
    await page.keyboard.type('12345x')
    await page.keyboard.press('Enter')
    expect(await page.isVisible('#field-code-error')).toBe(true)
  })

  it('sends another code from a field that is still empty', async () => {
    await open('code/first')
    await page.click('text=Send a new code')
    expect(await sent()).toMatchObject({ csrf_token: 'a-token' })
  })

  it('says that it is waiting, and cannot be pressed twice', async () => {
    await open('forgotPassword/first')
    // The page stays where it is, as it does while an answer is on its way.
    await page.evaluate(() => {
      addEventListener('submit', (event) => {
        if (!event.defaultPrevented) document.title += ' sent'
        event.preventDefault()
      })
    })
    const button = page.locator('button.button-primary')
    await button.click()
    expect(await button.innerText()).toBe('One moment…')
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await button.click({ force: true })
    await page.focus('#field-email')
    await page.keyboard.press('Enter')
    expect(await page.title()).toMatch(/Acme sent$/)
  })

  it('tells which of several buttons was pressed', async () => {
    await open('deviceConfirm/first')
    await page.click('text=Connect device')
    expect(await sent()).toMatchObject({ decision: 'allow', user_code: 'BCDF-GHJK' })
    await open('organization/first')
    await page.click('text=東京電機')
    expect(await sent()).toMatchObject({ organization_id: '東京電機' })
  })

  it('shows a password while asked to, and sends it as one', async () => {
    await open('password/first')
    await page.keyboard.type('correct horse')
    await page.click('[aria-label="Show password"]')
    expect(await page.getAttribute('#field-password', 'type')).toBe('text')
    await page.click('[aria-label="Show password"]')
    expect(await page.getAttribute('#field-password', 'type')).toBe('password')
  })

  it('says in words how strong a new password is', async () => {
    await open('resetPassword/first')
    const words = page.locator('.strength')
    await page.keyboard.type('abc')
    expect(await words.innerText()).toBe('Characters to go: 7')
    await page.keyboard.type('abcabcabca')
    expect(await words.innerText()).toMatch(/^Weak/)
    await page.keyboard.type(' Walrus lantern 7')
    expect(await words.innerText()).toMatch(/^Strong/)
  })

  it('copies the recovery codes', async () => {
    await open('recoveryCodes/first')
    await page.click('text=Copy all')
    await page.waitForSelector('text=Copied')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.split('\n')).toHaveLength(10)
  })

  it('makes a passkey', async () => {
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2' as const,
      transport: 'internal' as const,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    }
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
    await open('passkeyEnroll/first')
    await page.click('text=Create a passkey')
    const created = JSON.parse((await sent())['credential']!)
    expect(created).toMatchObject({ type: 'public-key', response: expect.any(Object) })
  })

  it('says so where no passkey is had', async () => {
    await page.addInitScript(() => {
      navigator.credentials.create = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await open('passkeyEnroll/first')
    await page.click('text=Create a passkey')
    await page.waitForSelector('text=No passkey was created.')
    expect(page.url()).toMatch(/passkeyEnroll\/first$/)
  })
})

describe.skipIf(!hasBrowser)('a page without scripts', { timeout: 30_000 }, () => {
  it('takes an address, a password and a choice all the same', async () => {
    const gallery = await serveGallery()
    const browser = await launch()
    const page = await browser.newPage({ javaScriptEnabled: false })
    for (const [path, name] of [
      ['email/first', 'email'],
      ['password/first', 'password'],
    ]) {
      await page.goto(`${gallery.url}/${path}`)
      await page.fill(`#field-${name}`, 'ada@example.com')
      await page.click('.button-primary')
      expect(await page.innerText('body')).toContain(`"${name}":"ada@example.com"`)
    }
    await page.goto(`${gallery.url}/email/first`)
    expect(await page.isVisible('text=Sign in with a passkey')).toBe(false)
    await page.click('text=Continue with Google')
    expect(await page.innerText('body')).toContain('"provider":"GoogleOAuth"')
    await browser.close()
    await gallery.close()
  })
})
