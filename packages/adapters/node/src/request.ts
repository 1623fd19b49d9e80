import type { TLSSocket } from 'node:tls'
import { chunksOf, type NodeRequest, readText } from './body.ts'

/** Its path or host name is none. Fastify reads the status off it. */
export class MalformedRequest extends Error {
  readonly statusCode = 400
}

/** A Node request as a web request. `target` stands in where a framework has cut the path short. */
export const toRequest = (req: NodeRequest, target: string = req.url ?? '/'): Request =>
  new LightRequest(req, urlOf(req, target)) as unknown as Request

/**
 * A `Request` in all but its weight: the native one costs as much as the rest of the way through
 * this package, so it is made once somebody asks for more than is here. `clone()` gives a native one.
 */
class LightRequest {
  readonly method: string
  readonly url: string
  readonly #req: NodeRequest
  #headers: Headers | undefined
  #native: Request | undefined
  #isRead = false

  constructor(req: NodeRequest, url: string) {
    this.method = req.method ?? 'GET'
    this.url = url
    this.#req = req
  }

  get headers(): Headers {
    return (this.#headers ??= headersOf(this.#req))
  }

  text(): Promise<string> {
    if (this.#native || this.#isRead || !mayHaveBody(this.method)) return this.native.text()
    this.#isRead = true
    return readText(this.#req)
  }

  get native(): Request {
    if (this.#native) return this.#native
    const { url, method, headers } = this
    const body = this.#isRead ? '' : chunksOf(this.#req)
    const hasBody = mayHaveBody(method)
    this.#native = new Request(url, { method, headers, ...(hasBody && { body, duplex: 'half' }) })
    // What has been read once cannot be read again, whichever of the two is asked.
    if (this.#isRead) void this.#native.text()
    return this.#native
  }
}

// All else that a request has, the native one has.
for (const name of Object.getOwnPropertyNames(Request.prototype)) {
  if (Object.hasOwn(LightRequest.prototype, name) || name === 'method' || name === 'url') continue
  Object.defineProperty(LightRequest.prototype, name, {
    get(this: LightRequest) {
      const member = Reflect.get(this.native, name)
      return typeof member === 'function' ? member.bind(this.native) : member
    },
  })
}
Object.setPrototypeOf(LightRequest.prototype, Request.prototype)

const mayHaveBody = (method: string) => method !== 'GET' && method !== 'HEAD'

// HTTP/2 has its pseudo-headers among the others.
const headersOf = ({ headers, httpVersionMajor }: NodeRequest): Headers =>
  new Headers(
    (httpVersionMajor < 2
      ? headers
      : Object.entries(headers).filter(([name]) => !name.startsWith(':'))) as HeadersInit,
  )

function urlOf({ headers, socket }: NodeRequest, target: string): string {
  const host = headers.host ?? String(headers[':authority'] ?? 'localhost')
  const scheme = (socket as Partial<TLSSocket>).encrypted ? 'https' : 'http'
  // A proxy may be sent the whole URL, and passes on what it got. RFC 9112, 3.2.2.
  const path = target.startsWith('/') ? target : pathOf(target)
  const url = isHost.test(host) ? URL.parse(`${scheme}://${host}${path}`) : null
  if (!url) throw new MalformedRequest('The host name or the path is malformed.')
  return url.href
}

// Without a slash, a space or an @, which would move the border between host and path.
const isHost = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i

function pathOf(target: string): string {
  const url = URL.parse(target)
  return url ? url.pathname + url.search : '/'
}
