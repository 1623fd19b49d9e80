import { attributes, type Html, html } from '../html.ts'
import type { Brand } from '../settings.ts'
import type { MailStyles } from './styles.ts'
import { table } from './table.ts'

/** The logo, or else initial and name, as on the pages. */
export function mailMark(brand: Brand, base: string, styles: MailStyles): Html {
  const { name, logoUrl, homepageUrl } = brand
  const linked = (content: Html) =>
    homepageUrl
      ? html`<a class="text" href="${homepageUrl}" style="${styles.home}">${content}</a>`
      : content
  const cells = logoUrl
    ? html`<td class="text" style="${styles.name}">${linked(logo(brand, logoUrl, base))}</td>`
    : html`<td class="button button-link" aria-hidden="true" style="${styles.initial}">
          ${Array.from(name)[0]}
        </td>
        <td class="text" style="padding-left: 8px; ${styles.name}">${linked(html`${name}`)}</td>`
  return table(html`style="margin: 0 0 24px;"`, cells)
}

/** A program that shows no pictures shows the name. */
function logo({ name, theme, logoDarkUrl }: Brand, logoUrl: string, base: string): Html {
  const at = (url: string) => new URL(url, base).href
  const src = at(theme === 'dark' ? (logoDarkUrl ?? logoUrl) : logoUrl)
  const style = 'display: block; height: 32px; width: auto; max-width: 200px; border: 0;'
  const image = html`<img height="32" ${attributes({ src, alt: name, style })} />`
  if (theme !== 'system' || !logoDarkUrl) return image
  const media = '(prefers-color-scheme: dark)'
  return html`<picture><source${attributes({ srcset: at(logoDarkUrl), media })}>${image}</picture>`
}
