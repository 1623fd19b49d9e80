import { expect, it } from 'vitest'
import { faultOf, matchesRedirectUri } from './match.ts'

const registered = 'https://app.example.com/callback'

it.each([
  'https://app.example.com/callback/',
  'https://app.example.com/callback?x=1',
  'https://app.example.com/callback#x',
  'https://app.example.com/Callback',
  'https://APP.example.com/callback',
  'https://app.example.com:443/callback',
  'https://app.example.com:8443/callback',
  'http://app.example.com/callback',
  'https://user@app.example.com/callback',
  'https://app.example.com@evil.example/callback',
  'https://evil.example\\@app.example.com/callback',
  'https://app.example.com/x/../callback',
  'https://app.example.com/%2e%2e/callback',
  'https://app.example.com%2fevil/callback',
  'https://app.example.com.evil.example/callback',
  'https://app.example.com/callback%00',
  ' https://app.example.com/callback',
  '//app.example.com/callback',
  'javascript:alert(1)//https://app.example.com/callback',
])('knows no likeness: %s', (given) => {
  expect(matchesRedirectUri(registered, given)).toBe(false)
})

it('takes what is the same to the letter', () => {
  expect(matchesRedirectUri(registered, registered)).toBe(true)
  expect(matchesRedirectUri('myapp://callback', 'myapp://callback')).toBe(true)
})

it.each([
  ['https://*.example.com/cb', 'https://a-1_b.example.com/cb', true],
  ['https://*.example.com/cb', 'https://a.b.example.com/cb', false],
  ['https://*.example.com/cb', 'https://example.com/cb', false],
  ['https://*.example.com/cb', 'https://.example.com/cb', false],
  ['https://*.example.com/cb', 'https://evil.example/x.example.com/cb', false],
  ['https://*.example.com/cb', 'https://evil%2f.example.com/cb', false],
  ['https://*.example.com/cb', 'https://*.example.com/cb', true],
  ['https://pr-*-web.example.com/cb', 'https://pr-12-web.example.com/cb', true],
  ['https://pr-*-web.example.com/cb', 'https://pr--web.example.com/cb', false],
  ['http://localhost:*/cb', 'http://localhost:5173/cb', true],
  ['http://localhost:*/cb', 'http://localhost/cb', true],
  ['http://localhost:*/cb', 'http://localhost:5173/other', false],
  ['http://localhost:*/cb', 'http://localhost.evil.example:5173/cb', false],
  ['http://localhost:*/cb', 'http://localhost:80@evil.example/cb', false],
])('%s against %s: %s', (pattern, given, matches) => {
  expect(matchesRedirectUri(pattern, given)).toBe(matches)
})

it.each([
  ['https://app.example.com/cb', undefined],
  ['https://*.example.com/cb', undefined],
  ['http://localhost:3000/cb', undefined],
  ['http://127.0.0.1:*/cb', undefined],
  ['http://[::1]:3000/cb', undefined],
  ['myapp://callback', undefined],
  ['http://app.example.com/cb', 'http'],
  ['https://*.co.uk/cb', 'wide'],
  ['https://*.com/cb', 'wide'],
  ['https://app.*.example.com/cb', 'first label'],
  ['https://*.*.example.com/cb', 'first label'],
  ['https://app.example.com:*/cb', 'loopback'],
  ['https://app.example.com/*', 'host'],
  ['https://app.example.com/cb#x', 'fragment'],
  ['https://a@app.example.com/cb', 'user'],
  ['https://app.example.com/a/../cb', 'dot segments'],
  ['javascript:alert(1)', 'browser'],
  ['data:text/html,x', 'browser'],
  ['/callback', 'absolute'],
  ['*', 'absolute'],
])('%s can be registered unless %s', (uri, fault) => {
  const found = faultOf(uri, (host) => host === 'co.uk' || !host.includes('.'))
  expect(found ?? '').toMatch(fault ?? /^$/)
})
