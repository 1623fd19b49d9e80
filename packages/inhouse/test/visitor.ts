/** Somebody with a browser without scripts, who signs in on the hosted pages over HTTP. */
export function openBrowser() {
  const cookies = new Map<string, string>()
  let page = { url: '', html: '' }

  /** Goes to an address and on as told, until it would leave this server; gives where it is then. */
  async function go(url: string, init: RequestInit = {}): Promise<string> {
    const here = new URL(url, page.url || undefined)
    if (page.url && here.origin !== new URL(page.url).origin) return here.href
    const headers = { cookie: Array.from(cookies, (pair) => pair.join('=')).join('; ') }
    const response = await fetch(here, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    page = { url: here.href, html: await response.text() }
    const location = response.headers.get('location')
    return location ? go(location) : here.href
  }

  /** Sends the form on the page whose action ends like this, with what is typed. */
  function send(action: string, typed: Record<string, string> = {}): Promise<string> {
    const forms = page.html.match(/<form[\s\S]*?<\/form>/g) ?? []
    const targetOf = (form: string) => plain(/\saction="([^"]*)"/.exec(form)?.[1] ?? '')
    const form = forms.find((one) => targetOf(one).split('?')[0]!.endsWith(action))
    if (!form) throw new Error(`There is no form to '${action}' on ${page.url}.`)
    const csrf = /name="csrf_token"[^>]*value="([^"]*)"/.exec(form)?.[1] ?? ''
    const body = new URLSearchParams({ csrf_token: csrf, ...typed })
    return go(targetOf(form), { method: 'POST', body })
  }

  return {
    go,
    send,
    html: () => page.html,
    /** Signs in by address and password, and gives where that leads, past the offer of a passkey. */
    async signIn(url: string, email: string, password: string): Promise<URL> {
      await go(url)
      await send('sign-in', { email })
      const next = new URL(await send('sign-in/password', { password }))
      return next.pathname.endsWith('/passkey/enroll')
        ? new URL(await send('sign-in/passkey/skip'))
        : next
    },
  }
}

const plain = (text: string) => text.replaceAll('&amp;', '&')
