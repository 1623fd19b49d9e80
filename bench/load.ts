import { connect } from 'node:net'

export interface Load {
  port: number
  /** The n-th request, as bytes on the wire: of which connection, after which answer. */
  request: (n: number, connection: number, answered: string) => string
  connections?: number
  seconds?: number
}

/**
 * Requests answered in a second, over keep-alive connections of which each waits for its answer
 * before it asks again. Bare sockets, so that the client costs as little as it can.
 */
export async function requestsPerSecond(load: Load): Promise<number> {
  const { port, request, connections = 32, seconds = 3 } = load
  let answered = 0
  let sent = 0
  let failed: string | undefined
  const until = performance.now() + seconds * 1000

  const client = (connection: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let pending = ''
      const ask = (answer = '') => socket.write(request(sent++, connection, answer))
      socket.setEncoding('latin1')
      socket.on('connect', () => ask())
      socket.on('error', reject)
      socket.on('close', () => resolve())
      socket.on('data', (chunk: string) => {
        pending += chunk
        if (!isWhole(pending)) return
        if (!pending.startsWith('HTTP/1.1 2')) failed ??= pending.slice(0, 300)
        const answer = pending
        pending = ''
        answered++
        if (performance.now() < until) ask(answer)
        else socket.destroy()
      })
    })

  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, (_, i) => client(i)))
  if (failed) throw new Error(`Not every request was answered well:\n${failed}`)
  return answered / ((performance.now() - start) / 1000)
}

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1]
  return length === undefined
    ? text.endsWith('0\r\n\r\n')
    : text.length >= head + 4 + Number(length)
}

export const httpRequest = (
  method: string,
  path: string,
  { key, body }: { key?: string; body?: string } = {},
): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...(key ? [`authorization: Bearer ${key}`] : []),
    ...(body
      ? ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]
      : []),
    '',
    body ?? '',
  ].join('\r\n')
