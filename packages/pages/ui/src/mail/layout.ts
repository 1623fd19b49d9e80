import { type Html, html, trusted } from '../html.ts'
import type { Language } from '../languages/languages.ts'
import { type Translate, translator } from '../languages/translator.ts'
import { type MessageKey, messages } from '../messages/index.ts'
import type { Brand } from '../settings.ts'
import { mailMark } from './mark.ts'
import { type MailStyles, mailStyles, mailTheme } from './styles.ts'
import { table } from './table.ts'

export interface MailOptions {
  brand: Brand
  /** Where the instance is, since a mail has no address that `/logo.svg` could belong to. */
  base: string
  language: Language
  title: string
  /** The first stands above the code or the button, the others below. */
  paragraphs: readonly string[]
  /** To be typed in, so it stands large and alone. */
  code?: string | undefined
  button?: { label: string; url: string } | undefined
  /** What to do if it came by mistake. */
  footer?: string | undefined
}

/** An e-mail in the brand: tables and inline styles, since that is what mail programs know. */
export function mailLayout(options: MailOptions): { html: string; text: string } {
  const t = translator(messages, options.language)
  return { html: String(document(options, t)), text: plainText(options, t) }
}

function document({ brand, base, language, title, footer, ...content }: MailOptions, t: T): Html {
  const styles = mailStyles(brand)
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <meta name="color-scheme" content="${styles.scheme}" />
        <meta name="supported-color-schemes" content="${styles.scheme}" />
        <title>${title}</title>
        <style>
          ${trusted(mailTheme(brand))}
        </style>
      </head>
      <body class="page" style="${styles.page}">
        ${table(
          html`width="100%" class="page" style="${styles.page}"`,
          html`<td role="main" align="center" style="padding: 32px 16px;">
            ${table(
              html`width="100%" class="card" style="${styles.card}"`,
              html`<td class="inner" style="padding: 32px 32px 16px;">
                ${mailMark(brand, base, styles)}
                <h1 class="text" style="${styles.title}">${title}</h1>
                ${body(content, styles, t)}
              </td>`,
            )}
            ${table(
              html`width="100%" style="max-width: 480px;"`,
              html`<td class="inner" style="padding: 16px 32px 0;">
                ${footer && small(footer, styles)}
                ${small(t('sentBy', { name: brand.name }), styles)}
                ${brand.supportEmail && small(help(brand.supportEmail, styles, t), styles)}
              </td>`,
            )}
          </td>`,
        )}
      </body>
    </html>`
}

type T = Translate<MessageKey>

type Content = Pick<MailOptions, 'paragraphs' | 'code' | 'button'>

function body({ paragraphs: [first, ...rest], code, button }: Content, styles: MailStyles, t: T) {
  const paragraph = (text: string) => html`<p class="text" style="${styles.paragraph}">${text}</p>`
  return [
    first && paragraph(first),
    code && html`<p class="code" style="${styles.code}">${code}</p>`,
    button && buttonOf(button, styles),
    rest.map(paragraph),
    button && small(t.rich('orOpen', { address: address(button.url, styles) }), styles),
  ]
}

const buttonOf = ({ label, url }: NonNullable<MailOptions['button']>, styles: MailStyles) =>
  table(
    html`style="margin: 24px 0;"`,
    html`<td class="button" style="${styles.buttonCell}">
      <a class="button-link" href="${url}" style="${styles.button}">${label}</a>
    </td>`,
  )

const address = (url: string, { link }: MailStyles) =>
  html`<br /><a class="link" href="${url}" style="${link}">${url}</a>`

const help = (email: string, { link }: MailStyles, t: T) =>
  t.rich('help', {
    email: html`<a class="link" href="mailto:${email}" style="${link}">${email}</a>`,
  })

const small = (content: Html | string, { small: style }: MailStyles) =>
  html`<p class="muted" style="${style}">${content}</p>`

function plainText(options: MailOptions, t: T) {
  const { brand, title, paragraphs, code, button, footer } = options
  const [first, ...rest] = paragraphs
  const link = button && `${button.label}:\n${button.url}`
  const sentBy = t('sentBy', { name: brand.name })
  const support = brand.supportEmail && t('help', { email: brand.supportEmail })
  const end = ['--', footer, sentBy, support].filter(Boolean).join('\n')
  return `${[title, first, code, link, ...rest, end].filter(Boolean).join('\n\n')}\n`
}
