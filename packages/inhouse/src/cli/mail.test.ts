import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { databases, dev, emptyDirectory, inhouseHere, launch } from '../../test/command.ts'

// A process starts in a second, and on a busy machine in several.
vi.setConfig({ testTimeout: 120_000 })

const mailFrom = 'Acme <no-reply@acme.com>'

describe.each(Object.keys(databases))('mail on %s', (kind) => {
  it('stays where it is while the server is gone, and is sent when somebody asks', async () => {
    const database = await databases[kind]!()
    const gone = await mailServer()
    await gone.close()
    const env = {
      INHOUSE_DATABASE_URL: database,
      INHOUSE_SECRET: 'a secret of at least 32 characters',
      INHOUSE_SMTP_URL: `smtp://ada:hunter22@localhost:${gone.port}`,
      INHOUSE_MAIL_FROM: mailFrom,
    }
    const server = await dev(['--database', database], { env })
    await server.call('POST', '/user_management/users', { email: 'ada@example.com' })
    const { status } = await server.call('POST', '/user_management/password_reset', {
      email: 'ada@example.com',
    })
    expect(status).toBe(201)
    const { stderr } = await server.stop()
    expect(stderr).toContain('An e-mail could not be sent.')

    const list = await inhouseHere(['mail', 'list'], env)
    expect(list.stdout).toMatch(/mail_\w+ +ada@example\.com .* failed 1, due .*ECONNREFUSED/)
    const retry = await inhouseHere(['mail', 'retry'], env)
    expect([retry.code, retry.stdout]).toEqual([1, 'Sent: 0. Still to be sent: 1.\n'])
    const doctor = await inhouseHere(['doctor'], env)
    expect(doctor.stdout).toMatch(/✗ Mail +The mail server localhost:\d+ did not take it/)
    for (const { stdout, stderr: said } of [{ stdout: '', stderr }, list, retry, doctor]) {
      expect(stdout + said).not.toMatch(/hunter22|token=/)
    }

    const back = await mailServer()
    const now = { ...env, INHOUSE_SMTP_URL: `smtp://ada:hunter22@localhost:${back.port}` }
    expect((await inhouseHere(['doctor'], now)).stdout).toMatch(/✓ Mail +smtp:\S+ answers/)
    const [id] = /mail_\w+/.exec(list.stdout)!
    expect((await inhouseHere(['mail', 'retry', id], now)).stdout).toContain('Sent: 1.')
    expect(back.received).toEqual([expect.stringContaining('Subject: Reset your password')])
    expect((await inhouseHere(['mail', 'list'], now)).stdout).toContain('There is none')
  })
})

it('goes out at the start of `inhouse serve`, where it was left behind', async () => {
  const database = join(emptyDirectory(), 'test.db')
  const secret = 'a secret of at least 32 characters'
  const env = { INHOUSE_DATABASE_URL: database, INHOUSE_SECRET: secret, INHOUSE_API_KEY: 'sk_a' }
  const left = await dev([], { env })
  await left.call('POST', '/user_management/magic_auth', { email: 'ada@example.com' })
  await left.stop()

  const { port, next } = await mailServer()
  launch(['serve', '--url', 'https://inhouse.invalid', '--port', '0'], {
    env: { ...env, INHOUSE_SMTP_URL: `smtp://localhost:${port}`, INHOUSE_MAIL_FROM: mailFrom },
  })
  expect(await next).toContain('From: Acme <no-reply@acme.com>')
})

it('is shown by `inhouse dev` as text and as HTML, which may do nothing', async () => {
  const server = await dev(['--memory'])
  await server.call('POST', '/user_management/magic_auth', { email: 'ada@example.com' })
  const inbox = await (await fetch(`${server.url}/dev/mail`)).text()
  expect(inbox).toContain('<h2>Your sign-in code for Inhouse</h2>')
  const [, path] = /href="(mail\/mail_\w+)"/.exec(inbox)!
  const shown = await fetch(`${server.url}/dev/${path}`)
  expect(await shown.text()).toContain('<title>Sign in to Inhouse</title>')
  expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect((await fetch(`${server.url}/dev/mail/mail_other`)).status).toBe(404)
})

it('is sent by `inhouse dev` too, as its file says, and the file stays as it is', async () => {
  const { port, next } = await mailServer()
  const cwd = emptyDirectory()
  mkdirSync(join(cwd, '.inhouse'))
  const file = join(cwd, '.inhouse/config.json')
  const said = { smtp_url: `smtp://localhost:${port}`, mail_from: mailFrom }
  writeFileSync(file, JSON.stringify(said))
  const server = await dev([], { cwd })
  await server.call('POST', '/user_management/magic_auth', { email: 'ada@example.com' })
  expect(await next).toContain('To: ada@example.com')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject(said)
})

it('is not begun with half of what it takes, or with a URL that is none', async () => {
  const failing = async (env: Record<string, string>) =>
    (await inhouseHere(['dev', '--memory', '--port', '0'], env)).stderr
  expect(await failing({ INHOUSE_SMTP_URL: 'smtp://localhost' })).toContain('INHOUSE_MAIL_FROM:')
  expect(await failing({ INHOUSE_MAIL_FROM: mailFrom })).toContain('INHOUSE_SMTP_URL:')
  const wrong = await failing({
    INHOUSE_SMTP_URL: 'http://ada:hunter22@localhost',
    INHOUSE_MAIL_FROM: mailFrom,
  })
  expect(wrong).toContain('no SMTP URL')
  expect(wrong).not.toContain('hunter22')
})

/** A mail server on this machine that takes everything. */
async function mailServer() {
  const received: string[] = []
  const first = Promise.withResolvers<string>()
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'ada' }),
    async onData(stream, _session, done) {
      const mail = (await stream.toArray()).join('')
      received.push(mail)
      first.resolve(mail)
      done()
    },
  })
  server.server.listen(0, 'localhost')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(() => (server.server.listening ? close() : undefined))
  return { port, received, next: first.promise, close }
}
