import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { dev, type Running } from '../../test/command.ts'

// A process starts in a second, and on a busy machine in several.
vi.setConfig({ testTimeout: 120_000 })

const body = JSON.stringify({ name: 'Acme' })

it('finishes the request that runs, takes no other, and ends', async () => {
  const server = await dev(['--memory'])
  const { socket, rest } = await halfARequest(server)
  server.child.kill('SIGTERM')
  await refusesOthers(server)

  const answer = once(socket, 'close').then(() => received)
  let received = ''
  socket.on('data', (text) => (received += text))
  socket.write(rest)
  expect(await answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/)
  expect(received.toLowerCase()).toContain('connection: close')
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
})

it('ends at once when it is told twice', async () => {
  const server = await dev(['--memory'])
  await halfARequest(server)
  server.child.kill('SIGTERM')
  await refusesOthers(server)
  await wait(200)
  server.child.kill('SIGTERM')
  expect((await server.ended).code).toBe(1)
})

/** A connection that has sent all but the end of a request. */
async function halfARequest({ url, told }: Running): Promise<{ socket: Socket; rest: string }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  const head = [
    'POST /organizations HTTP/1.1',
    'host: localhost',
    `authorization: Bearer ${told.api_key}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ]
  socket.on('error', () => {})
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`)
  await wait(300)
  return { socket, rest: body.slice(5) }
}

async function refusesOthers({ url }: Running) {
  for (let tries = 0; tries < 100; tries++) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const isRefused = await Promise.race([
      once(socket, 'connect').then(() => false),
      once(socket, 'error').then(() => true),
    ]).catch(() => true)
    socket.destroy()
    if (isRefused) return
    await wait(20)
  }
  throw new Error('It still takes connections.')
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
