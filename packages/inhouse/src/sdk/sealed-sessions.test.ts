import { MINUTE } from '@inhouse/core'
import { testClientId, testKey } from '@inhouse/testing'
import { beforeEach, expect, it } from 'vitest'
import { aMember, describeSdks, password } from '../../test/sdks.ts'

const cookiePassword = 'a cookie password of 32 characters'

await describeSdks('seals a session into a cookie', (walk) => {
  const { inhouse, workos, place, sdk } = walk
  const { userManagement } = workos
  const session = { sealSession: true, cookiePassword }
  // The SDK goes by the clock on the wall.
  beforeEach(() => inhouse.clock.advance(Date.now() - inhouse.clock()))

  const signedIn = async () => {
    const member = await aMember(walk)
    const { email } = member
    const answer = await userManagement.authenticateWithPassword({ email, password, session })
    return { ...member, answer, sessionData: answer.sealedSession! }
  }
  const load = (sessionData: string, secret = cookiePassword) =>
    userManagement.loadSealedSession({ sessionData, cookiePassword: secret })

  it('and opens it again, with all that the token says', async () => {
    const { user, ids, answer, sessionData } = await signedIn()
    const opened = await load(sessionData).authenticate()
    expect(opened).toMatchObject({
      authenticated: true,
      sessionId: expect.stringMatching(/^session_/),
      organizationId: ids[0],
      role: 'member',
      roles: ['member'],
      permissions: [],
      user: { id: user.id },
      accessToken: answer.accessToken,
      authenticationMethod: 'Password',
    })
    expect(
      await userManagement.authenticateWithSessionCookie({ sessionData, cookiePassword }),
    ).toMatchObject({ authenticated: true, organizationId: ids[0] })
    const inCookie = await userManagement.getSessionFromCookie({ sessionData, cookiePassword })
    expect(inCookie).toMatchObject({ refreshToken: answer.refreshToken, user: { id: user.id } })
  })

  it('and believes nobody else’s', async () => {
    const { sessionData } = await signedIn()
    expect(await load(sessionData, 'x'.repeat(32)).authenticate()).toEqual({
      authenticated: false,
      reason: 'invalid_session_cookie',
    })
    expect(await load('').authenticate()).toMatchObject({ authenticated: false })
    const strict = (issuer: string) => {
      const { port } = place
      const at = { apiHostname: '127.0.0.1', port, https: false }
      const client = new sdk.WorkOS({ ...at, apiKey: testKey, clientId: testClientId, issuer })
      return client.userManagement.loadSealedSession({ sessionData, cookiePassword }).authenticate()
    }
    expect(await strict(place.url)).toMatchObject({ authenticated: true })
    expect(await strict('https://other.example')).toEqual({
      authenticated: false,
      reason: 'invalid_jwt',
    })
  })

  it('and refreshes it once its token has run out, also into another organization', async () => {
    inhouse.clock.advance(-6 * MINUTE)
    const { user, ids, sessionData } = await signedIn()
    inhouse.clock.advance(6 * MINUTE)
    const sealed = load(sessionData)
    expect(await sealed.authenticate()).toEqual({ authenticated: false, reason: 'invalid_jwt' })

    const refreshed = await sealed.refresh()
    expect(refreshed).toMatchObject({ authenticated: true, organizationId: ids[0] })
    expect(await sealed.authenticate()).toMatchObject({ authenticated: true })

    const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Other' })
    await userManagement.createOrganizationMembership({ organizationId, userId: user.id })
    const moved = await sealed.refresh({ organizationId, cookiePassword: 'y'.repeat(32) })
    expect(moved).toMatchObject({ authenticated: true, organizationId })
    if (!moved.authenticated) throw new Error(moved.reason)
    expect(await load(moved.sealedSession!, 'y'.repeat(32)).authenticate()).toMatchObject({
      authenticated: true,
      organizationId,
    })
  })

  it('and gives the address that ends it', async () => {
    const { user, sessionData } = await signedIn()
    const sealed = load(sessionData)
    const url = await sealed.getLogoutUrl({ returnTo: 'https://app.example.com/' })
    const { status, headers } = await fetch(url, { redirect: 'manual' })
    expect([status, headers.get('location')]).toEqual([302, 'https://app.example.com/'])
    const { data } = await userManagement.listSessions(user.id)
    expect(data.map((one) => one.status)).toEqual(['revoked'])

    expect(await sealed.refresh()).toEqual({
      authenticated: false,
      reason: 'invalid_grant',
      retryable: false,
    })
  })
})
