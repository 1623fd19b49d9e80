import { attributes, type Html, html, type Value } from '../html.ts'
import { icon, type IconName } from './icons.ts'

/** What the page is about, and a sentence on what to do. */
export const heading = (title: string, lead?: Value): Html =>
  html`<header class="heading">
    <h1>${title}</h1>
    ${lead && html`<p>${lead}</p>`}
  </header>`

export type AlertKind = 'danger' | 'warning' | 'success' | 'info'

/** Said at once by a screen reader; what went wrong takes the focus where no field is to blame. */
export function alert(kind: AlertKind, content: Value): Html {
  const isError = kind === 'danger'
  const named = attributes({ role: isError ? 'alert' : 'status', tabindex: isError && -1 })
  return html`<div class="alert alert-${kind}" ${named}>
    ${icon(alertIcons[kind])}
    <div>${content}</div>
  </div>`
}

const alertIcons: Record<AlertKind, IconName> = {
  danger: 'alert',
  warning: 'warning',
  success: 'success',
  info: 'info',
}

export const link = (href: string, label: string): Html => html`<a href="${href}">${label}</a>`

/** The last line of a card: where else to go. */
export const more = (content: Value): Html => html`<p class="more">${content}</p>`

export const divider = (label: string): Html =>
  html`<div class="divider"><span>${label}</span></div>`

/** Whose account this is about, with a way to choose another. */
export const identity = (name: string, change?: { href: string; label: string }): Html =>
  html`<p class="identity"><span>${name}</span>${change && link(change.href, change.label)}</p>`

/** A sign of what the page is about, or that it is done. */
export const emblem = (name: IconName): Html =>
  html`<div class="emblem emblem-${name}">${icon(name)}</div>`
