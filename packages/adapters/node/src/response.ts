import type { ServerResponse } from 'node:http'
import { answerIn } from '@inhouse/core'
import { MalformedRequest } from './request.ts'

/** Resolves once all is handed over, or the client is gone. */
export async function send(res: ServerResponse, response: Response): Promise<void> {
  const answer = answerIn(response)
  if (answer) {
    res.statusCode = answer.status
    for (const name in answer.headers) res.setHeader(name, answer.headers[name]!)
    // Sent as text, head and body go out in one piece.
    return void res.end(answer.body ?? undefined)
  }

  res.statusCode = response.status
  for (const [name, value] of response.headers) {
    // The host may have set cookies of its own.
    if (name === 'set-cookie') res.appendHeader(name, value)
    else res.setHeader(name, value)
  }
  if (!response.body) return void res.end()

  const reader = response.body.getReader()
  if (res.destroyed) return reader.cancel()
  // Whoever writes learns at once that nobody reads any more. After the end this does nothing.
  res.once('close', () => void reader.cancel().catch(() => {}))
  const first = await reader.read()
  if (first.done) return void res.end()

  // Most answers are one chunk: sent together with its end, it goes out with its length.
  const next = reader.read()
  const isWhole = await isLast(next)
  if (res.destroyed) return
  if (isWhole) return void res.end(first.value)
  await write(res, first.value)
  for (let chunk = await next; !chunk.done; chunk = await reader.read())
    await write(res, chunk.value)
  res.end()
}

/** The answer where there should have been one. */
export function refuse(res: ServerResponse, error: unknown): void {
  const isTheirs = error instanceof MalformedRequest
  if (!isTheirs) console.error(error)
  // Half an answer must not look like a whole one.
  if (res.headersSent || res.destroyed) return void res.destroy()
  const body = isTheirs
    ? { message: error.message, code: 'bad_request' }
    : { message: 'Internal Server Error', code: 'server_error' }
  res.writeHead(isTheirs ? 400 : 500, { 'content-type': 'application/json' })
  res.end(JSON.stringify(body))
}

const isLast = (next: Promise<{ done: boolean }>): Promise<boolean> =>
  Promise.race([
    next.then(({ done }) => done),
    new Promise<false>((resolve) => void setImmediate(resolve, false)),
  ])

/** Waits while the client reads more slowly than we write. */
async function write(res: ServerResponse, chunk: Uint8Array): Promise<void> {
  if (res.destroyed || res.write(chunk)) return
  await new Promise<void>((resolve) => {
    const go = () => {
      res.off('drain', go)
      res.off('close', go)
      resolve()
    }
    res.on('drain', go)
    res.on('close', go)
  })
}
