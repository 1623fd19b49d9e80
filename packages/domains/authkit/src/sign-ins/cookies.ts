import type { Context } from '@inhouse/core'

/** A `Set-Cookie` header for what a browser is to keep: no script reads it, no other site sends it. */
export function setCookie(ctx: Context, name: string, value: string, seconds: number): string {
  const secure = isSecure(ctx) ? '; Secure' : ''
  // Lax: the way back from a provider or a mail is a navigation from another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
  return `${cookieName(ctx, name)}=${value}; ${attributes}`
}

/** What a browser sends of what `setCookie` left there, if it is a secret of ours. */
export function readCookie(ctx: Context, request: Request, name: string): string | undefined {
  const wanted = cookieName(ctx, name)
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === wanted && value && /^\w{32}$/.test(value)) return value
  }
  return undefined
}

// `__Host-` binds the cookie to this very host, over https, so that no sub-domain can plant one.
const cookieName = (ctx: Context, name: string) =>
  `${isSecure(ctx) ? '__Host-' : ''}inhouse-${name}`

const isSecure = ({ url }: Context) => url.startsWith('https:')
