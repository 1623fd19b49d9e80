import { expect, it } from 'vitest'
import { readSender } from './sender.ts'
import { readUrl } from './url.ts'

it.each([
  // From here to another machine: encrypted and verified, unless the URL says otherwise.
  ['smtp://mail.acme.com', 587, { secure: false, requireTLS: true, verified: true }],
  ['smtp://mail.acme.com:25', 25, { requireTLS: true, ignoreTLS: false }],
  ['smtps://mail.acme.com', 465, { secure: true, requireTLS: false, verified: true }],
  ['smtp://10.0.0.7?tls=optional', 587, { requireTLS: false, ignoreTLS: false, verified: true }],
  ['smtp://10.0.0.7/?tls=off', 587, { requireTLS: false, ignoreTLS: true }],
  ['smtp://localhost.acme.com', 587, { requireTLS: true, verified: true }],
  // On this machine itself.
  ['smtp://localhost:1025', 1025, { requireTLS: false, ignoreTLS: false, verified: false }],
  ['smtp://127.0.0.1', 587, { requireTLS: false, verified: false }],
  ['smtp://[::1]', 587, { host: '::1', requireTLS: false, verified: false }],
  ['smtps://localhost', 465, { secure: true, verified: false }],
  ['smtp://localhost?tls=required', 587, { requireTLS: true, verified: true }],
])('reads %s', (url, port, expected) => {
  expect(readUrl(url)).toMatchObject({ port, ...expected })
})

it('reads a user and a password, with what is escaped in them', () => {
  expect(readUrl('smtp://ada%40acme.com:p%3Ass%25@mail.acme.com').auth).toEqual({
    user: 'ada@acme.com',
    pass: 'p:ss%',
  })
  expect(readUrl('smtp://mail.acme.com').auth).toBe(undefined)
})

it.each([
  ['https://ada:hunter22@mail.acme.com', 'no SMTP URL'],
  ['smtp://ada:hunter22@mail acme.com', 'no SMTP URL'],
  ['smtp:hunter22', 'no SMTP URL'],
  ['smtp://ada:hunter22%@mail.acme.com', 'password'],
  ['smtp://ada:hunter22@mail.acme.com?secure=no', "no parameter 'secure'"],
  ['smtp://ada:hunter22@mail.acme.com?tls=hunter22', "parameter 'tls'"],
  ['smtps://ada:hunter22@mail.acme.com?tls=off', 'TLS from the start'],
])('refuses %s, and does not repeat the password', (url, reason) => {
  let error: unknown
  try {
    readUrl(url)
  } catch (thrown) {
    error = thrown
  }
  expect(String(error)).toContain(reason)
  expect(JSON.stringify([String(error), { ...(error as object) }])).not.toContain('hunter22')
})

it.each([
  ['no-reply@acme.com', '', 'no-reply@acme.com'],
  ['Acme <no-reply@acme.com>', 'Acme', 'no-reply@acme.com'],
  ['"Acme, Inc." <no-reply@acme.com>', 'Acme, Inc.', 'no-reply@acme.com'],
  ['<no-reply@acme.com>', '', 'no-reply@acme.com'],
])('reads the sender %s', (text, name, address) => {
  expect(readSender(text)).toEqual({ name, address })
})

it.each(['', 'Acme', 'Acme <acme.com>', 'a@b, c@d', 'A\r\nBcc: x <a@b>', 'a@b <c@d> e'])(
  'refuses the sender %j',
  (text) => expect(() => readSender(text)).toThrow('no sender'),
)
