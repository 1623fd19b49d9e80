import { SECOND } from '@inhouse/core'

/** As much of the global one as is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

const TIME_LIMIT = 10 * SECOND
const MAX_BYTES = 256 * 1024

/**
 * A fetch that neither waits for long, nor follows a redirect, nor reads without end. For the
 * operator's own providers, which may well be inside; what customers give is called by `ctx.fetch`.
 */
export function bounded(fetch: Fetch) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const signal = AbortSignal.timeout(TIME_LIMIT)
    const response = await fetch(url, { ...init, redirect: 'manual', signal })
    const { status, headers } = response
    const body = await readBounded(response.body)
    return new Response(body.length > 0 ? body : null, { status, headers })
  }
}

async function readBounded(
  stream: ReadableStream<Uint8Array> | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_BYTES) throw new Error(`The answer is larger than ${MAX_BYTES} bytes.`)
    chunks.push(chunk)
  }
  return Uint8Array.from(Buffer.concat(chunks))
}

/** The same limit for what fetches by itself. */
export function inTime<T>(work: Promise<T> | T): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const signal = AbortSignal.timeout(TIME_LIMIT)
    signal.addEventListener('abort', () => reject(new Error('The provider took too long.')))
  })
  return Promise.race([work, late])
}
