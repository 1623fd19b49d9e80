import type { Context } from '@inhouse/core'
import { assetsOf } from './assets/assets.ts'
import { brandMark } from './components/brand-mark.ts'
import { attributes, type Html, html } from './html.ts'
import type { Language } from './languages/languages.ts'
import { translator } from './languages/translator.ts'
import { messages } from './messages/index.ts'
import { type Brand, settings } from './settings.ts'

export interface PageOptions {
  title: string
  language: Language
  content: Html
  /** The way from the page up to where the instance is mounted: `../` for `/sign-in/password`. */
  root?: string
  status?: number
  /** Beyond the script every page has. */
  scripts?: readonly 'passkeys'[]
  /** Such as `set-cookie`; a second one can be appended to the response. */
  headers?: Readonly<Record<string, string>>
  /** `wide` for what an operator or developer reads. */
  width?: 'narrow' | 'wide'
}

/** The `root` of the page at a path: one step up for each of its folders. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 2)

/** A whole document, as an answer that no cache keeps and no other site may frame. */
export function page(ctx: Context, options: PageOptions): Response {
  const { title, language, content, root = '', status = 200, scripts = [], width } = options
  const brand = settings(ctx)
  const assets = assetsOf(ctx)
  const files = [assets.page, ...scripts.map((name) => assets[name])]
  const t = translator(messages, language)

  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title} · ${brand.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${brand.theme === 'system' ? 'light dark' : brand.theme}">
<meta name="robots" content="noindex">
<link rel="icon" href="${brand.faviconUrl ?? `${root}inhouse/${assets.favicon.file}`}">
<link rel="stylesheet" href="${root}inhouse/${assets.stylesheet.file}">
${files.map(({ file }) => html`<script type="module" src="${root}inhouse/${file}"></script>`)}
</head>
<body>
<main${attributes({ class: width === 'wide' ? 'card card-wide' : 'card' })}>
${brandMark(brand)}
${content}
</main>
${brand.supportEmail && supportLine(brand.supportEmail)}
</body>
</html>`
  const headers = { ...options.headers, ...headersFor(brand) }
  return new Response(String(document), { status, headers })

  function supportLine(email: string) {
    const address = html`<a href="mailto:${email}">${email}</a>`
    return html`<footer class="support"><p>${t.rich('help', { email: address })}</p></footer>`
  }
}

const headersOfBrands = new WeakMap<Brand, Record<string, string>>()

function headersFor(brand: Brand): Record<string, string> {
  const known = headersOfBrands.get(brand)
  if (known) return known
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy(brand),
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
  headersOfBrands.set(brand, headers)
  return headers
}

/**
 * Without `form-action`: browsers may hold it against the redirect that answers a form, and the one
 * at the end of a sign-in leaves our origin.
 */
function contentPolicy({ logoUrl, logoDarkUrl, faviconUrl }: Brand): string {
  const images = [logoUrl, logoDarkUrl, faviconUrl]
    .filter((url) => url !== undefined && !url.startsWith('/'))
    .map((url) => new URL(url!).origin)
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "font-src 'self'",
    ["img-src 'self'", ...new Set(images)].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
