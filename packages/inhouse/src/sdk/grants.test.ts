import { testClientId } from '@inhouse/testing'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import {
  aMember,
  aUser,
  describeSdks,
  password,
  redirectUri,
  thrownBy,
  type Walk,
} from '../../test/sdks.ts'
import { openBrowser } from '../../test/visitor.ts'

await describeSdks('signs somebody in', (walk) => {
  const { inhouse, workos, publicWorkos, sdk } = walk
  const { userManagement } = workos
  const invalidGrant = { status: 400, error: 'invalid_grant', errorDescription: expect.any(String) }

  it('with the code that the hosted pages give, which works once', async () => {
    const { user, ids } = await aMember(walk)
    const url = userManagement.getAuthorizationUrl({
      provider: 'authkit',
      redirectUri,
      state: 'where I was/?a=b&c',
      loginHint: user.email,
    })
    const back = await openBrowser().signIn(url, user.email, password)
    expect(back.href).toContain(redirectUri)
    expect(back.searchParams.get('state')).toBe('where I was/?a=b&c')

    const code = back.searchParams.get('code')!
    const session = await userManagement.authenticateWithCode({
      code,
      ipAddress: '203.0.113.9',
      userAgent: 'A browser',
    })
    expect(session).toMatchObject({
      user: { id: user.id, email: user.email, emailVerified: true },
      organizationId: ids[0],
      authenticationMethod: 'Password',
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
    })
    const { data: sessions } = await userManagement.listSessions(user.id)
    expect(sessions).toMatchObject([
      { ipAddress: '203.0.113.9', userAgent: 'A browser', status: 'active' },
    ])

    const again = await thrownBy(userManagement.authenticateWithCode({ code }))
    expect(again).toBeInstanceOf(sdk.OauthException)
    expect(again).toMatchObject(invalidGrant)
  })

  it('without a secret, by PKCE', async () => {
    const user = await aUser(walk)
    const { url, codeVerifier, state } =
      await publicWorkos.userManagement.getAuthorizationUrlWithPKCE({
        provider: 'authkit',
        clientId: testClientId,
        redirectUri,
      })
    const back = await openBrowser().signIn(url, user.email, password)
    expect(back.searchParams.get('state')).toBe(state)
    const code = back.searchParams.get('code')!

    const { codeVerifier: other } = await workos.pkce.generate()
    const stolen = publicWorkos.userManagement.authenticateWithCode({ code, codeVerifier: other })
    expect(await thrownBy(stolen)).toMatchObject(invalidGrant)

    const session = await publicWorkos.userManagement.authenticateWithCodeAndVerifier({
      clientId: testClientId,
      code,
      codeVerifier,
    })
    expect(session.user.id).toBe(user.id)
    const refreshed = await publicWorkos.userManagement.authenticateWithRefreshToken({
      clientId: testClientId,
      refreshToken: session.refreshToken,
    })
    expect(decodeJwt(refreshed.accessToken)['sid']).toBe(decodeJwt(session.accessToken)['sid'])
  })

  it('with a secret and PKCE at once', async () => {
    const user = await aUser(walk)
    const { codeVerifier, codeChallenge } = await workos.pkce.generate()
    const url = userManagement.getAuthorizationUrl({
      provider: 'authkit',
      redirectUri,
      codeChallenge,
      codeChallengeMethod: 'S256',
    })
    const back = await openBrowser().signIn(url, user.email, password)
    const code = back.searchParams.get('code')!
    const without = await thrownBy(userManagement.authenticateWithCode({ code }))
    expect(without).toMatchObject(invalidGrant)
    const session = await userManagement.authenticateWithCode({ code, codeVerifier })
    expect(session.user.id).toBe(user.id)
  })

  it('with a password, and refreshes into another organization of theirs', async () => {
    const { user, email, ids } = await aMember(walk, 1)
    const session = await userManagement.authenticateWithPassword({ email, password })
    expect(session.organizationId).toBe(ids[0])
    const other = await workos.organizations.createOrganization({ name: 'Another' })
    await userManagement.createOrganizationMembership({
      organizationId: other.id,
      userId: user.id,
    })

    inhouse.clock.advance('1m')
    const { refreshToken } = session
    const switched = await userManagement.authenticateWithRefreshToken({
      refreshToken,
      organizationId: other.id,
    })
    expect(switched.organizationId).toBe(other.id)
    expect(decodeJwt(switched.accessToken)).toMatchObject({
      org_id: other.id,
      sid: decodeJwt(session.accessToken)['sid'],
    })

    const foreign = await workos.organizations.createOrganization({ name: 'Foreign' })
    const refusal = await thrownBy(
      userManagement.authenticateWithRefreshToken({
        refreshToken: switched.refreshToken,
        organizationId: foreign.id,
      }),
    )
    expect(refusal).toBeInstanceOf(sdk.OauthException)
    expect(refusal.error).toBe('organization_membership_not_found')
    const stays = await userManagement.authenticateWithRefreshToken({
      refreshToken: switched.refreshToken,
    })
    expect(stays.organizationId).toBe(other.id)
  })

  it('with the code of a magic auth', async () => {
    const user = await aUser(walk, { password: undefined })
    const { email } = user
    const magicAuth = await userManagement.createMagicAuth({ email })
    const session = await userManagement.authenticateWithMagicAuth({ email, code: magicAuth.code })
    expect(session).toMatchObject({ user: { id: user.id }, authenticationMethod: 'MagicAuth' })
  })

  it('by an invitation, which makes them a member', async () => {
    const { id } = await workos.organizations.createOrganization({ name: 'Inviting' })
    const invite = async (email: string) => {
      const { token, ...rest } = await userManagement.sendInvitation({ email, organizationId: id })
      expect(rest.state).toBe('pending')
      return token
    }

    const { email } = await aUser(walk)
    const byPassword = await userManagement.authenticateWithPassword({
      email,
      password,
      invitationToken: await invite(email),
    })
    expect(byPassword.organizationId).toBe(id)

    const someone = await aUser(walk)
    const { code } = await userManagement.createMagicAuth({ email: someone.email })
    const byCode = await userManagement.authenticateWithMagicAuth({
      email: someone.email,
      code,
      invitationToken: await invite(someone.email),
    })
    expect(byCode.organizationId).toBe(id)

    const third = await aUser(walk)
    const url = userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri })
    const back = await openBrowser().signIn(url, third.email, password)
    const byPages = await userManagement.authenticateWithCode({
      code: back.searchParams.get('code')!,
      invitationToken: await invite(third.email),
    })
    expect(byPages.organizationId).toBe(id)
  })
})

await describeSdks('lets a device in', (walk) => {
  const { inhouse, publicWorkos, sdk, place } = walk
  const ask = async () => {
    const { data } = await publicWorkos.post<Device>(
      '/user_management/authorize/device',
      { client_id: testClientId },
      { skipApiKeyCheck: true },
    )
    return data
  }
  const poll = (device: Device) =>
    publicWorkos.post(
      '/user_management/authenticate',
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: testClientId,
        device_code: device.device_code,
      },
      { skipApiKeyCheck: true },
    )
  const refusal = async (device: Device) => {
    const error = await thrownBy(poll(device))
    expect(error).toBeInstanceOf(sdk.OauthException)
    return error.error
  }
  const decide = async (device: Device, decision: string, walker: Walk) => {
    const user = await aUser(walker)
    const browser = openBrowser()
    await browser.go(device.verification_uri_complete)
    await browser.send('device', { user_code: device.user_code })
    await browser.send('sign-in', { email: user.email })
    await browser.send('sign-in/password', { password })
    await browser.send('device/confirm', { decision })
    return user
  }

  it('once its owner has said so, and not before', async () => {
    const device = await ask()
    expect(device.verification_uri).toBe(`${place.url}/device`)
    expect(await refusal(device)).toBe('authorization_pending')
    expect(await refusal(device)).toBe('slow_down')
    inhouse.clock.advance('11s')
    expect(await refusal(device)).toBe('authorization_pending')

    const user = await decide(device, 'allow', walk)
    inhouse.clock.advance('11s')
    const { data } = await poll(device)
    expect(data).toMatchObject({ user: { id: user.id }, refresh_token: expect.any(String) })
    expect(await refusal(device)).toBe('invalid_grant')
  })

  it('not where its owner says no', async () => {
    const device = await ask()
    await decide(device, 'deny', walk)
    expect(await refusal(device)).toBe('access_denied')
  })

  it('not after its code has run out', async () => {
    const device = await ask()
    inhouse.clock.advance(device.expires_in * 1000)
    expect(await refusal(device)).toBe('expired_token')
  })
})

interface Device {
  device_code: string
  user_code: string
  verification_uri: string
  verification_uri_complete: string
  expires_in: number
}
