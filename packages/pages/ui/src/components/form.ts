import { attributes, type Html, html, type Value } from '../html.ts'

export interface FormOptions {
  /** Relative to the page. */
  action: string
  csrf: string
  /** Sent along unseen. */
  hidden?: Readonly<Record<string, string | undefined>>
  attributes?: Parameters<typeof attributes>[0]
}

export function form(options: FormOptions, content: Value): Html {
  const hidden = Object.entries(options.hidden ?? {}).filter(([, value]) => value !== undefined)
  const named = attributes({ class: 'form', ...options.attributes })
  return html`<form method="post" action="${options.action}" ${named}>
    ${csrfInput(options.csrf)}${hidden.map(([name, value]) => hiddenInput(name, value!))}${content}
  </form>`
}

export const csrfInput = (token: string): Html => hiddenInput('csrf_token', token)

export const hiddenInput = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`
