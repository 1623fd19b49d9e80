import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Mountable } from '@inhouse/core'
import { listener } from '@inhouse/node'
import { Complaint } from '../complaint.ts'

export interface Server {
  readonly port: number
  /** Answers what has come, and what comes. Until then requests wait. */
  answerWith(mountable: Mountable): void
  /** Stops accepting, and waits for what runs; after `limit` milliseconds no longer. */
  stop(limit: number): Promise<void>
}

/** Takes the port first, so that a second start says so before it touches any data. */
export async function openServer(host: string, port: number): Promise<Server> {
  const ready = Promise.withResolvers<RequestListener>()
  const open = new Set<ServerResponse>()
  let isStopping = false
  // An idle connection outlives those that load balancers keep for a minute.
  const limits = { keepAliveTimeout: 65_000, headersTimeout: 15_000, requestTimeout: 60_000 }
  const server = createServer(limits, (request, response) => {
    open.add(response)
    response.on('close', () => open.delete(response))
    void ready.promise.then((answer) => {
      if (isStopping) response.setHeader('connection', 'close')
      answer(request, response)
    })
  })
  await listen()

  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (mountable) => ready.resolve(listener(mountable)),
    async stop(limit) {
      isStopping = true
      // Whoever asks on the same connection again is told to open another, elsewhere.
      for (const response of open) {
        if (!response.headersSent) response.setHeader('connection', 'close')
      }
      const closed = new Promise((resolve) => server.close(resolve))
      const timer = setTimeout(() => server.closeAllConnections(), limit)
      await closed
      clearTimeout(timer)
    },
  }

  function listen() {
    return new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(explain(error, host, port)))
      server.listen(port, host, resolve)
    })
  }
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Complaint(`Port ${port} is taken: stop what uses it, or choose another by --port.`)
  }
  if (error.code === 'EACCES') {
    return new Complaint(`Port ${port} is not allowed to this user: choose one above 1023.`)
  }
  return new Complaint(`Cannot listen on ${host}:${port}: ${error.message}`)
}
