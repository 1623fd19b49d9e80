import { expect, it } from 'vitest'
import { decideIdentity, type Facts } from './decide.ts'

const verified = { email_verified: true, hasOtherOfProvider: false }
const unverified = { email_verified: false, hasOtherOfProvider: false }
const other = { hasOtherOfProvider: true }

const table: [Facts, ReturnType<typeof decideIdentity>][] = [
  [{ isKnown: false, vouched: true, user: undefined }, 'sign_up'],
  [{ isKnown: false, vouched: false, user: undefined }, 'sign_up'],
  [{ isKnown: true, vouched: true, user: verified }, 'sign_in'],
  [{ isKnown: true, vouched: false, user: verified }, 'sign_in'],
  [{ isKnown: true, vouched: false, user: unverified }, 'sign_in'],
  [{ isKnown: true, vouched: true, user: unverified }, 'take_over'],
  [{ isKnown: true, vouched: true, user: { ...verified, ...other } }, 'sign_in'],
  [{ isKnown: false, vouched: true, user: verified }, 'link'],
  [{ isKnown: false, vouched: true, user: { ...verified, ...other } }, 'prove'],
  [{ isKnown: false, vouched: true, user: unverified }, 'take_over'],
  [{ isKnown: false, vouched: true, user: { ...unverified, ...other } }, 'take_over'],
  [{ isKnown: false, vouched: false, user: verified }, 'prove'],
  [{ isKnown: false, vouched: false, user: unverified }, 'prove'],
]

it.each(table)('of %o makes %s', (facts, decision) => {
  expect(decideIdentity(facts)).toBe(decision)
})
