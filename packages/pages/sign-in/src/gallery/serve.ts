import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTestInhouse } from '@inhouse/testing'
import type { Brand } from '@inhouse/ui'
import { gallery } from './module.ts'

export interface Gallery {
  /** `http://localhost:…/somewhere/gallery`: the pages must not care where they are mounted. */
  url: string
  close(): Promise<void>
}

/** The samples in a brand, over a socket, for a browser. */
export async function serveGallery(brand: Partial<Brand> = {}, port = 0): Promise<Gallery> {
  const ui = { name: 'Acme', supportEmail: 'help@example.com', ...brand }
  const inhouse = createTestInhouse([gallery], {
    url: 'http://localhost/somewhere',
    settings: { ui },
  })
  await inhouse.migrate()

  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  await new Promise<void>((resolve) => void server.listen(port, resolve))
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://localhost:${actual}/somewhere/gallery`,
    async close() {
      await stop(server)
      await inhouse.close()
    },
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const response = await inhouse.fetch(
      new Request(`http://localhost${incoming.url}`, {
        method: incoming.method ?? 'GET',
        headers: incoming.headers as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      }),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    return outgoing.end(Buffer.from(await response.arrayBuffer()))
  }
}

function stop(server: Server) {
  server.closeAllConnections()
  return new Promise<void>((resolve) => void server.close(() => resolve()))
}
