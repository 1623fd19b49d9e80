import { expect, it } from 'vitest'
import { sharedDomain } from './shared-domain.ts'

it.each([
  ['https://auth.example.com', 'https://app.example.com', 'example.com'],
  ['https://auth.example.com/workos', 'https://example.com', 'example.com'],
  ['https://example.com', 'https://app.example.com:8443', 'example.com'],
  ['https://auth.eu.example.com', 'https://app.eu.example.com', 'eu.example.com'],
  ['https://app.example.com/workos', 'https://app.example.com', null],
  ['http://localhost:4000', 'http://localhost:5173', null],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:5173', null],
  ['http://[::1]:4000', 'http://[::1]:5173', null],
])('of %s and %s is %s', (api, origin, domain) => {
  expect(sharedDomain(api, origin)).toBe(domain)
})

it.each([
  ['https://auth.example.com', 'https://app.example.net'],
  ['https://auth.example.com', 'https://auth.example.org.com'],
  ['https://auth.example.com', 'http://app.example.com'],
  ['https://auth.localhost', 'https://app.localhost'],
  ['http://10.0.0.1', 'http://9.0.0.1'],
  ['http://localhost:4000', 'http://127.0.0.1:5173'],
])('is none for %s and %s', (api, origin) => {
  expect(sharedDomain(api, origin)).toBeUndefined()
})
