import type { Storage } from '@inhouse/core'
import { createMembership, createOrganization } from '@inhouse/orgs'
import { createUser } from '@inhouse/users'
import { createInhouse } from 'inhouse'

export const key = 'sk_test_bench'
export const clientId = 'client_bench'
export const email = 'ada@example.com'
export const password = 'correct horse 42 battery'

/** An instance with its tables, which counts no requests unless it is told to. */
export async function openInstance(storage: Storage, rateLimits: 'memory' | 'off' = 'off') {
  const inhouse = createInhouse({
    url: 'http://localhost',
    storage,
    clientId,
    secretKeys: [key],
    secret: 'a secret of at least 32 characters',
    rateLimits,
  })
  await inhouse.migrate()
  return inhouse
}

type Instance = Awaited<ReturnType<typeof openInstance>>

/** Someone who can sign in, in an organization. */
export async function addMember({ context }: Instance): Promise<{ organizationId: string }> {
  const { id: organizationId } = await createOrganization(context, { name: 'Acme' })
  const user = await createUser(context, { email, email_verified: true, password })
  await createMembership(context, { user_id: user.id, organization_id: organizationId })
  return { organizationId }
}

const signInBody = {
  client_id: clientId,
  client_secret: key,
  grant_type: 'password',
  email,
  password,
}

/** Signs that person in, by a request. */
export async function signIn(
  fetch: (request: Request) => Promise<Response>,
  url = 'http://localhost',
) {
  const response = await fetch(
    new Request(`${url}/user_management/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signInBody),
    }),
  )
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as { access_token: string; refresh_token: string }
}
