import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a receiver was sent. */
export interface Received {
  headers: IncomingHttpHeaders
  body: string
  event: { id: string; event: string; data: any }
}

export type Sink = Awaited<ReturnType<typeof openSink>>

/** A receiver of webhooks on loopback that keeps what it gets, and answers as it is told. */
export async function openSink() {
  const received: Received[] = []
  const fine = (response: ServerResponse) => void response.end('thanks')
  const sink = { answer: fine as (response: ServerResponse, got: Received) => void }
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    const got = { headers: request.headers, body, event: JSON.parse(body) }
    received.push(got)
    sink.answer(response, got)
  }
  const server = createServer((request, response) => void take(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/`,
    /** Says how to answer from now on. */
    answerWith: (answer: (response: ServerResponse, got: Received) => void) =>
      void (sink.answer = answer),
    fail: (status = 500) =>
      void (sink.answer = (response) => void response.writeHead(status).end('no')),
    work: () => void (sink.answer = fine),
    /** What came since the last time this was asked. */
    received: () => received.splice(0),
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
