import { describe, expect, it } from 'vitest'
import { emailInput, emailKey, isEmail } from './email.ts'

describe('an address', () => {
  it.each([
    'ada@example.com',
    'ada.lovelace+notes@mail.example.co.uk',
    "o'brien_99%x@example-1.com",
    'ada@xn--bcher-kva.example',
    'ada@bücher.example',
    'josé@example.com',
    '用户@例子.广告',
    'संपर्क@डाटामेल.भारत',
    '👩@example.com',
    `${'a'.repeat(64)}@example.com`,
  ])('may be %s', (email) => {
    expect(isEmail(email)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['no @', 'ada.example.com'],
    ['no name', '@example.com'],
    ['no domain', 'ada@'],
    ['a bare host', 'ada@localhost'],
    ['two addresses', 'ada@example.com,bob@example.com'],
    ['two @', 'ada@bob@example.com'],
    ['a space', 'ada love@example.com'],
    ['a no-break space', 'ada\u00a0@example.com'],
    ['a header', 'ada@example.com\r\nbcc: bob@example.com'],
    ['a line at its end', 'ada@example.com\n'],
    ['a NUL', 'ada\0@example.com'],
    ['a tab', 'ada\t@example.com'],
    ['a hidden character', 'ada\u200b@example.com'],
    ['a change of direction', 'ada\u202e@example.com'],
    ['half of a surrogate pair', 'ada\ud800@example.com'],
    ['a display name', 'Ada <ada@example.com>'],
    ['quotes', '"ada"@example.com'],
    ['a comment', 'ada(x)@example.com'],
    ['a dot in front', '.ada@example.com'],
    ['a dot at the end', 'ada.@example.com'],
    ['two dots', 'ada..x@example.com'],
    ['two dots in the domain', 'ada@example..com'],
    ['a dot after the domain', 'ada@example.com.'],
    ['a hyphen before a label', 'ada@-example.com'],
    ['a hyphen after a label', 'ada@example-.com'],
    ['an underscore in the domain', 'ada@exa_mple.com'],
    ['an IP address', 'ada@127.0.0.1'],
    ['a literal IP address', 'ada@[127.0.0.1]'],
    ['a label of 64 characters', `ada@${'a'.repeat(64)}.com`],
    ['a name of 65 characters', `${'a'.repeat(65)}@example.com`],
    ['255 characters', `ada@${'a.'.repeat(124)}com`],
  ])('is refused with %s', (_, email) => {
    expect(isEmail(email)).toBe(false)
  })

  it('is read in linear time', () => {
    expect(isEmail(`${'a.'.repeat(200_000)}@`)).toBe(false)
    expect(emailInput.safeParse('a.'.repeat(400_000)).success).toBe(false)
  })

  it('keeps its case, and loses the space around it', () => {
    expect(emailInput.parse(' Ada@Example.COM ')).toBe('Ada@Example.COM')
    expect(emailInput.parse('jose\u0301@example.com')).toBe('jos\u00e9@example.com')
  })

  it.each([
    ['ADA@EXAMPLE.COM', 'ada@example.com'],
    [' ada@example.com ', 'ada@example.com'],
    ['JOSE\u0301@example.com', 'jos\u00e9@example.com'],
    ['\u0130@example.com', 'i\u0307@example.com'],
    ['ΑΔΑ@example.com', 'αδα@example.com'],
  ])('%s has the key %s', (email, key) => {
    expect(emailKey(email)).toBe(key)
    expect(emailKey(key)).toBe(key)
  })
})
