import type { IncomingMessage } from 'node:http'

/** A request of `node:http`, with what a body parser may have left on it. */
export type NodeRequest = IncomingMessage & { body?: unknown }

type Bytes = Uint8Array<ArrayBuffer>

const utf8 = new TextDecoder()

/** The whole body as text. Whoever calls has looked at its declared length. */
export async function readText(req: NodeRequest): Promise<string> {
  if (wasRead(req)) return textOf(parsedBody(req))
  const chunks: Uint8Array[] = []
  await each(req, (chunk) => chunks.push(chunk))
  return textOf(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
}

/** The body as it comes in, no faster than it is read. */
export function chunksOf(req: NodeRequest): ReadableStream<Uint8Array> | Bytes | string {
  if (wasRead(req)) return parsedBody(req)
  let isOpen = false
  const open = (controller: ReadableStreamDefaultController) => {
    isOpen = true
    const take = (chunk: Uint8Array) => {
      if (!isOpen) return
      controller.enqueue(chunk)
      req.pause()
    }
    const close = () => isOpen && controller.close()
    each(req, take).then(close, (error) => isOpen && controller.error(error))
  }
  return new ReadableStream(
    {
      pull(controller) {
        if (!isOpen) open(controller)
        req.resume()
      },
      cancel() {
        isOpen = false
        req.resume()
      },
    },
    // What nobody asks for is left to Node, which lets it pass.
    { highWaterMark: 0 },
  )
}

/** Lets pass what still comes of a body that nobody wants. */
export async function drain(req: NodeRequest): Promise<void> {
  req.removeAllListeners('data')
  const ended = each(req, () => {})
  req.resume()
  await ended.catch(() => {})
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

const textOf = (body: Uint8Array | string) => (typeof body === 'string' ? body : utf8.decode(body))

const wasRead = (req: NodeRequest) => req.readableDidRead || req.readableEnded

/** What a parser that ran before us has read, in the form it came in. */
function parsedBody({ body, headers }: NodeRequest): Bytes | string {
  if (body === undefined) return ''
  if (typeof body === 'string' || body instanceof Uint8Array) return body as Bytes
  const isForm = headers['content-type']?.includes('application/x-www-form-urlencoded')
  return isForm ? new URLSearchParams([...pairs(body)]).toString() : JSON.stringify(body)
}

/** `{ a: { b: ['1', '2'] } }` was `a[b]=1&a[b]=2`. */
function* pairs(value: unknown, name = ''): Iterable<[string, string]> {
  if (typeof value === 'string') yield [name, value]
  else if (Array.isArray(value)) for (const item of value) yield* pairs(item, name)
  else {
    for (const [key, item] of Object.entries(value ?? {})) {
      yield* pairs(item, name ? `${name}[${key}]` : key)
    }
  }
}
