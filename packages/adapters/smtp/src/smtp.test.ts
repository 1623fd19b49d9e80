import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { listUnsentMail } from '@inhouse/core'
import { createTestInhouse, describeInhouse } from '@inhouse/testing'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { smtp } from './index.ts'

const from = 'Acme <no-reply@acme.com>'
const password = 'a secret: 100%'
const user = `ada:${encodeURIComponent(password)}`
const message = {
  to: 'ada@example.com',
  subject: 'Ihr Code für Acme',
  text: 'Your code is 123456.',
  html: '<p>Your code is <b>123456</b>.</p>',
}

it('arrives as text and as HTML, from the sender that was set', async () => {
  const server = await open({ authOptional: true })
  await smtp(`smtp://localhost:${server.port}`, { from })(message)
  const [mail] = server.received
  expect(mail).toMatchObject({ from: 'no-reply@acme.com', to: ['ada@example.com'], secure: true })
  expect(mail!.data).toContain('From: Acme <no-reply@acme.com>')
  expect(mail!.data).toContain('Subject: =?UTF-8?Q?Ihr_Code_f=C3=BCr_Acme?=')
  expect(mail!.data).toContain('Auto-Submitted: auto-generated')
  expect(mail!.data).toMatch(/text\/plain[^]*is 123456\.[^]*text\/html[^]*<b>123456<\/b>/)
})

it('has one recipient, whatever the address looks like', async () => {
  const server = await open({ authOptional: true })
  const send = smtp(`smtp://localhost:${server.port}`, { from })
  await send({ ...message, to: 'ada@example.com, eve@example.com' }).catch(() => {})
  expect(server.received.flatMap(({ to }) => to)).not.toContain('eve@example.com')
})

it.each([
  ['after STARTTLS', 'smtp', {}, '', true],
  ['with TLS from the start', 'smtps', { secure: true }, '', true],
  ['in plain text where that is said', 'smtp', { allowInsecureAuth: true }, '?tls=off', false],
])('signs in %s', async (_, protocol, options, query, secure) => {
  const server = await open({ ...options, onAuth: isAda })
  const send = smtp(`${protocol}://${user}@localhost:${server.port}${query}`, { from })
  await send.verify()
  await send(message)
  expect(server.received).toMatchObject([{ user: 'ada', secure }])
})

it('does not go on in plain text, nor with a stranger, where TLS is required', async () => {
  const plain = await open({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'], onAuth: isAda })
  const stranger = await open({ onAuth: isAda })
  const secure = await open({ secure: true, onAuth: isAda })
  const send = (protocol: string, { port }: { port: number }) =>
    smtp(`${protocol}://${user}@localhost:${port}?tls=required`, { from })(message)
  await expect(send('smtp', plain)).rejects.toThrow('STARTTLS')
  await expect(send('smtp', stranger)).rejects.toThrow('certificate')
  await expect(send('smtps', secure)).rejects.toThrow('certificate')
  expect([plain, stranger, secure].flatMap(({ received, asked }) => [received, asked])).toEqual(
    Array(6).fill([]),
  )
})

it('tells why it was refused, without the password that the server repeats', async () => {
  const server = await open({
    onAuth: ({ username, password: given }, _session, done) =>
      done(new Error(`${username} ${given} ${Buffer.from(given!).toString('base64')} is wrong`)),
  })
  const mailer = smtp(`smtp://${user}@localhost:${server.port}`, { from })
  const error: Error = await mailer.verify().then(
    () => expect.fail('It signed in.'),
    (thrown) => thrown,
  )
  expect(error.message).toMatch(/^The mail server localhost:\d+ did not take it: .*… … is wrong/)
  expect([error.stack, JSON.stringify(error), error.cause, mailer.server].join()).not.toMatch(
    /secret|YSBzZWNy/,
  )
})

describeInhouse('mail by SMTP', [], (outer) => {
  beforeEach(async () => void (await outer.context.db.deleteFrom('mails').execute()))

  const through = (port: number) =>
    createTestInhouse([], {
      storage: outer.storage,
      mailer: smtp(`smtp://localhost:${port}`, { from }),
    })

  it('is kept while the server refuses it, and goes out when somebody asks', async () => {
    let isFull = true
    const server = await open({
      authOptional: true,
      onRcptTo: (_address, _session, done) => done(isFull ? new Error('mailbox full') : null),
    })
    const inhouse = through(server.port)
    await inhouse.context.transaction((tx) => tx.mail(message))
    await inhouse.sendMail()
    const [kept] = await listUnsentMail(inhouse.context)
    expect(kept).toMatchObject({ attempts: 1, last_error: expect.stringContaining('mailbox full') })
    const [line] = inhouse.logged()
    expect(line).toContain('mailbox full')
    expect(line).not.toContain('123456')
    isFull = false
    expect(await inhouse.retryMail()).toBe(1)
    expect(server.received).toMatchObject([{ to: ['ada@example.com'] }])
    expect(await listUnsentMail(inhouse.context)).toEqual([])
  })

  it('holds up nobody while the server is silent', async () => {
    const silent = createServer()
    const connected = once(silent, 'connection')
    const inhouse = through(await listen(silent))
    await inhouse.context.transaction((tx) => tx.mail(message))
    expect(await listUnsentMail(inhouse.context)).toMatchObject([{ last_error: null }])
    const [socket] = await connected
    socket.destroy()
    await inhouse.sendMail()
    expect(await listUnsentMail(inhouse.context)).toMatchObject([
      { attempts: 1, last_error: expect.stringMatching(/^Error: The mail server localhost:/) },
    ])
  })
})

const isAda: SMTPServerOptions['onAuth'] = ({ username, password: given }, _session, done) =>
  username === 'ada' && given === password ? done(null, { user: 'ada' }) : done(new Error('no'))

/** A mail server on this machine, and what it was asked and given. */
async function open(options: SMTPServerOptions) {
  const received: { from: string; to: string[]; data: string; secure: boolean; user: unknown }[] =
    []
  const asked: unknown[] = []
  const server = new SMTPServer({
    logger: false,
    ...options,
    ...(options.onAuth && {
      onAuth(auth, session, done) {
        asked.push(auth.username)
        options.onAuth!.call(this, auth, session, done)
      },
    }),
    onData(stream, { envelope, secure, user: signedIn }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => void chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString(),
          secure,
          user: signedIn,
        })
        done()
      })
    },
  })
  // A client that goes away is part of these tests.
  server.on('error', () => {})
  return { received, asked, port: await listen(server.server, () => server.close()) }
}

async function listen(
  server: Pick<ReturnType<typeof createServer>, 'listen' | 'address' | 'close'>,
  close: () => void = () => server.close(),
): Promise<number> {
  onTestFinished(close)
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve))
  return (server.address() as AddressInfo).port
}
