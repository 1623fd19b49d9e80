import type { Operation } from '@inhouse/core'
import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { modules } from './index.ts'

const operations: Operation[] = modules.flatMap(({ operations: own = [] }) => own)

const bad: [name: string, value: unknown][] = [
  ['null', null],
  ['nothing', ''],
  ['a space', ' '],
  ['a number', -1],
  ['a number that is none', 2 ** 53],
  ['true', true],
  ['a list', []],
  ['an object', { a: { b: [] } }],
  ['a NUL', 'a\0b'],
  ['half a character', '\ud800'],
  ['quotes', `'; drop table users; --`],
  ['twenty thousand letters', 'x'.repeat(20_000)],
]

describeInhouse('bad input', [...modules], (inhouse) => {
  /** What an answer may look like that says no: a status of the contract, and what was wrong. */
  const assertClear = (what: string, { status, body }: { status: number; body: any }) => {
    expect([what, status]).toEqual([what, expect.toSatisfy(isClear)])
    if (status !== 422) return
    // A page says it to a person.
    if (typeof body === 'string') return expect(body).toMatch(/^<!doctype html>[^]*<code>\w+: /)
    expect([what, body]).toMatchObject([
      what,
      { code: expect.any(String), message: expect.any(String) },
    ])
    if (body.code !== 'invalid_request_parameters') return
    for (const error of body.errors) {
      expect([what, error]).toMatchObject([
        what,
        { field: expect.any(String), code: expect.any(String), message: expect.any(String) },
      ])
    }
  }
  const send = (operation: Operation, body: unknown, query = '') =>
    inhouse.call(
      operation.method,
      operation.path.replaceAll(/:\w+/g, 'none') + query,
      operation.method === 'GET' ? undefined : body,
      { address: '203.0.113.9' },
    )
  const api = operations.filter(({ hidden }) => !hidden)

  it.each(api.filter(({ body }) => body).map((one) => [`${one.method} ${one.path}`, one] as const))(
    'to %s is refused by its field, and never by a 500',
    async (_, operation) => {
      assertClear('nothing', await send(operation, {}))
      const names = namesIn(operation.body)
      expect(names.length).toBeGreaterThan(0)
      const usual = { client_id: testClientId, client_secret: testKey, grant_type: 'password' }
      for (const name of names) {
        for (const [what, value] of bad) {
          assertClear(`${name}: ${what}`, await send(operation, { ...usual, [name]: value }))
        }
      }
      expect(inhouse.logged().filter((line) => line.startsWith('error'))).toEqual([])
    },
  )

  it.each(
    api.filter(({ query }) => query).map((one) => [`${one.method} ${one.path}`, one] as const),
  )('in the query of %s is refused as well', async (_, operation) => {
    for (const name of namesIn(operation.query)) {
      for (const value of ['', '%00', '-1', '9'.repeat(30), '%F0%9F', "'--", 'x'.repeat(4000)]) {
        assertClear(`${name}=${value}`, await send(operation, {}, `?${name}=${value}`))
      }
    }
    expect(inhouse.logged().filter((line) => line.startsWith('error'))).toEqual([])
  })
})

// Some of it is good for some fields, and then it is taken.
const isClear = (status: number) =>
  [200, 201, 204, 302, 400, 401, 403, 404, 409, 413, 422].includes(status)

function namesIn(schema: z.ZodType | undefined): string[] {
  const whole = z.toJSONSchema(schema!, { io: 'input', unrepresentable: 'any' })
  const parts = [whole, ...[whole.anyOf, whole.allOf, whole.oneOf].flatMap((some) => some ?? [])]
  return [...new Set(parts.flatMap((part) => Object.keys(part.properties ?? {})))]
}
