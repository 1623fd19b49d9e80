import type { NodeRequest } from './request.ts'

const utf8 = new TextDecoder()

/** The whole body as text. Whoever calls has looked at its declared length. */
export async function readText(req: NodeRequest): Promise<string> {
  if (wasRead(req)) return parsedBody(req).toString()
  const chunks: Uint8Array[] = []
  await each(req, (chunk) => chunks.push(chunk))
  return utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
}

/** The body as it comes in, no faster than it is read. */
export function chunksOf(req: NodeRequest): ReadableStream<Uint8Array> | Uint8Array | string {
  if (wasRead(req)) return parsedBody(req)
  let isCancelled = false
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const take = (chunk: Uint8Array) => {
        // What nobody wants is let pass, so that the answer can still go out on this connection.
        if (isCancelled) return
        controller.enqueue(chunk)
        if (controller.desiredSize! <= 0) req.pause()
      }
      each(req, take).then(
        () => isCancelled || controller.close(),
        (error) => isCancelled || controller.error(error),
      )
    },
    pull: () => void req.resume(),
    cancel() {
      isCancelled = true
      req.resume()
    },
  })
}

function each(req: NodeRequest, take: (chunk: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    req.on('data', take)
    req.on('end', resolve)
    req.on('error', reject)
    const gone = () => reject(new Error('The client went away.'))
    if (req.destroyed) gone()
    else req.on('close', gone)
  })
}

const wasRead = (req: NodeRequest) => req.readableDidRead || req.readableEnded

/** What a parser that ran before us has read, in the form it came in. */
function parsedBody({ body, headers }: NodeRequest): Uint8Array | string {
  if (body === undefined) return ''
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  const isForm = headers['content-type']?.includes('application/x-www-form-urlencoded')
  return isForm ? new URLSearchParams([...pairs(body)]).toString() : JSON.stringify(body)
}

/** `{ a: { b: ['1', '2'] } }` was `a[b]=1&a[b]=2`. */
function* pairs(value: unknown, name = ''): Iterable<[string, string]> {
  if (Array.isArray(value)) for (const item of value) yield* pairs(item, name)
  else if (typeof value !== 'object' || value === null) yield [name, String(value ?? '')]
  else for (const [key, item] of Object.entries(value)) yield* pairs(item, name ? `${name}[${key}]` : key)
}
