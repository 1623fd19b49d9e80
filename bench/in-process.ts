import { sqlite } from '@inhouse/storage-sqlite'
import { workos } from '@inhouse/workos-sdk'
import { addMember, clientId, key, openInstance } from './instance.ts'
import type { Figure } from './report.ts'

/** What a host pays that calls through the SDK within its own process. */
export async function inProcess(file: string): Promise<Figure[]> {
  const inhouse = await openInstance(sqlite(file))
  const { organizationId } = await addMember(inhouse)
  const sdk = workos(inhouse, { apiKey: key, clientId })

  const figures = [
    await milliseconds('SDK: get an organization', () =>
      sdk.organizations.getOrganization(organizationId),
    ),
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
