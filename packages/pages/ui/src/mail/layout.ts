import { type Html, html, trusted } from '../html.ts'
import type { Language } from '../languages/languages.ts'
import { translator } from '../languages/translator.ts'
import { messages } from '../messages/index.ts'
import { accentFor } from '../brand/accent.ts'
import type { Brand } from '../settings.ts'
import { mailStyles, mailTheme } from './styles.ts'

export interface MailOptions {
  brand: Brand
  language: Language
  title: string
  paragraphs: readonly string[]
  /** To be typed in, so it stands large and alone. */
  code?: string
  button?: { label: string; url: string }
  /** Why this came, and what to do if it came by mistake. */
  footer: string
}

/** An e-mail in the brand: tables and inline styles, since that is what mail programs know. */
export function mailLayout(options: MailOptions): { html: string; text: string } {
  return { html: String(document(options)), text: plainText(options) }
}

function document({ brand, language, title, paragraphs, code, button, footer }: MailOptions): Html {
  const t = translator(messages, language)
  const styles = mailStyles(accentFor(brand.accent, 'light'), brand.radius)
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${title}</title>
        <style>
          ${trusted(mailTheme(accentFor(brand.accent, 'dark')))}
        </style>
      </head>
      <body class="page" style="${styles.page}">
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          class="page"
          style="${styles.page}"
        >
          <tr>
            <td align="center" style="padding: 32px 16px;">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                class="card"
                style="${styles.card}"
              >
                <tr>
                  <td style="padding: 32px;">
                    <p class="text" style="${styles.brand}">${brandOf(brand)}</p>
                    <h1 class="text" style="${styles.title}">${title}</h1>
                    ${paragraphs.map((paragraph) => html`<p class="text" style="${styles.paragraph}">${paragraph}</p>`)}
                    ${code && html`<p class="code" style="${styles.code}">${code}</p>`}
                    ${
                      button &&
                      html`<table
                          role="presentation"
                          cellpadding="0"
                          cellspacing="0"
                          border="0"
                          style="margin: 24px 0;"
                        >
                          <tr>
                            <td class="button" style="${styles.buttonCell}">
                              <a class="button-link" href="${button.url}" style="${styles.button}"
                                >${button.label}</a
                              >
                            </td>
                          </tr>
                        </table>
                        <p class="muted" style="${styles.small}">
                          ${t.rich('orOpen', { address: html`<br /><a class="link" href="${button.url}" style="${styles.link}">${button.url}</a>` })}
                        </p>`
                    }
                  </td>
                </tr>
              </table>
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width: 480px;"
              >
                <tr>
                  <td style="padding: 24px 32px;">
                    <p class="muted" style="${styles.small}">${footer}</p>
                    <p class="muted" style="${styles.small}">
                      ${t('sentBy', { name: brand.name })}
                    </p>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`
}

/** A logo on the host's own path has no address that a mail program could ask. */
const brandOf = ({ name, logoUrl }: Brand) =>
  logoUrl?.startsWith('http')
    ? html`<img
        src="${logoUrl}"
        alt="${name}"
        height="32"
        style="display: block; height: 32px; width: auto; border: 0;"
      />`
    : name

function plainText({ brand, language, title, paragraphs, code, button, footer }: MailOptions) {
  const t = translator(messages, language)
  const parts = [
    title,
    ...paragraphs,
    code,
    button && `${button.label}:\n${button.url}`,
    `--\n${footer}\n${t('sentBy', { name: brand.name })}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
