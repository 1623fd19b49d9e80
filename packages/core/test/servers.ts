import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'
import { onTestFinished } from 'vitest'
import { hooksTest } from './certificates.ts'

/** Listens for the length of one test, and tells the port. */
export async function listen(server: Server, host = '127.0.0.1', port = 0): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  await once(server.listen(port, host), 'listening')
  return (server.address() as AddressInfo).port
}

/** A web server that keeps what it was asked. */
export async function webServer(
  answer: RequestListener,
  { tls = false, host, port }: { tls?: boolean; host?: string; port?: number } = {},
) {
  const seen: { request: IncomingMessage; body: string; connection: number }[] = []
  let connections = 0
  const numbers = new WeakMap<Socket, number>()
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const connection = numbers.get(request.socket) ?? ++connections
    numbers.set(request.socket, connection)
    seen.push({ request, body: Buffer.concat(chunks).toString(), connection })
    answer(request, response as never)
  }
  const listener: RequestListener = (request, response) => void serve(request, response)
  const server = tls ? createTlsServer(hooksTest, listener) : createServer(listener)
  return { port: await listen(server, host, port), seen }
}

/** A server that says whatever bytes it likes. */
export async function rawServer(talk: (socket: Socket) => void): Promise<number> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => {})
      talk(socket)
    }),
  )
}
