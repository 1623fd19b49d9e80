/** A mail server, as its URL names it, and how it is spoken with. */
export interface Server {
  host: string
  port: number
  auth: { user: string; pass: string } | undefined
  /** TLS from the first byte. */
  secure: boolean
  /** Refuses to go on where the server offers no STARTTLS. */
  requireTLS: boolean
  /** Stays in plain text, whatever the server offers. */
  ignoreTLS: boolean
  /** Whether it must show a certificate that this machine trusts. */
  verified: boolean
}

const ports = { 'smtp:': 587, 'smtps:': 465 }

/**
 * `smtp://user:password@host:587`, or `smtps://` for TLS from the start. What leaves this machine is
 * encrypted and the server's certificate verified, unless the URL ends in `?tls=optional` (STARTTLS
 * where it is offered) or `?tls=off`. Loopback is trusted; `?tls=required` asks there for all of it.
 */
export function readUrl(text: string): Server {
  // Not the URL's own error: it quotes what it was given, the password too.
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname || !(url.protocol === 'smtp:' || url.protocol === 'smtps:')) {
    throw new Error('That is no SMTP URL: say smtp://user:password@host:587, or smtps://….')
  }
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  const isLocal = isLoopback(host)
  const tls = tlsOf(url, isLocal)
  if (secure && tls === 'off') throw new Error('smtps:// is TLS from the start: say smtp://.')

  return {
    host,
    port: Number(url.port) || ports[secure ? 'smtps:' : 'smtp:'],
    auth: url.username
      ? { user: decoded(url.username, 'user'), pass: decoded(url.password, 'password') }
      : undefined,
    secure,
    requireTLS: !secure && tls === 'required',
    ignoreTLS: tls === 'off',
    verified: !isLocal || tls === 'required',
  }
}

const modes = ['required', 'optional', 'off'] as const

function tlsOf({ searchParams }: URL, isLocal: boolean): (typeof modes)[number] {
  for (const name of searchParams.keys()) {
    if (name !== 'tls') throw new Error(`An SMTP URL has no parameter '${name}', only 'tls'.`)
  }
  const given = searchParams.get('tls')
  if (given === null) return isLocal ? 'optional' : 'required'
  const mode = modes.find((one) => one === given)
  if (!mode) throw new Error(`The parameter 'tls' of an SMTP URL is ${modes.join(', ')}.`)
  return mode
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Error(`The ${what} in the SMTP URL has a % that begins no escape: write it %25.`)
  }
}

const isLoopback = (host: string) => /^(localhost|.*\.localhost|127(\.\d+){3}|::1)$/i.test(host)
