import { expect, it } from 'vitest'
import { settings } from '../settings.ts'
import { mailLayout } from './layout.ts'

const brand = settings.schema.parse({ name: 'Acme & Sons', accent: '#ffd400' })
const mail = mailLayout({
  brand,
  language: 'de',
  title: 'Ihr Code',
  paragraphs: ['Hallo <Ada>,', 'hier ist er.'],
  code: '123456',
  button: { label: 'Öffnen', url: 'https://app.example.com/?a=1&b=2' },
  footer: 'Sie haben sich nicht angemeldet? Dann tun Sie nichts.',
})

it('escapes what it is given', () => {
  expect(mail.html).toContain('Hallo &lt;Ada&gt;,')
  expect(mail.html).toContain('href="https://app.example.com/?a=1&amp;b=2"')
})

it('says the same as text', () => {
  expect(mail.text).toBe(`Ihr Code

Hallo <Ada>,

hier ist er.

123456

Öffnen:
https://app.example.com/?a=1&b=2

--
Sie haben sich nicht angemeldet? Dann tun Sie nichts.
Gesendet von Acme & Sons
`)
})

it('can be read in the light and in the dark', () => {
  expect(mail.html).toContain('@media (prefers-color-scheme: dark)')
  expect(mail.html).not.toContain('background: #ffd400; border')
})
