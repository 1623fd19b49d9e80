import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { workosAt } from '@inhouse/workos-sdk'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { start } from './main.ts'

let url: string
let stop: () => Promise<void>
beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  ;({ stop } = await start({ port }))
})
afterAll(() => stop())

it('creates a project and its organization together, or neither', async () => {
  const sdk = workosAt(`${url}/workos`, { apiKey: 'sk_example', maxRetries: 0 })
  const { status, body: project } = await post({ name: 'Acme' })
  expect(status).toBe(201)
  const organization = await sdk.organizations.getOrganization(project.organization_id)
  expect(organization.name).toBe('Acme')

  // The name is taken by then, which shows after the organization was created.
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect((await post({ name: 'Acme' })).status).toBe(500)
  log.mockRestore()
  expect((await sdk.organizations.listOrganizations()).data).toEqual([organization])
  expect(await (await fetch(`${url}/projects`)).json()).toEqual([project])
})

async function post(project: { name: string }) {
  const response = await fetch(`${url}/projects`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(project),
  })
  const text = await response.text()
  return { status: response.status, body: response.ok ? JSON.parse(text) : text }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
