import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { databases, dev, emptyDirectory, inhouse, launch } from '../../test/command.ts'

// A process starts in a second, and on a busy machine in several.
vi.setConfig({ testTimeout: 120_000 })

it('keeps its data and its keys for the next start', async () => {
  const cwd = emptyDirectory()
  const first = await dev([], { cwd })
  expect(first.told).toEqual({
    url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    api_key: expect.stringMatching(/^sk_test_\w{40}$/),
    client_id: expect.stringMatching(/^client_\w{26}$/),
    environments: { default: { api_key: first.told.api_key, client_id: first.told.client_id } },
    seeded: {},
  })
  const { status, body } = await first.call('POST', '/organizations', { name: 'Acme' })
  expect(status).toBe(201)
  expect(await first.stop()).toMatchObject({ code: 0, stderr: '' })

  const second = await dev([], { cwd })
  expect({ ...second.told, url: '' }).toEqual({ ...first.told, url: '' })
  expect((await second.call('GET', `/organizations/${body.id}`)).body).toEqual(body)
  expect(statSync(join(cwd, '.inhouse/config.json')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(cwd, '.inhouse/.gitignore'), 'utf8')).toBe('*\n')
})

it('keeps nothing in memory, and takes keys from the environment', async () => {
  const cwd = emptyDirectory()
  const env = { INHOUSE_API_KEY: 'sk_test_mine', INHOUSE_CLIENT_ID: 'client_mine' }
  const server = await dev(['--memory'], { cwd, env })
  expect(server.told).toMatchObject({ api_key: 'sk_test_mine', client_id: 'client_mine' })
  expect((await server.call('GET', '/organizations')).status).toBe(200)
  expect((await server.call('GET', '/organizations', undefined, 'sk_other')).status).toBe(401)
  await server.stop()
  expect(() => statSync(join(cwd, '.inhouse'))).toThrow('ENOENT')
})

it('lets the browser pages of this machine in', async () => {
  const { url, told } = await dev(['--memory'])
  const origin = 'http://localhost:5173'
  const asked = { origin, 'access-control-request-method': 'POST' }
  const path = '/user_management/authenticate'
  const response = await fetch(url + path, { method: 'OPTIONS', headers: asked })
  expect(response.headers.get('access-control-allow-origin')).toBe(origin)

  for (const redirect_uri of [origin, `${origin}/`, `${origin}/callback`]) {
    const query = { client_id: told.client_id, response_type: 'code', provider: 'authkit' }
    const authorize = `${url}/user_management/authorize?${new URLSearchParams({ ...query, redirect_uri })}`
    expect((await fetch(authorize, { redirect: 'manual' })).status).toBe(302)
  }
})

it('tells a person what to do next', async () => {
  const cwd = emptyDirectory()
  const { child, ended } = launch(['dev', '--port', '0'], { cwd })
  child.stdout.once('data', () => child.kill('SIGINT'))
  const { stdout, code } = await ended
  expect(stdout).toContain('Inhouse is listening on http://localhost:')
  expect(stdout).toMatch(/curl http:\S+ -H 'Authorization: Bearer sk_test_\w+'/)
  expect(stdout).toMatch(/new WorkOS\('sk_test_\w+', { clientId: 'client_\w+', apiHostname/)
  expect(code).toBe(0)
})

it('says in one sentence why it does not start', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const cwd = emptyDirectory()
  const taken = await inhouse(['dev', '--port', String(port)], { cwd })
  other.close()
  expect(taken).toEqual({
    code: 1,
    stdout: '',
    stderr: `inhouse: Port ${port} is taken: stop what uses it, or choose another by --port.\n`,
  })

  const env = { PORT: '70000', INHOUSE_EGRESS_ALLOW: '127.0.0.1:80,::1/200', INHOUSE_SECRET: 'x' }
  const { stderr } = await inhouse(['dev'], { cwd, env })
  expect(stderr).toContain('PORT: ')
  expect(stderr).toContain("INHOUSE_EGRESS_ALLOW: '::1/200' is no host, address or range")
  expect(stderr).toContain('INHOUSE_SECRET: A secret has at least 32 characters.')
})

it.each(Object.keys(databases))(
  'seeds environments, each with its own store, on %s',
  async (kind) => {
    const cwd = emptyDirectory()
    const database = await databases[kind]!()
    const seed = {
      organizations: [{ id: 'org_default', name: 'Default' }],
      environments: {
        staging: { api_key: 'sk_test_staging', organizations: [{ name: 'Staging' }] },
        production: null,
      },
    }
    writeFileSync(join(cwd, 'seed.json'), JSON.stringify(seed))
    const args = ['--database', database, '--seed', 'seed.json']
    const first = await dev(args, { cwd })
    const { environments, seeded } = first.told
    expect(Object.keys(environments)).toEqual(['default', 'staging', 'production'])
    expect(environments.staging.api_key).toBe('sk_test_staging')
    expect(seeded.organizations).toMatchObject([{ id: 'org_default' }])
    expect(seeded.environments).toMatchObject([
      { id: 'staging', organizations: [{ id: expect.stringMatching(/^org_/) }] },
      { id: 'production' },
    ])

    const namesIn = async (name: string) => {
      const { body } = await first.call(
        'GET',
        '/organizations',
        undefined,
        environments[name].api_key,
      )
      return body.data.map((organization: any) => organization.name)
    }
    expect(await namesIn('default')).toEqual(['Default'])
    expect(await namesIn('staging')).toEqual(['Staging'])
    expect(await namesIn('production')).toEqual([])
    await first.stop()

    const second = await dev(args, { cwd })
    expect({ ...second.told, url: '' }).toEqual({ ...first.told, url: '' })
    await second.stop()
    const refused = { api_keys: [], organizations: [{ name: 'X', groups: [] }], roles: [] }
    writeFileSync(join(cwd, 'seed.json'), JSON.stringify(refused))
    const { code, stderr } = await inhouse(['dev', '--port', '0', ...args], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('seed.json: api_keys: is not known. Did you mean apiKeys?')
    expect(stderr).toContain('seed.json: organizations[0].groups: is of groups')
  },
)
