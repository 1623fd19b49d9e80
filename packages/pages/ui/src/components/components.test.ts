import { expect, it } from 'vitest'
import { attributes, html } from '../html.ts'
import { translator } from '../languages/translator.ts'
import { messages } from '../messages/index.ts'
import { codeField } from './code-field.ts'
import { field } from './field.ts'
import { form } from './form.ts'
import { qrCode } from './qr-code.ts'

const t = translator(messages, 'en')
const evil = '"><script>alert(1)</script>'

it('escapes every value and every attribute', () => {
  for (const piece of [
    field(t, { name: 'a', label: evil, value: evil, help: evil, error: evil }),
    form({ action: evil, csrf: evil, hidden: { a: evil } }, html`<p>${evil}</p>`),
    html`<p${attributes({ title: evil })}></p>`,
  ]) {
    expect(String(piece)).not.toContain('<script>')
  }
})

it('a field names what is wrong with it and what helps', () => {
  const piece = String(field(t, { name: 'a', label: 'A', help: 'Help', error: 'Wrong' }))
  expect(piece).toContain('aria-invalid="true"')
  expect(piece).toContain('aria-describedby="field-a-error field-a-help"')
  expect(piece).toMatch(/id="field-a-error"\s*>\s*Wrong\s*</)
})

it.each([
  ['digits', 6, '123456', true],
  ['digits', 6, ' 123 456 ', true],
  ['digits', 6, '12345', false],
  ['digits', 6, '1234567', false],
  ['digits', 6, '12345a', false],
  ['letters', 8, 'bcdf-ghjk', true],
  ['letters', 8, 'BCDFGHJK', true],
  ['letters', 8, 'BCDF-GHJ', false],
] as const)('a code of %s, %d long, takes %j: %j', (kind, length, code, expected) => {
  const piece = String(codeField(t, { label: 'Code', kind, length }))
  const pattern = /pattern="([^"]+)"/.exec(piece)![1]!
  expect(new RegExp(`^(?:${pattern})$`, 'v').test(code)).toBe(expected)
})

it('draws a QR code without a style or an image', () => {
  const piece = String(qrCode(t, 'otpauth://totp/Acme'))
  expect(piece).toMatch(/^<svg\s+class="qr-code"\s+role="img"\s+aria-label="QR code"/)
  expect(piece).not.toMatch(/style=|href=/)
})
