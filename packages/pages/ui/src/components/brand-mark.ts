import { attributes, type Html, html } from '../html.ts'
import type { Brand } from '../settings.ts'

/** The logo in a box of fixed height, so that nothing moves while it loads; else initial and name. */
export function brandMark(brand: Brand): Html {
  const { name, homepageUrl } = brand
  const mark = brand.logoUrl
    ? logo(brand, brand.logoUrl)
    : html`<span class="brand-initial" aria-hidden="true">${Array.from(name)[0]}</span
        ><span class="brand-name">${name}</span>`
  return homepageUrl
    ? html`<a class="brand" href="${homepageUrl}">${mark}</a>`
    : html`<div class="brand">${mark}</div>`
}

function logo({ name, theme, logoDarkUrl }: Brand, logoUrl: string): Html {
  const src = theme === 'dark' ? (logoDarkUrl ?? logoUrl) : logoUrl
  const image = html`<img class="brand-logo" height="32" ${attributes({ src, alt: name })} />`
  if (theme !== 'system' || !logoDarkUrl) return image
  const media = '(prefers-color-scheme: dark)'
  return html`<picture><source${attributes({ srcset: logoDarkUrl, media })}>${image}</picture>`
}
