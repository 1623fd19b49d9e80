/** An origin as browsers send it, made from the way it was written. */
export type ReadOrigin = { origin: string } | { fault: string }

const LOOPBACK = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Reads an origin: a scheme, a host and perhaps a port. `http` is for loopback alone, and so is `*`
 * in place of a port. RFC 6454, 6.2.
 */
export function readOrigin(given: string): ReadOrigin {
  const parts = /^(https?):\/\/(\[[0-9a-f:]+\]|[^/?#@\\\s:[\]]+)(?::(\d{1,5}|\*))?$/i.exec(given)
  if (!parts) return fault('An origin is written like https://app.example.com, with no path.')
  const [, scheme, host = '', port] = parts
  if (host.includes('*')) return fault('A host holds no wildcard: register each origin.')

  const url = URL.parse(`${scheme}://${host}${port && port !== '*' ? `:${port}` : ''}`)
  if (!url) return fault('The host or the port is none.')
  const isLoopback = LOOPBACK.test(url.hostname)
  if (url.protocol === 'http:' && !isLoopback) return fault('Outside loopback an origin is https.')
  if (port !== '*') return { origin: url.origin }
  if (!isLoopback) return fault('Only on loopback may the port be a wildcard.')
  return { origin: `${url.protocol}//${url.hostname}:*` }
}

const fault = (text: string): ReadOrigin => ({ fault: text })
