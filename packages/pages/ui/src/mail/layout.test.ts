import { expect, it } from 'vitest'
import { settings } from '../settings.ts'
import { mailLayout } from './layout.ts'

const brand = { name: 'Acme & Sons', accent: '#ffd400', supportEmail: 'help@example.com' }
const mailIn = (more: object) =>
  mailLayout({
    brand: settings.schema.parse({ ...brand, ...more }),
    base: 'https://auth.example.com/workos',
    language: 'de',
    title: 'Ihr Code',
    paragraphs: ['Hallo <Ada>, hier ist er:', 'Er gilt einmal.'],
    code: '123456',
    button: { label: 'Öffnen', url: 'https://app.example.com/?a=1&b=2' },
    footer: 'Sie haben sich nicht angemeldet? Dann tun Sie nichts.',
  })
const mail = mailIn({})

it('escapes what it is given', () => {
  expect(mail.html).toContain('Hallo &lt;Ada&gt;,')
  expect(mail.html).toContain('href="https://app.example.com/?a=1&amp;b=2"')
  expect(mail.html).toContain('>Acme &amp; Sons</td>')
})

it('says the same as text, in the order in which it is read', () => {
  expect(mail.text).toBe(`Ihr Code

Hallo <Ada>, hier ist er:

123456

Öffnen:
https://app.example.com/?a=1&b=2

Er gilt einmal.

--
Sie haben sich nicht angemeldet? Dann tun Sie nichts.
Gesendet von Acme & Sons
Brauchen Sie Hilfe? help@example.com
`)
})

it('can be read in the light and in the dark', () => {
  expect(mail.html).toContain('@media (prefers-color-scheme: dark)')
  expect(mail.html).not.toContain('background: #ffd400; border')
})

it('keeps to the one theme that a brand has', () => {
  for (const theme of ['light', 'dark']) {
    const { html } = mailIn({ theme })
    expect(html).not.toContain('prefers-color-scheme')
    expect(html).toContain(`<meta name="color-scheme" content="${theme}"`)
  }
  expect(mailIn({ theme: 'dark' }).html).toContain('background: #17181b')
})

it('shows the logo from where it can be fetched, the dark one in the dark', () => {
  const logos = { logoUrl: '/logo.png', logoDarkUrl: 'https://cdn.example.com/dark.png' }
  const { html } = mailIn({ ...logos, homepageUrl: 'https://example.com' })
  expect(html).toContain('src="https://auth.example.com/logo.png" alt="Acme &amp; Sons"')
  expect(html).toContain('srcset="https://cdn.example.com/dark.png" media="(prefers-color-scheme')
  expect(html).toContain('href="https://example.com"')
  expect(mailIn({ ...logos, theme: 'dark' }).html).toContain(
    'src="https://cdn.example.com/dark.png"',
  )
})
