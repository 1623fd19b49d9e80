import { ApiError } from '../errors.ts'
import type { Caller } from '../operation.ts'

/** What the host knows of the connection that a request came by. */
export interface Connection {
  /** The IP address of the peer. */
  address?: string | undefined
}

/** A connection, and the name of the request that came by it. */
export interface Arrival extends Connection {
  requestId: string
}

export interface CallerOptions {
  /** Behind how many proxies we stand, whose `X-Forwarded-*` headers are believed. */
  trustProxy: number
  allowHttp: boolean
  findSecretKey(key: string): Promise<string | undefined>
}

/** The token of `Authorization: Bearer …`. RFC 6750, 2.1; the scheme's case is free, RFC 9110, 11.1. */
export function bearer(request: Request): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}

/** Who sends this, by key and by address. */
export async function identify(
  request: Request,
  connection: Arrival,
  { trustProxy, findSecretKey }: CallerOptions,
): Promise<Caller> {
  const key = bearer(request)
  return {
    requestId: connection.requestId,
    address: forwarded(request, 'x-forwarded-for', trustProxy) ?? connection.address ?? null,
    userAgent: request.headers.get('user-agent'),
    keyId: (key && (await findSecretKey(key))) || null,
  }
}

/** Whom a rate limit counts: the key, or else the address, a whole /64 of IPv6 as one. */
export const countedAs = ({ keyId, address }: Caller): string => keyId ?? networkOf(address)

export function networkOf(address: string | null): string {
  if (!address?.includes(':')) return address ?? 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  return mapped ? mapped[1]! : `${expand(address).slice(0, 4).join(':')}::/64`
}

/** Keys and passwords do not travel in the clear, but for the way to one's own machine. */
export function assertSecure(
  request: Request,
  connection: Connection,
  { trustProxy, allowHttp }: CallerOptions,
): void {
  if (allowHttp || request.url.startsWith('https:')) return
  if (forwarded(request, 'x-forwarded-proto', trustProxy) === 'https') return
  if (isLoopback(connection.address ?? new URL(request.url).hostname)) return
  throw new ApiError(
    403,
    'https_required',
    'Use https. Behind a proxy that speaks https, set `trustProxy`; to do without, `allowHttp`.',
  )
}

const isLoopback = (host: string) =>
  /^(localhost|.*\.localhost|.*\.test|127(\.\d+){3}|\[?::1\]?|(::ffff:)127(\.\d+){3})$/i.test(host)

// Each proxy appends what it saw, so the last so many entries are those of proxies we trust.
function forwarded(request: Request, header: string, proxies: number): string | undefined {
  if (proxies === 0) return undefined
  const entries = request.headers.get(header)?.split(',')
  return entries?.at(-Math.min(proxies, entries.length))?.trim()
}

/** The eight groups of an IPv6 address. RFC 4291, 2.2. */
function expand(address: string): string[] {
  const [head = '', tail] = address.split('%')[0]!.split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const zeros = Array.from({ length: Math.max(8 - before.length - after.length, 0) }, () => '0')
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16).toString(16))
}
