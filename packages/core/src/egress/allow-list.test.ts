import { expect, it } from 'vitest'
import { createAllowList } from './allow-list.ts'

it('names hosts, at one port or at any', () => {
  const { names } = createAllowList(['hooks.internal:8443', 'Other.internal'])
  expect(names('hooks.internal', 8443)).toBe(true)
  expect(names('hooks.internal', 443)).toBe(false)
  expect(names('other.internal', 1)).toBe(true)
  expect(names('x.other.internal', 1)).toBe(false)
})

it.each([
  ['127.0.0.1:9000', '127.0.0.1', 9000, true],
  ['127.0.0.1:9000', '127.0.0.1', 9001, false],
  ['127.0.0.1:9000', '127.0.0.2', 9000, false],
  ['10.1.2.0/24', '10.1.2.255', 1, true],
  ['10.1.2.0/24', '10.1.3.0', 1, false],
  ['10.1.2.0/24:443', '10.1.2.1', 80, false],
  ['[::1]:9000', '::1', 9000, true],
  ['[::1]:9000', '::1', 9001, false],
  ['fd00:1::/32', 'fd00:1:2::3', 5, true],
  ['[fd00:1::/32]:5', 'fd00:1:2::3', 5, true],
  ['fd00:1::', 'fd00:1::', 5, true],
  // A range of one family holds nothing of the other.
  ['127.0.0.1', '::ffff:127.0.0.1', 1, false],
  ['::/0', '127.0.0.1', 1, false],
])('%s and %s at port %i: %s', (entry, address, port, is) => {
  expect(createAllowList([entry]).holds(address, port)).toBe(is)
})

it.each([
  '',
  'https://hooks.internal',
  'hooks.internal:0',
  'hooks.internal:65536',
  'hooks.internal:x',
  'hooks.internal/24',
  'a b',
  '*.internal',
  '0x7f.1',
  '2130706433',
  '10.1.2.0/33',
  '10.1.2.0/',
  '10.1.2.0/-1',
  '[::1',
  '::1/129',
  'user@hooks.internal',
])("does not understand '%s'", (entry) => {
  expect(() => createAllowList([entry])).toThrow('is no host, address or range')
})
