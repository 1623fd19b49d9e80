import { expect, it } from 'vitest'
import { readProfile } from './profile.ts'

it('reads a profile, and leaves out what cannot be kept', () => {
  expect(readProfile({ id: 7, name: ' Ada  King Lovelace\n', email: ' Ada@Example.com ' })).toEqual(
    {
      id: '7',
      email: 'Ada@Example.com',
      email_verified: false,
      first_name: 'Ada',
      last_name: 'King Lovelace',
      picture: null,
    },
  )
  expect(
    readProfile({
      id: 'a',
      email: 'no address',
      email_verified: true,
      first_name: `\0${'x'.repeat(300)}`,
      last_name: 7,
      name: 'Not Used',
      picture: 'javascript:alert(1)',
    }),
  ).toEqual({
    id: 'a',
    email: null,
    email_verified: false,
    first_name: 'x'.repeat(255),
    last_name: null,
    picture: null,
  })
  expect(readProfile({ id: 'a', picture: 'https://a.example/1' }).picture).toBe(
    'https://a.example/1',
  )
  expect(
    readProfile({ id: 'a', email: 'a@b.example', email_verified: 'true' }).email_verified,
  ).toBe(true)
  expect(readProfile({ id: 'a', email: 'a@b.example', email_verified: 1 }).email_verified).toBe(
    false,
  )
})

it('refuses someone without an id', () => {
  for (const id of [undefined, null, '', {}, 'x'.repeat(256), 'a\0', true]) {
    expect(() => readProfile({ id })).toThrow('who this is')
  }
})
