import type { TestInhouse } from '@inhouse/testing'

/** A browser without scripts: it keeps cookies, follows redirects, and fills in forms. */
export function openBrowser(inhouse: TestInhouse, address = '203.0.113.5') {
  const cookies = new Map<string, string>()

  async function request(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '))
    const response = await inhouse.fetch(new Request(url, { ...init, headers }), { address })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }

  return { cookies, newTab: () => newTab(request) }
}

export interface Tab {
  url: string
  status: number
  html: string
  headers: Headers
  /** Goes to an address, and on as it is told to, until it would leave Inhouse. */
  go(url: string, init?: RequestInit): Promise<Tab>
  /** Sends the form whose action ends like this, with what it holds and what is typed. */
  send(action: string, typed?: Record<string, string>): Promise<Tab>
  title(): string
  text(): string
}

function newTab(request: (url: string, init?: RequestInit) => Promise<Response>): Tab {
  const tab: Tab = {
    url: '',
    status: 0,
    html: '',
    headers: new Headers(),

    async go(url, init = {}) {
      const at = new URL(url, tab.url || 'http://inhouse.test').href
      if (!at.startsWith('http://inhouse.test/')) return arrive(at, 0, '', new Headers())
      const response = await request(at, init)
      const location = response.headers.get('location')
      if (location) {
        tab.url = at
        return tab.go(location)
      }
      return arrive(at, response.status, await response.text(), response.headers)
    },

    send(action, typed = {}) {
      const forms = tab.html.match(/<form[\s\S]*?<\/form>/g) ?? []
      const form = forms.find((one) => targetsOf(one).some((target) => leadsTo(target, action)))
      if (!form) throw new Error(`There is no form to '${action}' on ${tab.url}:\n${tab.text()}`)
      const target = targetsOf(form).find((one) => leadsTo(one, action))!
      const body = new URLSearchParams({ ...hiddenOf(form), ...typed })
      return tab.go(target, { method: 'POST', body })
    },

    title: () => unescape(/<title>([^<]*)/.exec(tab.html)?.[1] ?? '').split(' · ')[0]!,
    text: () =>
      unescape(
        tab.html.replaceAll(/<(style|script|svg)[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]+>/g, ' '),
      ).replaceAll(/\s+/g, ' '),
  }
  return tab

  function arrive(url: string, status: number, html: string, headers: Headers) {
    return Object.assign(tab, { url, status, html, headers })
  }
}

const attribute = (tag: string, name: string) =>
  unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

const targetsOf = (form: string) => [
  attribute(/<form[^>]*>/.exec(form)![0], 'action'),
  ...Array.from(form.matchAll(/<button[^>]*formaction[^>]*>/g), ([tag]) =>
    attribute(tag, 'formaction'),
  ),
]

const leadsTo = (target: string, action: string) => target.split('?')[0]!.endsWith(action)

const hiddenOf = (form: string) =>
  Object.fromEntries(
    Array.from(form.matchAll(/<input[^>]*type="hidden"[^>]*>/g), ([tag]) => [
      attribute(tag, 'name'),
      attribute(tag, 'value'),
    ]),
  )

const unescape = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
