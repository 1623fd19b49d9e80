import { SECOND } from '../world.ts'
import { EgressError } from './error.ts'
import { explain } from './explain.ts'
import { type Policy, readTarget } from './guard.ts'
import { createPools } from './pools.ts'

export interface FetchOptions {
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** For all of it, from the look-up of the name to the last byte; ten seconds unless told. */
  timeoutMs?: number
  /** How much of the answer's body is taken; 256 KB unless told. */
  maxBytes?: number
  /** What becomes of a longer body: an error unless told, or its beginning. */
  whenTooLarge?: 'refuse' | 'cut'
}

export interface FetchAnswer {
  /** Any, a redirect's too: it is never followed. */
  status: number
  headers: Headers
  body: Uint8Array
  /** The body as UTF-8. */
  text(): string
  /** Whether only the beginning of the body was taken. */
  truncated: boolean
}

export type EgressFetch = (url: string, options?: FetchOptions) => Promise<FetchAnswer>

export function createFetch(policy: Policy, ca: readonly string[]) {
  const pools = createPools(policy, ca)

  const fetch: EgressFetch = async (given, options = {}) => {
    const { method = 'GET', body, timeoutMs = 10 * SECOND } = options
    const { url, target } = readTarget(policy, given)
    const headers = requestHeaders(options.headers ?? {})
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const pool = pools.poolOf(url.origin, target)
      const path = url.pathname + url.search
      const response = await pool.request({ method, path, headers, body, signal })
      const answer = await readBody(response.body, target.host, options)
      return { status: response.statusCode, headers: answerHeaders(response.headers), ...answer }
    } catch (error) {
      throw explain(error, target.host, signal.aborted)
    }
  }

  return { fetch, close: pools.close }
}

/** Who is called, and how the message is framed, follows from the URL and the body alone. */
const ours = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect'])

function requestHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': 'inhouse', 'accept-encoding': 'identity' }
  for (const [name, value] of Object.entries(given)) {
    if (ours.has(name.toLowerCase())) {
      throw new EgressError('invalid_request', `The header ${name} cannot be set.`)
    }
    headers[name.toLowerCase()] = value
  }
  return headers
}

function answerHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(raw)) {
    for (const value of [values ?? []].flat()) headers.append(name, value)
  }
  return headers
}

async function readBody(
  stream: AsyncIterable<Uint8Array>,
  host: string,
  { maxBytes = 256 * 1024, whenTooLarge = 'refuse' }: FetchOptions,
) {
  const chunks: Uint8Array[] = []
  let room = maxBytes
  let truncated = false
  for await (const chunk of stream) {
    truncated = chunk.byteLength > room
    if (truncated && whenTooLarge === 'refuse') {
      throw new EgressError('too_large', `${host} answered with more than ${maxBytes} bytes.`)
    }
    chunks.push(chunk.subarray(0, room))
    room -= chunk.byteLength
    if (truncated) break
  }
  const body = Buffer.concat(chunks)
  return { body, text: () => body.toString('utf8'), truncated }
}
