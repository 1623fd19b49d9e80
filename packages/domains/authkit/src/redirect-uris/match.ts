/** A URI as the parts that are compared; `undefined` for what is not absolute, or tries to deceive. */
interface Parts {
  scheme: string
  host: string
  port: string
  rest: string
}

// Not the URL parser's reading: it forgives what must not be forgiven, such as a backslash for a
// slash, a dot segment, or a port in place of none. Taken apart as written. RFC 3986, 3; RFC 9700, 2.1.
function partsOf(uri: string): Parts | undefined {
  const found =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#\\@\s:[\]]+|\[[0-9a-f:]+\])?(?::(\d{1,5}|\*))?([/?].*)?$/.exec(
      uri,
    )
  if (!found || /[\s\\#]|\/\.\.?(\/|$|\?)|%2e|%2f|%5c|%00/i.test(uri)) return undefined
  const [, scheme, host = '', port = '', rest = ''] = found
  return { scheme: scheme!, host, port, rest }
}

/**
 * Whether a registered URI allows the given one: exactly, or where it has a `*` as its port (loopback
 * only) or in its first label.
 */
export function matchesRedirectUri(registered: string, given: string): boolean {
  if (registered === given) return true
  if (!registered.includes('*')) return false
  const [ours, theirs] = [partsOf(registered), partsOf(given)]
  if (!ours || !theirs || theirs.host.includes('*') || theirs.port === '*') return false
  return (
    ours.scheme === theirs.scheme &&
    ours.rest === theirs.rest &&
    (ours.port === '*' || ours.port === theirs.port) &&
    matchesHost(ours.host, theirs.host)
  )
}

function matchesHost(registered: string, given: string): boolean {
  const star = registered.indexOf('*')
  if (star < 0) return registered === given
  const [before, after] = [registered.slice(0, star), registered.slice(star + 1)]
  if (!given.startsWith(before) || !given.endsWith(after)) return false
  const between = given.slice(before.length, given.length - after.length)
  return given.length > before.length + after.length && /^[a-z0-9_-]+$/i.test(between)
}

export const isLoopbackHost = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)

/**
 * Why a URI cannot be registered, or nothing where it can. `isPublicSuffix` tells `co.uk` from
 * `example.co.uk`: a wildcard just above it would let anybody in.
 */
export function faultOf(
  uri: string,
  isPublicSuffix: (host: string) => boolean,
): string | undefined {
  const custom = /^([a-z][a-z0-9+.-]*):/.exec(uri)?.[1]
  if (!custom || scripts.has(custom))
    return 'It is not an absolute URI that a browser may be sent to.'
  const parts = partsOf(uri)
  if (!parts) return 'It holds a fragment, user information, dot segments or white space.'
  if (custom !== 'http' && custom !== 'https') {
    return uri.includes('*') ? 'A wildcard needs http or https.' : undefined
  }
  const { scheme, host, port } = parts
  if (!host) return 'It has no host.'
  if (parts.rest.includes('*')) return 'A wildcard may stand in the host or for the port only.'
  if (port === '*' && !isLoopbackHost(host)) return 'Only a loopback address may have any port.'
  if (scheme === 'http' && !isLoopbackHost(host))
    return 'Plain http is for loopback addresses only.'
  return host.includes('*') ? wildcardFault(host, isPublicSuffix) : undefined
}

function wildcardFault(host: string, isPublicSuffix: (host: string) => boolean) {
  const [first = '', ...rest] = host.split('.')
  if (host.split('*').length > 2 || !first.includes('*')) return 'One wildcard, in the first label.'
  if (rest.length < 2 || isPublicSuffix(rest.join('.'))) return 'The wildcard is too wide.'
  return undefined
}

/** What runs in the page it is opened from, or reads files. */
const scripts = new Set(['javascript', 'data', 'vbscript', 'file', 'blob', 'about', 'filesystem'])
