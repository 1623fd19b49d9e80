import { expect, it } from 'vitest'
import { bounded, type Fetch } from './outbound.ts'

it('reads an answer to the end, if it has one', async () => {
  const answer =
    (bytes: number): Fetch =>
    async () =>
      new Response('x'.repeat(bytes), { status: 201 })
  const response = await bounded(answer(256 * 1024))('https://a.example', {})
  expect([response.status, (await response.text()).length]).toEqual([201, 256 * 1024])
  await expect(bounded(answer(256 * 1024 + 1))('https://a.example', {})).rejects.toThrow('larger')
})

it('neither follows a redirect nor waits without end', async () => {
  let asked: RequestInit = {}
  const moved: Fetch = async (_url, init) => {
    asked = init
    return new Response(null, { status: 302, headers: { location: 'https://evil.example' } })
  }
  const response = await bounded(moved)('https://a.example', { method: 'POST', redirect: 'follow' })
  expect([response.status, asked.method, asked.redirect]).toEqual([302, 'POST', 'manual'])
  expect(asked.signal).toBeInstanceOf(AbortSignal)
})
