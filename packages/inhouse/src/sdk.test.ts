import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listener } from '@inhouse/node'
import { describeInhouse, type TestInhouse, testClientId, testKey } from '@inhouse/testing'
import { workos } from '@inhouse/workos-sdk'
import { AuthenticationException, WorkOS } from 'workos-node-11'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from './index.ts'

const options = { apiKey: testKey, clientId: testClientId }
const password = 'correct horse 42 battery'

describeInhouse('the official SDK', [...modules], (inhouse) => {
  describe('in process', () => {
    walk(inhouse, () => workos(inhouse, options))
  })

  describe('over HTTP', () => {
    const server = createServer(listener(inhouse))
    let port = 0
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      port = (server.address() as AddressInfo).port
    })
    afterAll(() => void server.close())

    walk(inhouse, () => new WorkOS({ ...options, apiHostname: '127.0.0.1', port, https: false }))

    it('finds the keys that verify a token where it looks for them', async () => {
      const { sdk, accessToken } = await signedIn(
        new WorkOS({ ...options, apiHostname: '127.0.0.1', port, https: false }),
      )
      const jwks = createRemoteJWKSet(new URL(sdk.userManagement.getJwksUrl(testClientId)))
      const currentDate = new Date(inhouse.clock())
      const { payload } = await jwtVerify(accessToken, jwks, { currentDate })
      expect(payload['client_id']).toBe(testClientId)
    })
  })
})

let people = 0

async function signedIn(sdk: WorkOS, organizations = 1) {
  const email = `ada${++people}@example.com`
  const user = await sdk.userManagement.createUser({ email, password, emailVerified: true })
  const ids: string[] = []
  for (let i = 0; i < organizations; i++) {
    const { id } = await sdk.organizations.createOrganization({
      name: `Acme ${people}.${i}`,
      domainData: [{ domain: `acme${people}-${i}.com`, state: 'pending' as never }],
    })
    await sdk.userManagement.createOrganizationMembership({ organizationId: id, userId: user.id })
    ids.push(id)
  }
  const credentials = { clientId: testClientId, email, password }
  if (organizations === 1) {
    const session = await sdk.userManagement.authenticateWithPassword(credentials)
    return { ...session, sdk, user, ids }
  }
  const refusal = await sdk.userManagement.authenticateWithPassword(credentials).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(AuthenticationException)
  const { pendingAuthenticationToken } = refusal as { pendingAuthenticationToken: string }
  const session = await sdk.userManagement.authenticateWithOrganizationSelection({
    clientId: testClientId,
    pendingAuthenticationToken,
    organizationId: ids[1]!,
  })
  return { ...session, sdk, user, ids }
}

function walk(inhouse: TestInhouse, open: () => WorkOS) {
  it('makes an organization with its domain, and a user who signs in', async () => {
    const { sdk, user, ids, organizationId } = await signedIn(open())
    expect(organizationId).toBe(ids[0])
    const organization = await sdk.organizations.getOrganization(ids[0]!)
    expect(organization.domains).toMatchObject([{ state: 'pending' }])
    const { data } = await sdk.userManagement.listUsers({ organizationId: ids[0]! })
    expect(data.map(({ id }) => id)).toEqual([user.id])
  })

  it('chooses an organization where there are several', async () => {
    const { ids, organizationId } = await signedIn(open(), 2)
    expect(organizationId).toBe(ids[1])
  })

  it('refreshes fifty times at once with one token, and stays in one session', async () => {
    const { sdk, refreshToken, accessToken } = await signedIn(open())
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        sdk.userManagement.authenticateWithRefreshToken({ clientId: testClientId, refreshToken }),
      ),
    )
    const sid = (token: string) =>
      JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).sid
    expect(new Set(answers.map((one) => sid(one.accessToken)))).toEqual(new Set([sid(accessToken)]))
    expect(new Set(answers.map((one) => one.refreshToken)).size).toBe(1)
  })

  it('reads the events of all that, and ends the session', async () => {
    const { sdk, user, refreshToken } = await signedIn(open())
    const { data: sessions } = await sdk.userManagement.listSessions(user.id)
    await sdk.userManagement.revokeSession({ sessionId: sessions[0]!.id })
    await expect(
      sdk.userManagement.authenticateWithRefreshToken({ clientId: testClientId, refreshToken }),
    ).rejects.toMatchObject({ error: 'invalid_grant' })

    const { data: events } = await sdk.events.listEvents({
      events: ['user.created', 'session.created', 'session.revoked'],
      limit: 100,
    })
    const ofUser = events.filter(({ data }) => JSON.stringify(data).includes(user.id))
    expect(ofUser.map(({ event }) => event)).toEqual([
      'user.created',
      'session.created',
      'session.revoked',
    ])
    expect(inhouse.clientId).toBe(testClientId)
  })
}
