import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTemplate } from './check.ts'
import { TemplateError } from './error.ts'
import { renderTemplate } from './render.ts'

const roots = {
  user: {
    id: 'user_1',
    email: 'ada@example.com',
    first_name: 'Ada "Countess" \\ Lovelace',
    last_name: null,
    email_verified: true,
    metadata: { tier: 'gold', 'tenant-id': 't1' },
  },
  organization: {
    id: 'org_1',
    domains: [{ domain: 'acme.com' }, { domain: 'acme.dev' }],
    metadata: {},
  },
  organization_membership: {
    role: 'admin',
    roles: ['admin'],
    custom_attributes: { level: 3, address: { city: 'Bern' }, tags: ['a', 'b'] },
  },
}

const render = (content: string) => renderTemplate(readTemplate(content), roots)

describe('a template', () => {
  it.each([
    ['{"a": "{{ user.email }}"}', { a: 'ada@example.com' }],
    ['{"a": {{ user.email }}}', { a: 'ada@example.com' }],
    ['{"a":{{user.email_verified}}}', { a: true }],
    ['{"a": "{{ user.email_verified }}"}', { a: 'true' }],
    ['{"a": "{{ user.metadata.tier }}/{{ user.id }}"}', { a: 'gold/user_1' }],
    ['{"a": "  {{ user.id }} {{ user.last_name }}"}', { a: 'user_1' }],
    ['{"a": "{{ user.last_name }}"}', { a: '' }],
    ['{"a": {{ user.last_name }}, "b": 1}', { b: 1 }],
    [
      '{"a": [{{ user.last_name }}], "b": {"c": {{ user.last_name }}}}',
      { a: [null], b: { c: null } },
    ],
    ['{"a": {{ user.metadata.none || user.email }}}', { a: 'ada@example.com' }],
    [`{"a": "{{ user.metadata.none || 'free' }}"}`, { a: 'free' }],
    [`{"a": {{ user.metadata.none || "free" }}}`, { a: 'free' }],
    [`{"a": {{ user.metadata.none || ' }} || ' }}}`, { a: ' }} || ' }],
    [`{"a": {{ user.last_name || user.metadata.x || 'z' }}}`, { a: 'z' }],
    ['{"a": {{ user.metadata }}}', { a: { tier: 'gold', 'tenant-id': 't1' } }],
    ['{"a": {{ user.metadata.tenant-id }}}', { a: 't1' }],
    ['{"a": "{{ organization.domains.1.domain }}"}', { a: 'acme.dev' }],
    ['{"a": {{ organization.domains.7.domain }}, "b": 1}', { b: 1 }],
    ['{"a": {{ organization_membership.roles }}}', { a: ['admin'] }],
    ['{"a": {{ organization_membership.custom_attributes.address.city }}}', { a: 'Bern' }],
    ['{"a": {{ organization_membership.custom_attributes.level }}}', { a: 3 }],
    ['{"a": "{{ user.first_name }}"}', { a: 'Ada "Countess" \\ Lovelace' }],
    [
      '{"https://app/x": [1, -2.5e3, "\\u00e9\\n{", {"y": null}], "b": false}',
      { 'https://app/x': [1, -2500, 'é\n{', { y: null }], b: false },
    ],
    ['{"a": " kept "}', { a: ' kept ' }],
    [' \n{ "a" : {{\n user.id\n}} }\t', { a: 'user_1' }],
  ])('%s makes %j', (content, claims) => {
    expect(render(content)).toEqual(claims)
  })

  it.each([
    ['', undefined, 'not JSON'],
    ['[]', undefined, 'object'],
    ['"{{ user.id }}"', undefined, 'object'],
    ['{{ user }}', undefined, 'object'],
    ['{}', undefined, 'at least one'],
    ['{"a": 1', undefined, 'closing brace'],
    ['{"a": 1} x', undefined, 'after its end'],
    ['{"a": 1,}', undefined, 'name in quotes'],
    ["{'a': 1}", undefined, 'name in quotes'],
    ['{"a" 1}', 'a', 'colon'],
    ['{"a": 01}', undefined, 'comma'],
    ['{"a": 1e999}', 'a', 'not JSON'],
    ['{"a": undefined}', 'a', 'not JSON'],
    ['{"a": "x}', 'a', 'no end'],
    ['{"a": "\\x"}', 'a', 'no end'],
    ['{"a": "\\ud800"}', 'a', 'surrogate'],
    ['{"a": 1, "a": 2}', 'a', 'twice'],
    ['{"{{ user.id }}": 1}', undefined, 'holds no expression'],
    ['{"a": {{ user.id', 'a', 'path or a literal'],
    ['{"a": {{', 'a', 'closing braces'],
    ['{"a": "{{ user.id"}', 'a', 'path or a literal'],
    ['{"a": {{ }}}', 'a', 'names nothing'],
    ['{"a": {{ user.id || }}}', 'a', 'names nothing'],
    ['{"a": {{ user..id }}}', 'a', 'path or a literal'],
    ['{"a": {{ user.id | upcase }}}', 'a', 'path or a literal'],
    ['{"a": {{ user["id"] }}}', 'a', 'path or a literal'],
    ['{"a": {{ user.id() }}}', 'a', 'path or a literal'],
    ['{"a": {% if user %}1{% endif %}}', 'a', 'name in quotes'],
    ['{"a": {{ usr.email }}}', 'a', "no 'usr'"],
    ['{"a": {{ constructor.name }}}', 'a', "no 'constructor'"],
    ['{"a": {{ user.nickname }}}', 'a', "no 'user.nickname'"],
    ['{"a": {{ user.last_sign_in_at }}}', 'a', "no 'user.last_sign_in_at'"],
    ['{"a": {{ user.__proto__ }}}', 'a', "no 'user.__proto__'"],
    ['{"a": {{ user.email.length }}}', 'a', "no 'user.email.length'"],
    ['{"a": {{ user.metadata.a.b }}}', 'a', "no 'user.metadata.a.b'"],
    ['{"a": {{ organization.domains.first }}}', 'a', "no 'organization.domains.first'"],
    ['{"a": "{{ user.metadata }}"}', 'a', 'no string can hold'],
    ['{"a": "x {{ organization_membership.roles }}"}', 'a', 'no string can hold'],
    ...['iss', 'sub', 'exp', 'iat', 'nbf', 'jti'].map((name) => [
      `{"ok": 1, "${name}": null}`,
      name,
      'reserved',
    ]),
    ['{"\\u0073ub": 1}', 'sub', 'reserved'],
    ['{"__proto__": 1}', '__proto__', 'no usable name'],
    [`{"a": ${'['.repeat(20)}${']'.repeat(20)}}`, 'a', 'deeper'],
  ] as [string, string | undefined, string][])(
    '%s is none, for claim %s',
    (content, claim, message) => {
      const found = faultOf(content)
      expect(found?.message).toContain(message)
      expect(found?.claim).toBe(claim)
    },
  )

  it('reads what an object has of its own, and nothing that it inherits', () => {
    const content =
      '{"a": {{ organization_membership.custom_attributes.constructor.name }}, "b": {{ organization_membership.custom_attributes.tags.length }}, "c": {{ user.metadata.toString }}, "d": "{{ user.metadata.valueOf || \'none\' }}"}'
    expect(render(content)).toEqual({ b: 2, d: 'none' })
  })

  it('puts no object into a string, where it only turns out to be one', () => {
    const content = '{"a": "{{ organization_membership.custom_attributes.address }}"}'
    expect(() => render(content)).toThrow("Claim 'a': An object or a list stands within a string.")
  })

  it('makes 3072 bytes at most, counted as they are sent, and names the largest claim', () => {
    const ofSize = (bytes: number) => `{"x":1,"big":"${'é'.repeat((bytes - 16) / 2)}"}`
    expect(Buffer.byteLength(JSON.stringify(render(ofSize(3072))))).toBe(3072)
    const found = faultOf(ofSize(3074), render)
    expect([found?.reason, found?.claim]).toEqual(['too_big', 'big'])
  })
})

function faultOf(content: string, work: (content: string) => unknown = readTemplate) {
  try {
    work(content)
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  return undefined
}

describe('whatever is written as a template', () => {
  const piece = fc.constantFrom(
    ...'{ } [ ] " : , {{ }} || | \' \\ \\u00e9 user organization . user.email user.metadata.a 1 null true "a": "sub":'.split(
      ' ',
    ),
    ' ',
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 12 }).map((pieces) => `{"a":${pieces.join('')}}`),
  )

  it('makes JSON, or fails in its own way', () => {
    fc.assert(
      fc.property(anything, fc.anything(), (content, attributes) => {
        const seen = {
          ...roots,
          user: { ...roots.user, metadata: { a: 'x' } },
          organization_membership: { custom_attributes: attributes },
        }
        try {
          const claims = renderTemplate(readTemplate(content), seen)
          expect(JSON.parse(JSON.stringify(claims))).toEqual(claims)
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('that is JSON without expressions makes just that', () => {
    const name = fc.string({ maxLength: 8 }).filter((text) => isFree(text))
    const plain = fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, maxKeys: 5 })
    fc.assert(
      fc.property(plain, (claims) => {
        const content = JSON.stringify(claims)
        fc.pre(!content.includes('{{') && !content.includes('__proto__') && content.length < 3000)
        const kept = Object.entries(JSON.parse(content)).filter(([, value]) => value !== null)
        expect(render(content)).toEqual(Object.fromEntries(kept))
      }),
      { numRuns: 1000 },
    )
  })

  it('shows every text as it is, however it is spelled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (email) => {
        const template = readTemplate('{"a": {{ user.email }}, "b": "<{{ user.email }}>"}')
        const claims = renderTemplate(template, { user: { email } })
        expect(claims).toEqual({ a: email, b: `<${email}>` })
      }),
    )
  })
})

const isFree = (name: string) =>
  !['iss', 'sub', 'exp', 'iat', 'nbf', 'jti', '__proto__'].includes(name)
