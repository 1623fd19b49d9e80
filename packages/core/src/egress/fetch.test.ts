import type { TLSSocket } from 'node:tls'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { authority } from '../../test/certificates.ts'
import { nameServer } from '../../test/name-server.ts'
import { rawServer, webServer } from '../../test/servers.ts'
import { createEgress, type EgressOptions } from './egress.ts'
import { askNameServers } from './look-up.ts'

const open = (options: EgressOptions = {}) => {
  const egress = createEgress({ allow: ['127.0.0.1'], ...options })
  onTestFinished(egress.close)
  return egress
}

const at = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`

it('calls a server on the list, and reads what it answers', async () => {
  const { port, seen } = await webServer((_request, response) =>
    response.writeHead(201, { 'x-two': ['a', 'b'] }).end('ärger'),
  )
  const answer = await open().fetch(at(port, '/hook?a=1'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"a":1}',
  })
  expect([answer.status, answer.text(), answer.truncated]).toEqual([201, 'ärger', false])
  expect(answer.headers.get('x-two')).toBe('a, b')
  const [{ request, body }] = seen as [(typeof seen)[0]]
  expect([request.method, request.url, body]).toEqual(['POST', '/hook?a=1', '{"a":1}'])
  expect(request.headers).toMatchObject({
    host: `127.0.0.1:${port}`,
    'content-type': 'application/json',
    'content-length': '7',
    'user-agent': 'inhouse',
  })
})

it('calls by https, under the name that was given', async () => {
  const { port, seen } = await webServer((_request, response) => response.end('ok'), { tls: true })
  const asked: string[] = []
  const resolve = async (name: string) => {
    asked.push(name)
    return ['127.0.0.1']
  }
  const { fetch } = open({ ca: [authority], resolve })
  const { status } = await fetch(`https://hooks.test.:${port}/`)
  const { headers, socket } = seen[0]!.request
  expect([status, headers.host, (socket as TLSSocket).servername]).toEqual([
    200,
    `hooks.test:${port}`,
    'hooks.test',
  ])
  expect(asked).toEqual(['hooks.test'])
})

it('trusts no certificate of an unknown authority, nor one of another name', async () => {
  const { port, seen } = await webServer((_request, response) => response.end('ok'), { tls: true })
  const resolve = async () => ['127.0.0.1']
  const code = 'tls_failed'
  await expect(open({ resolve }).fetch(`https://hooks.test:${port}/`)).rejects.toMatchObject({
    code,
  })
  const trusting = open({ resolve, ca: [authority] })
  await expect(trusting.fetch(`https://other.test:${port}/`)).rejects.toMatchObject({ code })
  await expect(trusting.fetch(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({ code })
  expect(seen).toEqual([])
})

it('speaks no https with what speaks http, nor the other way round', async () => {
  const { port } = await webServer((_request, response) => response.end('ok'))
  const tls = await webServer((_request, response) => response.end('ok'), { tls: true })
  const { fetch } = open()
  await expect(fetch(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'tls_failed' })
  const code = 'connection_failed'
  await expect(fetch(at(tls.port))).rejects.toMatchObject({ code })
})

it('calls http on loopback that is listed, and elsewhere where the host allows it', async () => {
  const { port } = await webServer((_request, response) => response.end('ok'))
  const resolve = async () => ['127.0.0.1']
  const url = `http://hooks.internal:${port}/`
  const allow = [`hooks.internal:${port}`]
  expect((await open({ allow, resolve }).fetch(url)).status).toBe(200)

  const inside = async () => ['10.255.255.1']
  const refused = open({ allow: ['10.0.0.0/8'], resolve: inside })
  await expect(refused.fetch(url)).rejects.toMatchObject({ code: 'https_required' })
  const allowed = open({ allow: ['10.0.0.0/8'], resolve: inside, allowHttp: true })
  const call = allowed.fetch(url, { timeoutMs: 50 })
  await expect(call).rejects.toMatchObject({
    code: expect.stringMatching('timeout|connection_failed'),
  })
})

it('calls localhost at the address that is listed, at the port that is listed', async () => {
  const { port } = await webServer((_request, response) => response.end('ok'))
  const resolve = async () => ['10.0.0.1']
  for (const allow of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const { fetch } = open({ allow: [allow], resolve })
    expect((await fetch(`http://localhost:${port}/`)).text()).toBe('ok')
  }
  const { fetch } = open({ allow: ['127.0.0.1:1'], resolve })
  const code = 'blocked_address'
  await expect(fetch(`http://localhost:${port}/`)).rejects.toMatchObject({ code })
})

it('answers with a redirect as it came, and does not follow it', async () => {
  const { port, seen } = await webServer((_request, response) =>
    response.writeHead(307, { location: '/elsewhere' }).end(),
  )
  const { status, headers } = await open().fetch(at(port), { method: 'POST', body: 'x' })
  expect([status, headers.get('location'), seen.length]).toEqual([307, '/elsewhere', 1])
})

it('asks the name servers, both for IPv4 and IPv6', async () => {
  const { port } = await webServer((_request, response) => response.end('ok'))
  const server = await nameServer((type) => (type === 'A' ? '127.0.0.1' : undefined))
  const resolve = (name: string) => askNameServers(name, [server])
  expect((await open({ resolve }).fetch(`http://hooks.example:${port}/`)).status).toBe(200)

  const mixed = await nameServer((type) => (type === 'A' ? '127.0.0.1' : 'fd00::1'))
  const asksMixed = open({ resolve: (name) => askNameServers(name, [mixed]) })
  await expect(asksMixed.fetch(`http://hooks.example:${port}/`)).rejects.toMatchObject({
    code: 'blocked_address',
    addressClass: 'unique_local',
  })

  const empty = await nameServer(() => undefined)
  const asksEmpty = open({ resolve: (name) => askNameServers(name, [empty]) })
  const code = 'dns_failed'
  await expect(asksEmpty.fetch('https://hooks.example/')).rejects.toMatchObject({ code })
})

it('connects to the address that was checked, whatever a name server says next', async () => {
  const answers = ['127.0.0.1', '::1']
  const server = await webServer((_request, response) => response.end('right'))
  // The same port at the address that is not allowed.
  const canary = await webServer((_request, response) => response.end('wrong'), {
    host: '::1',
    port: server.port,
  }).catch(() => ({ seen: [] }))
  let asked = 0
  const dns = await nameServer((type) => {
    const address = answers[asked - 1]
    return address?.includes(':') === (type === 'AAAA') ? address : undefined
  })
  const resolve = (name: string) => {
    asked++
    return askNameServers(name, [dns])
  }
  const { fetch } = open({ resolve })
  const url = `http://hooks.example:${server.port}/`
  expect((await fetch(url)).text()).toBe('right')
  expect(asked).toBe(1)
  await setImmediate()

  // The connection stays open, and is used again without another look-up.
  expect((await fetch(url)).text()).toBe('right')
  expect(server.seen.map(({ connection }) => connection)).toEqual([1, 1])

  const { socket } = server.seen[1]!.request
  socket.destroy()
  await once(socket, 'close')
  const code = 'blocked_address'
  await expect(fetch(url)).rejects.toMatchObject({ code })
  expect([asked, canary.seen]).toEqual([2, []])
})

it('refuses what is longer than asked for, or takes its beginning', async () => {
  const { port } = await webServer((_request, response) => response.end('x'.repeat(300_000)))
  const { fetch } = open()
  await expect(fetch(at(port))).rejects.toMatchObject({
    code: 'too_large',
    message: '127.0.0.1 answered with more than 262144 bytes.',
  })
  const cut = await fetch(at(port), { maxBytes: 10, whenTooLarge: 'cut' })
  expect([cut.status, cut.text(), cut.truncated]).toEqual([200, 'x'.repeat(10), true])
  const whole = await fetch(at(port), { maxBytes: 300_000 })
  expect([whole.body.byteLength, whole.truncated]).toEqual([300_000, false])
})

it('refuses endless headers', async () => {
  const port = await rawServer((socket) =>
    socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`),
  )
  await expect(open().fetch(at(port))).rejects.toMatchObject({ code: 'too_large' })
})

const drips: Record<string, string> = {
  'the status line': 'HTTP/1.1 200 OK',
  'the headers': `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(1000)}`,
  'the body': `HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n${'x'.repeat(1000)}`,
  'early hints': 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100),
}

it.each(Object.keys(drips))('ends in time with a server that drips %s', async (part) => {
  const text = drips[part]!
  const port = await rawServer((socket) => {
    let sent = 0
    const timer = setInterval(() => socket.write(text[sent++ % text.length]!), 10)
    socket.on('close', () => clearInterval(timer))
  })
  const call = open().fetch(at(port), { timeoutMs: 150 })
  await expect(call).rejects.toMatchObject({
    code: 'timeout',
    message: '127.0.0.1 took too long.',
  })
})

it('ends in time with a name server that does not answer, and with one who does not shake hands', async () => {
  const silent = open({ resolve: () => new Promise(() => {}) })
  const code = 'timeout'
  const call = silent.fetch('https://hooks.example/', { timeoutMs: 50 })
  await expect(call).rejects.toMatchObject({ code })

  const port = await rawServer(() => {})
  const unshaken = open().fetch(`https://127.0.0.1:${port}/`, { timeoutMs: 50 })
  await expect(unshaken).rejects.toMatchObject({ code })
})

it('tells a connection that was refused, cut or upgraded from an answer', async () => {
  const closed = await rawServer((socket) => socket.destroy())
  const half = await rawServer((socket) =>
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'),
  )
  const upgraded = await rawServer((socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  )
  const nonsense = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
  const code = 'connection_failed'
  for (const port of [1, closed, half, upgraded, nonsense]) {
    await expect(open().fetch(at(port), { timeoutMs: 5000 })).rejects.toMatchObject({ code })
  }
})

it.each([
  [{ headers: { Host: 'evil.example' } }],
  [{ headers: { 'content-length': '5' } }],
  [{ headers: { 'x-a': 'b\r\nhost: evil.example' } }],
  [{ headers: { 'x a': 'b' } }],
  [{ headers: { upgrade: 'websocket' } }],
  [{ method: 'GET / HTTP/1.1\r\n' }],
  [{ method: 'CONNECT' }],
])('refuses to send %j', async (options) => {
  const { port, seen } = await webServer((_request, response) => response.end('ok'))
  const code = 'invalid_request'
  await expect(open().fetch(at(port), options)).rejects.toMatchObject({ code })
  expect(seen).toEqual([])
})

it('opens no more than eight connections to one server', async () => {
  const { port, seen } = await webServer((_request, response) => {
    setTimeout(() => response.end('ok'), 5)
  })
  const { fetch } = open()
  await Promise.all(Array.from({ length: 50 }, () => fetch(at(port))))
  expect(Math.max(...seen.map(({ connection }) => connection))).toBe(8)
})

it('calls more servers than it keeps connections to', async () => {
  const { port, seen } = await webServer((_request, response) => response.end('ok'))
  const { fetch } = open({ resolve: async () => ['127.0.0.1'] })
  const hosts = Array.from({ length: 200 }, (_, number) => `http://h${number}.example:${port}/`)
  const answers = await Promise.all(hosts.map((url) => fetch(url)))
  expect([new Set(answers.map(({ status }) => status)), seen.length]).toEqual([new Set([200]), 200])
})

it('is done with its connections once closed', async () => {
  const { port, seen } = await webServer((_request, response) => response.end('ok'))
  const egress = open()
  await egress.fetch(at(port))
  const { socket } = seen[0]!.request
  const closed = once(socket, 'close')
  await egress.close()
  await closed
  expect(socket.destroyed).toBe(true)
})
