import { describe, expect, it } from 'vitest'
import { defaultPasswordPolicy, type PasswordPolicy, passwordViolations } from './policy.ts'

const violations = (password: string, policy: Partial<PasswordPolicy> = {}, email = 'jane@x.io') =>
  passwordViolations(password, { ...defaultPasswordPolicy, ...policy }, { email })

const codes = (...given: Parameters<typeof violations>) => violations(...given).map((v) => v.code)

const strict = {
  requireLowercase: true,
  requireUppercase: true,
  requireDigit: true,
  requireSymbol: true,
}

it.each([
  'correct horse battery staple',
  // The sample of the API reference.
  'strong_password_123!',
  'xK9#mQ2v!pLw',
  'Zürich-im-Regen-7',
  'ねこがすきなひとはだれ',
  'tr0ub4dor&3xyz',
])('has nothing against %s', (password) => {
  expect(violations(password)).toEqual([])
})

it('counts characters, not bytes or halves of them', () => {
  expect(violations('kT7!wz#Qp')).toEqual([
    {
      code: 'password_too_short',
      message: 'The password must have at least 10 characters.',
      minimum_length: 10,
    },
  ])
  expect(codes('kT7!wz#Q😀')).toEqual(['password_too_short'])
  expect(codes('kT7!wz#Qpr')).toEqual([])
  expect(codes('kT7!wz#Qpu\u0308')).toEqual([])
  expect(codes('kT7!wz#Qu\u0308')).toEqual(['password_too_short'])
})

it('names the maximum length', () => {
  const tooLong = {
    code: 'password_too_long',
    message: 'The password must have at most 20 characters.',
    maximum_length: 20,
  }
  expect(violations('kT7!wz#Qpr kT8?wz#Qpr', { maximumLength: 20 })).toEqual([tooLong])
  expect(violations('x'.repeat(1_000_000), { maximumLength: 20 })).toEqual([tooLong])
  expect(codes('😀🐙🌵🚲🎈🍉🧭🪁🎻🛶'.repeat(2), { maximumLength: 20 })).not.toContain(
    'password_too_long',
  )
  expect(codes('\ufdfa'.repeat(10), { maximumLength: 20 })).toEqual(['password_too_long'])
})

it.each([
  ['Wonderland#84?', 'wonderland@example.com', true],
  ['my-JANE.DOE-x7Q!', 'jane.doe+news@example.com', true],
  ['bob@x.io-Tq7!', 'bob@x.io', true],
  ['bobsled&Tq7!x', 'bob@x.io', false],
])('looks for the email address: %s of %s', (password, email, isContained) => {
  expect(codes(password, {}, email).includes('password_contains_email')).toBe(isContained)
})

it('names each missing type of character', () => {
  const missing = (password: string) =>
    violations(password, { ...strict, commonPasswords: false }).map((violation) =>
      'character_type' in violation ? violation.character_type : violation.code,
    )
  expect(missing('..........')).toEqual(['lowercase', 'uppercase', 'digit'])
  expect(missing('ÉCOLEécole42')).toEqual(['symbol'])
  expect(missing('École-école-4')).toEqual([])
  expect(violations('Schwimmbad4Qx', strict)).toEqual([
    {
      code: 'password_missing_character_type',
      message: 'The password must contain a symbol.',
      character_type: 'symbol',
      symbols: expect.stringContaining('!'),
    },
  ])
})

describe('what is guessed first', () => {
  it.each([
    ['password123', 'commonly used'],
    ['P@ssw0rd2024!', 'commonly used'],
    ['iloveyou1234', 'commonly used'],
    ['Summer2026!!', 'commonly used'],
    ['dragonmonkey99', 'commonly used'],
    ['michaeljordan23', 'commonly used'],
    ['aaaaaaaaaaaaa', 'Repeated'],
    ['fkwpfkwpfkwp', 'Repeated'],
    ['qwertyuiop', 'neighbouring'],
    ['1qaz2wsx3edc', 'neighbouring'],
    ['poiuytrewq', 'neighbouring'],
    ['abcdefghijkl', 'Sequences'],
    ['9876543210', 'Sequences'],
    ['q1w2e3r4t5y6', ''],
    ['1a2b3c4d5e6f', 'Sequences'],
    ['7384615927', 'Numbers'],
    ['01011990199', 'Dates'],
    ['a'.repeat(200), 'Repeated'],
  ])('refuses %s', (password, warning) => {
    expect(violations(password)).toEqual([
      {
        code: 'password_too_weak',
        message: 'The password is too weak.',
        warning: expect.stringContaining(warning),
        suggestions: expect.arrayContaining([expect.any(String)]),
      },
    ])
    expect(codes(password, { commonPasswords: false })).toEqual([])
  })
})
