import { ApiError } from '@inhouse/core'
import { describe, expect, it } from 'vitest'
import { normalizeDomain } from './normalize-domain.ts'

describe('a domain', () => {
  it.each([
    ['acme.com', 'acme.com'],
    [' ACME.Com. ', 'acme.com'],
    ['mail.eu.acme.co.uk', 'mail.eu.acme.co.uk'],
    ['München.de', 'xn--mnchen-3ya.de'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['日本語。jp', 'xn--wgv71a119e.jp'],
    ['ａｃｍｅ.com', 'acme.com'],
    ['acme.github.io', 'acme.github.io'],
    ['acme.test', 'acme.test'],
    [`${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  ])('is kept in one form: %s', (text, domain) => {
    expect(normalizeDomain(text, 'domain')).toBe(domain)
  })

  it.each([
    '',
    ' ',
    '.',
    'acme',
    'com',
    'co.uk',
    'github.io',
    'localhost',
    'acme.internal',
    'acme.notatld',
    '192.168.0.1',
    '0x7f.1',
    '[::1]',
    'acme..com',
    '.acme.com',
    '-acme.com',
    'acme_inc.com',
    'ac me.com',
    '*.acme.com',
    'ada@acme.com',
    'https://acme.com',
    'acme.com/path',
    'acme.com:443',
    'acme.com?q',
    'acme%2ecom',
    'acme.com..',
    'ac\u00adme\u200b.com\u0000',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(126)}com`,
  ])('is nothing that cannot be registered: %j', (text) => {
    expect(refusal(text)).toEqual([422, 'a.field', 'invalid_domain'])
  })

  it.each(['gmail.com', 'GMail.com', 'mail.gmail.com', 'outlook.com', 'yahoo.co.uk'])(
    'is nothing where anyone can have an address: %s',
    (text) => {
      expect(refusal(text)).toEqual([422, 'a.field', 'consumer_domain_not_allowed'])
    },
  )
})

function refusal(text: string) {
  try {
    return normalizeDomain(text, 'a.field')
  } catch (error) {
    const { status, details } = error as ApiError
    const [first] = details.errors as readonly { field: string; code: string }[]
    return [status, first?.field, first?.code]
  }
}
