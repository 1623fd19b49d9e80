import { verifyAccessToken } from '@inhouse/authkit'
import { createMembership, createOrganization } from '@inhouse/orgs'
import { sqlite } from '@inhouse/storage-sqlite'
import { createUser } from '@inhouse/users'
import { workos } from '@inhouse/workos-sdk'
import { createInhouse } from 'inhouse'
import type { Figure } from './report.ts'

const key = 'sk_test_bench'
const password = 'correct horse 42 battery'

/** What a host pays that calls within its own process. */
export async function inProcess(file: string): Promise<Figure[]> {
  const inhouse = createInhouse({
    url: 'http://localhost',
    storage: sqlite(file),
    clientId: 'client_bench',
    secretKeys: [key],
    secret: 'a secret of at least 32 characters',
    rateLimits: 'off',
  })
  await inhouse.migrate()
  const sdk = workos(inhouse, { apiKey: key, clientId: 'client_bench' })
  const { id } = await createOrganization(inhouse.context, { name: 'Acme' })
  const user = await createUser(inhouse.context, {
    email: 'ada@example.com',
    email_verified: true,
    password,
  })
  await createMembership(inhouse.context, { user_id: user.id, organization_id: id })
  const { accessToken } = await sdk.userManagement.authenticateWithPassword({
    clientId: 'client_bench',
    email: 'ada@example.com',
    password,
  })

  const figures = [
    await milliseconds('verify a session', () => verifyAccessToken(inhouse.context, accessToken)),
    await milliseconds('SDK: get an organization', () => sdk.organizations.getOrganization(id)),
    await milliseconds('SDK: list 10 users', () => sdk.userManagement.listUsers()),
    await milliseconds('SDK: create an organization', () =>
      sdk.organizations.createOrganization({ name: 'New' }),
    ),
  ]
  await inhouse.close()
  return figures
}

/** The median of a thousand calls, after a hundred to warm up. */
export async function milliseconds(name: string, work: () => Promise<unknown>): Promise<Figure> {
  for (let i = 0; i < 100; i++) await work()
  const times: number[] = []
  for (let i = 0; i < 1000; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return { name, value: times.sort((a, b) => a - b)[500]!, unit: 'ms' }
}
