import { html } from 'hono/html'
import type { Entry } from './entries.ts'
import { introduction } from './introduction.ts'
import { section } from './section.ts'

export interface PageOptions {
  /** Where the instance answers. */
  url: string
  entries: readonly Entry[]
  /** Relative, so that the page works under any path. */
  stylesheet: string
}

export const page = ({ url, entries, stylesheet }: PageOptions) => {
  const byTag = Map.groupBy(entries, ({ tag }) => tag)
  return html`<!doctype html>
    <html lang="en" id="top">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>API reference · Inhouse</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${stylesheet}" />
      </head>
      <body>
        <a class="skip" href="#reference">Skip to the reference</a>
        <header>
          <a class="brand" href="#top">Inhouse</a>
          <a class="menu-button" href="#menu">Menu</a>
        </header>
        <nav id="menu" aria-label="Operations">
          <a class="menu-button" href="#top">Close</a>
          <ul>
            <li><a href="#reference">Introduction</a></li>
          </ul>
          ${Array.from(byTag, ([tag, ofTag]) => navigation(tag, ofTag))}
        </nav>
        <main id="reference" tabindex="-1">
          ${introduction(url)}
          ${Array.from(
            byTag,
            ([tag, ofTag]) =>
              html`<section class="tag" aria-labelledby="tag-${tag}">
                <h2 id="tag-${tag}">${titleOf(tag)}</h2>
                ${ofTag.map((entry) => section(entry, url))}
              </section>`,
          )}
        </main>
      </body>
    </html>`
}

const navigation = (tag: string, entries: readonly Entry[]) =>
  html`<details open>
    <summary>${titleOf(tag)}</summary>
    <ul>
      ${entries.map(
        ({ id, method, summary }) =>
          html`<li>
            <a href="#${id}">
              <span class="method ${method.toLowerCase()}">${short(method)}</span>${summary}
            </a>
          </li>`,
      )}
    </ul>
  </details>`

/** `organization_domains` as a person writes it. */
const titleOf = (tag: string) => {
  const text = tag.replaceAll(/[_-]/g, ' ').replace(/^(sso|mfa)$/, (word) => word.toUpperCase())
  return text[0]!.toUpperCase() + text.slice(1)
}

const short = (method: string) => (method === 'DELETE' ? 'DEL' : method)
