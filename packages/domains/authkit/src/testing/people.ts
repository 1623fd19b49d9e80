import { createMembership, createOrganization } from '@inhouse/orgs'
import { type Answer, testClientId, type TestInhouse, testKey } from '@inhouse/testing'
import { createUser } from '@inhouse/users'

export const secret = 'correct horse 42 battery'

let people = 0

/** A user with a password, and a member of so many organizations. */
export async function aMember(inhouse: TestInhouse, organizations = 1) {
  const email = `person${++people}@example.com`
  const user = await createUser(inhouse.context, {
    email,
    email_verified: true,
    password: secret,
  })
  const memberships = []
  for (let i = 0; i < organizations; i++) {
    const { id } = await createOrganization(inhouse.context, {
      name: `Organization ${people}.${i}`,
    })
    memberships.push(
      await createMembership(inhouse.context, { user_id: user.id, organization_id: id }),
    )
  }
  await inhouse.events()
  return { user, email, memberships }
}

export const authenticate = (
  inhouse: TestInhouse,
  body: Record<string, unknown>,
  { key = null, ...init }: Parameters<TestInhouse['call']>[3] = {},
): Promise<Answer> =>
  inhouse.call(
    'POST',
    '/user_management/authenticate',
    { client_id: testClientId, client_secret: testKey, ...body },
    { key, ...init },
  )

export const signIn = (inhouse: TestInhouse, email: string, password = secret): Promise<Answer> =>
  authenticate(inhouse, { grant_type: 'password', email, password })

export const refresh = (
  inhouse: TestInhouse,
  refresh_token: string,
  more: Record<string, unknown> = {},
): Promise<Answer> => authenticate(inhouse, { grant_type: 'refresh_token', refresh_token, ...more })
