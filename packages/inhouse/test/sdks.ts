import type { EgressOptions } from '@inhouse/core'
import { describeInhouse, type TestInhouse, testClientId, testKey } from '@inhouse/testing'
import * as sdk10 from '@workos-inc/node'
import { afterAll, beforeAll, describe } from 'vitest'
import * as sdk11 from 'workos-node-11'
import { modules } from '../src/index.ts'
import { type Place, openPlace } from './place.ts'

/** What a version of the SDK exports: its client, and the errors it throws. */
export type Sdk = typeof sdk11

const sdks: Record<string, Sdk> = { '10.x': sdk10 as unknown as Sdk, '11.x': sdk11 }

export const redirectUri = 'https://app.example.com/callback'
export const password = 'correct horse 42 battery'

export interface Walk {
  inhouse: TestInhouse
  place: Place
  sdk: Sdk
  /** A backend of the app, which has its secret key. */
  workos: sdk11.WorkOS
  /** A client that can keep no secret, such as a command-line tool. */
  publicWorkos: sdk11.WorkOS
}

type Settings = Record<string, unknown>
type Options = { rateLimits?: 'memory'; authkit?: Settings; egress?: EgressOptions }

/** Tells the same of each version of the SDK, over HTTP, on every database. */
export async function describeSdks(
  name: string,
  tests: (walk: Walk) => void,
  { rateLimits, authkit, egress }: Options = {},
): Promise<void> {
  const place = await openPlace()
  afterAll(place.close)
  const settings = {
    authkit: { redirectUris: [redirectUri], signOutUris: ['https://app.example.com/'], ...authkit },
  } as never

  describe.each(Object.entries(sdks))('the SDK %s', (_, sdk) => {
    const at = { apiHostname: '127.0.0.1', port: place.port, https: false, maxRetries: 0 }
    describeInhouse(
      name,
      [...modules],
      (inhouse) => {
        // They keep the keys they have fetched, so each database has its own.
        const workos = new sdk.WorkOS({ ...at, apiKey: testKey, clientId: testClientId })
        const publicWorkos = new sdk.WorkOS({ ...at, clientId: testClientId })
        beforeAll(() => place.serve(inhouse))
        tests({ inhouse, place, sdk, workos, publicWorkos })
      },
      { url: place.url, settings, ...(rateLimits && { rateLimits }), ...(egress && { egress }) },
    )
  })
}

let people = 0

/** A user with a password, who may sign in as they are. */
export function aUser({ workos }: Pick<Walk, 'workos'>, more: object = {}) {
  const email = `person${++people}@example.com`
  return workos.userManagement.createUser({ email, password, emailVerified: true, ...more })
}

/** A user, and so many organizations that they are a member of. */
export async function aMember(walk: Pick<Walk, 'workos'>, organizations = 1) {
  const { workos } = walk
  const user = await aUser(walk)
  const ids: string[] = []
  for (let i = 0; i < organizations; i++) {
    const { id } = await workos.organizations.createOrganization({ name: `Acme ${people}.${i}` })
    await workos.userManagement.createOrganizationMembership({
      organizationId: id,
      userId: user.id,
    })
    ids.push(id)
  }
  return { user, email: user.email, ids }
}

/** What is thrown, to be looked at. */
export const thrownBy = (work: Promise<unknown>): Promise<any> =>
  work.then(
    () => {
      throw new Error('Nothing was thrown.')
    },
    (error: unknown) => error,
  )
