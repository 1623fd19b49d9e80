import { module, operation } from '@inhouse/core'
import { createTestInhouse } from '@inhouse/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accentFor } from './brand/accent.ts'
import { html } from './html.ts'
import { ui } from './module.ts'
import { page, rootOf } from './page.ts'

const sample = module({
  name: 'sample',
  needs: [ui],
  operations: [
    operation({
      method: 'GET',
      path: '/deep/sample',
      summary: 'A page',
      access: 'public',
      handler: async (ctx) =>
        page(ctx, {
          title: '<Title>',
          language: 'de',
          content: html`<h1>${'<script>'}</h1>`,
          root: rootOf('/deep/sample'),
          status: 422,
          headers: { 'set-cookie': 'a=b' },
        }),
    }),
  ],
})

const brand = {
  name: 'Acme & <Sons>',
  logoUrl: 'https://cdn.example.com/logo.svg',
  logoDarkUrl: 'https://dark.example.com/logo.svg',
  accent: '#ffd400',
  radius: 4,
  supportEmail: 'help@example.com',
}
const inhouse = createTestInhouse([sample], {
  url: 'http://inhouse.test/mounted/here',
  settings: { ui: brand },
})
beforeAll(() => inhouse.migrate())
afterAll(() => inhouse.close())

const get = async (url: string) => {
  const response = await inhouse.fetch(new Request(url))
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const pageUrl = 'http://inhouse.test/mounted/here/deep/sample'
const filesIn = (text: string) =>
  Array.from(text.matchAll(/(?:href|src)="([^"]+inhouse\/[^"]+)"/g), ([, file]) => file!)

describe('a page', () => {
  it('escapes all it is given', async () => {
    const { text } = await get(pageUrl)
    expect(text).toContain('<title>&lt;Title&gt; · Acme &amp; &lt;Sons&gt;</title>')
    expect(text).toContain('<h1>&lt;script&gt;</h1>')
  })

  it('keeps its status, its headers and its language', async () => {
    const { status, headers, text } = await get(pageUrl)
    expect(status).toBe(422)
    expect(headers.get('set-cookie')).toBe('a=b')
    expect(text).toContain('<html lang="de">')
    expect(text).toContain('Brauchen Sie Hilfe?')
  })

  it('is kept by no cache, framed by nobody, and runs nothing that is not ours', async () => {
    const { headers } = await get(pageUrl)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; " +
        "img-src 'self' https://cdn.example.com https://dark.example.com; " +
        "base-uri 'none'; frame-ancestors 'none'",
    })
  })

  it('finds its files wherever it is mounted, and they may be kept for ever', async () => {
    const { text } = await get(pageUrl)
    const files = filesIn(text)
    expect(files).toHaveLength(3)
    for (const file of files) {
      const { status, headers } = await get(new URL(file, pageUrl).href)
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    }
  })

  it('has an icon of the brand, and the host may have its own', async () => {
    const { text } = await get(pageUrl)
    const href = /<link rel="icon" href="([^"]+)">/.exec(text)![1]!
    const icon = await get(new URL(href, pageUrl).href)
    expect(icon.headers.get('content-type')).toBe('image/svg+xml')
    expect(icon.text).toContain('>A</text>')
    expect(icon.text).toContain(`fill="${accentFor(brand.accent, 'light').accent}"`)
    const byItself = await get('http://inhouse.test/mounted/here/favicon.ico')
    expect([byItself.status, byItself.text]).toEqual([200, icon.text])

    const faviconUrl = 'https://cdn.example.com/icon.png'
    const other = createTestInhouse([sample], { settings: { ui: { faviconUrl } } })
    await other.migrate()
    const page = await other.fetch(new Request('http://inhouse.test/deep/sample'))
    expect(await page.text()).toContain(`<link rel="icon" href="${faviconUrl}">`)
    expect(page.headers.get('content-security-policy')).toContain(
      "img-src 'self' https://cdn.example.com;",
    )
    const away = await other.fetch(new Request('http://inhouse.test/favicon.ico'))
    expect([away.status, away.headers.get('location')]).toEqual([302, faviconUrl])
    await other.close()
  })

  it('has a script below 10 KB and no inline style or script', async () => {
    const { text } = await get(pageUrl)
    expect(text).not.toMatch(/ style=|<style|<script(?! type="module" src=)/)
    const script = filesIn(text).find((file) => file.endsWith('.js'))!
    expect((await get(new URL(script, pageUrl).href)).text.length).toBeLessThan(10_000)
  })
})

describe('a file beside the pages', () => {
  it('is given in its present form, and not kept, where an older one is asked for', async () => {
    const { status, headers } = await get('http://inhouse.test/inhouse/style-0123456789.css')
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('is not found where there is none', async () => {
    expect((await get('http://inhouse.test/inhouse/other.css')).status).toBe(404)
  })

  it('begins with the brand', async () => {
    const { text } = await get('http://inhouse.test/inhouse/style-0123456789.css')
    expect(text).toContain('--inhouse-radius: 4px;')
    expect(text).toContain('@media (prefers-color-scheme: dark)')
    expect(text).not.toContain('--inhouse-accent: #ffd400; --inhouse-accent-hover: #ffd400')
  })
})

it.each([
  ['/sign-in', ''],
  ['/sign-in/password', '../'],
  ['/user_management/authorize/device', '../../'],
])('the root of %s is %j', (path, root) => {
  expect(rootOf(path)).toBe(root)
})

it.each([
  { accent: 'red' },
  { accent: '#12345' },
  { logoUrl: 'javascript:alert(1)' },
  { logoUrl: '//elsewhere.example.com/logo.svg' },
  { theme: 'sepia' },
])('the setting %o is refused', (setting) => {
  expect(ui.settings?.schema.safeParse(setting).success).toBe(false)
})
