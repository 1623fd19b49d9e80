import { createTestInhouse } from '@inhouse/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { modules, reference } from '../index.ts'

const url = 'https://app.example.com/workos'
const inhouse = createTestInhouse([...modules, reference(modules)], { url })
beforeAll(() => inhouse.migrate())

const get = (path: string) => inhouse.call('GET', path, undefined, { key: null })

describe('openapi.json', () => {
  it('lists every operation that is shown, for anyone and any page', async () => {
    const { status, body, headers } = await get('/openapi.json')
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(body.openapi).toMatch(/^3\.1\./)
    expect(body.servers).toEqual([{ url }])
    const listed = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const shown = inhouse.operations
      .filter(({ hidden }) => !hidden)
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(listed.sort()).toEqual(shown.sort())
    expect(listed).not.toContain('GET /docs')
  })

  it('refers to nothing that is not there', async () => {
    const { body } = await get('/openapi.json')
    const text = JSON.stringify(body)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(body.components.schemas).toHaveProperty([name!])
    }
  })
})

describe('docs', () => {
  it('shows every operation, each under a name of its own', async () => {
    const { body: page } = await get('/docs')
    const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]: string[]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    const shown = inhouse.operations.filter(({ hidden }) => !hidden)
    expect(page.match(/<article /g)).toHaveLength(shown.length)
    for (const { summary } of shown) expect(page).toContain(summary)
  })

  it('loads its stylesheet and nothing else, by a path that works wherever it is mounted', async () => {
    const { body: page, headers } = await get('/docs')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
    expect(page).not.toMatch(/<script|<style|style="|\son\w+=|src=/)
    const linked = Array.from(page.matchAll(/<link [^>]*href="([^"]+)"/g), ([, to]: string[]) => to)
    expect(linked).toEqual(['data:,', expect.stringMatching(/^docs\/style\.css\?v=\w{8}$/)])

    const style = await get(`/${linked[1]}`)
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(style.headers.get('cache-control')).toBe('public, max-age=86400')
    expect(style.body).not.toMatch(/url\(|@import/)
  })
})
