import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Inhouse } from '@inhouse/core'
import { listener } from '@inhouse/node'

export type Place = Awaited<ReturnType<typeof openPlace>>

/** A server on loopback: where it is has to be known before what it serves is made. */
export async function openPlace() {
  let answer: ReturnType<typeof listener> | undefined
  const server = createServer((req, res) => answer!(req, res))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    serve: (inhouse: Inhouse) => void (answer = listener(inhouse)),
    close: () => server.close().closeAllConnections(),
  }
}
