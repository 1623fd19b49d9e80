import {
  createServer,
  type IncomingMessage,
  request as forward,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** Where a host listens, without the prefix. */
export interface Host {
  url: string
  stop(): Promise<unknown>
}

/** What nginx does with `location /workos/ { proxy_pass http://host/; }`. */
export async function startProxy({ url, stop }: Host): Promise<Host> {
  const pass = async (req: IncomingMessage, res: ServerResponse) => {
    const body = await buffer(req)
    const { 'transfer-encoding': _, ...headers } = req.headers
    const onward = forward(`${url}${req.url!.replace('/workos', '')}`, {
      method: req.method,
      headers: {
        ...headers,
        ...(body.length > 0 && { 'content-length': body.length }),
        'x-forwarded-for': '198.51.100.1, 203.0.113.7',
        'x-forwarded-proto': 'https',
      },
    })
    onward.on('response', (answer) => {
      res.writeHead(answer.statusCode!, answer.rawHeaders)
      answer.pipe(res)
    })
    onward.on('error', () => res.destroy())
    res.on('close', () => onward.destroy())
    onward.end(body)
  }
  const proxy = await listening(createServer((req, res) => void pass(req, res)))
  return { url: proxy.url, stop: () => Promise.all([proxy.stop(), stop()]) }
}

export function listening(server: Server): Promise<Host> {
  const stop = async () => {
    server.close()
    server.closeAllConnections()
  }
  return new Promise((resolve) => {
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo
      resolve({ url: `http://localhost:${port}`, stop })
    })
  })
}
