import { hashSecret, openapi, type Operation, operation } from '@inhouse/core'
import { page } from './page.ts'
import { readEntries } from './entries.ts'
import { style } from './style.ts'

const version = '1.0.0'
const styleVersion = hashSecret(style).slice(0, 8)

export function referenceOperations(described: readonly Operation[]): Operation[] {
  const document = oncePerUrl((url) =>
    JSON.stringify(openapi(described, { url, version }), null, 2),
  )
  const docs = oncePerUrl(async (url) => {
    const entries = readEntries(described, openapi(described, { url, version }))
    return String(await page({ url, entries, stylesheet: `docs/style.css?v=${styleVersion}` }))
  })

  return [
    operation({
      method: 'GET',
      path: '/openapi.json',
      summary: 'The OpenAPI document',
      access: 'public',
      cors: 'any',
      hidden: true,
      extension: true,
      handler: async ({ url }) => text(document(url), 'application/json'),
    }),

    operation({
      method: 'GET',
      path: '/docs',
      summary: 'The API reference',
      access: 'public',
      hidden: true,
      extension: true,
      handler: async ({ url }) =>
        text(await docs(url), 'text/html; charset=utf-8', {
          'content-security-policy': policy,
          'referrer-policy': 'no-referrer',
        }),
    }),

    operation({
      method: 'GET',
      path: '/docs/style.css',
      summary: 'How the API reference looks',
      access: 'public',
      hidden: true,
      extension: true,
      handler: async () =>
        text(style, 'text/css; charset=utf-8', { 'cache-control': 'public, max-age=86400' }),
    }),
  ]
}

// The page needs its stylesheet and nothing else: no script, no picture, no frame.
const policy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const text = (body: string, type: string, headers: Record<string, string> = {}) =>
  new Response(body, {
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers },
  })

/** Writing it takes a while, and it changes with nothing but the address. */
function oncePerUrl<T>(write: (url: string) => T): (url: string) => T {
  const written = new Map<string, T>()
  return (url) => {
    const known = written.get(url) ?? write(url)
    written.set(url, known)
    return known
  }
}
