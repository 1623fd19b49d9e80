import { aMember, aUser, describeSdks, password, redirectUri, thrownBy } from '../../test/sdks.ts'
import { generate } from 'otplib'
import { afterAll, expect, it } from 'vitest'

/** What the SDK has for products that are not here. */
const notHere = /Waitlist|Radar|ApiKey|^listGroups/
/** Ways to sign in and sealed sessions, which have walks of their own; and what the SDK keeps to itself. */
const walkedElsewhere = /^authenticateWith|Sealed|FromCookie|^(resolve|isValid|prepare|seal)/

await describeSdks('does for users', (walk) => {
  const { workos, sdk, inhouse } = walk
  const called = new Set<string>()
  const userManagement = noting(workos.userManagement, called)
  const multiFactorAuth = noting(workos.multiFactorAuth, called)

  afterAll(() => {
    const left = [workos.userManagement, workos.multiFactorAuth]
      .flatMap((resource) => Object.getOwnPropertyNames(Object.getPrototypeOf(resource)))
      .filter((name) => name !== 'constructor' && !called.has(name))
      .filter((name) => !notHere.test(name) && !walkedElsewhere.test(name))
    if (left.length > 0) throw new Error(`Nothing here calls ${left.join(', ')}.`)
  })

  it('what they are: create, get, list, change and delete', async () => {
    const created = await userManagement.createUser({
      email: 'grace@example.com',
      firstName: 'Grace',
      lastName: 'Hopper',
      emailVerified: true,
      externalId: 'crew/1',
      metadata: { rank: 'Admiral' },
      passwordHash: '$2b$06$TP6tMPigbRHtLnfqb8aD3uQVyXuLUBQQAd2kIfIX.KgdTNC3vaaUm',
      passwordHashType: 'bcrypt',
    })
    expect(created).toMatchObject({
      object: 'user',
      email: 'grace@example.com',
      firstName: 'Grace',
      externalId: 'crew/1',
      metadata: { rank: 'Admiral' },
      lastSignInAt: null,
    })
    expect(await userManagement.getUser(created.id)).toEqual(created)
    expect(await userManagement.getUserByExternalId('crew/1')).toEqual(created)
    const { email } = created
    const { data } = await userManagement.listUsers({ email })
    expect(data).toEqual([created])

    const session = await workos.userManagement.authenticateWithPassword({
      email,
      password: 'correct horse battery stäple',
    })
    expect(session.user.id).toBe(created.id)

    const changed = await userManagement.updateUser({
      userId: created.id,
      lastName: 'Murray Hopper',
      locale: 'en-US',
      metadata: { rank: null, ship: 'Constitution' } as never,
      password,
    })
    expect(changed).toMatchObject({
      firstName: 'Grace',
      lastName: 'Murray Hopper',
      locale: 'en-US',
      metadata: { ship: 'Constitution' },
    })
    expect(await userManagement.getUserIdentities(created.id)).toEqual([])
    await userManagement.deleteUser(created.id)
    expect(await thrownBy(userManagement.getUser(created.id))).toBeInstanceOf(sdk.NotFoundException)
  })

  it('what is in many pages', async () => {
    const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Crew' })
    const ids = []
    for (let i = 0; i < 11; i++) {
      const { id } = await aUser(walk, { password: undefined })
      await userManagement.createOrganizationMembership({ organizationId, userId: id })
      ids.push(id)
    }
    const users = await userManagement.listUsers({ organizationId, order: 'asc' })
    expect(users.data).toHaveLength(10)
    expect((await users.autoPagination()).map(({ id }) => id)).toEqual(ids)
  })

  it('what they belong to: memberships', async () => {
    const { user, ids } = await aMember(walk)
    const [organizationId] = ids as [string]
    const { data } = await userManagement.listOrganizationMemberships({
      userId: user.id,
      statuses: ['active', 'inactive'],
    })
    const [membership] = data
    expect(membership).toMatchObject({
      organizationId,
      userId: user.id,
      status: 'active',
      role: { slug: 'member' },
    })
    const { id } = membership!
    expect(await userManagement.getOrganizationMembership(id)).toEqual(membership)
    const admin = await userManagement.updateOrganizationMembership(id, { roleSlug: 'admin' })
    expect(admin.role).toEqual({ slug: 'admin' })
    const inactive = await userManagement.deactivateOrganizationMembership(id)
    expect(inactive.status).toBe('inactive')
    const active = await userManagement.reactivateOrganizationMembership(id)
    expect(active.status).toBe('active')
    await userManagement.deleteOrganizationMembership(id)
    const gone = await thrownBy(userManagement.getOrganizationMembership(id))
    expect(gone).toBeInstanceOf(sdk.NotFoundException)
  })

  it('what they are asked to: invitations', async () => {
    const { user: inviter, ids } = await aMember(walk)
    const organizationId = ids[0]!
    const email = 'invited@example.com'
    const invitation = await userManagement.sendInvitation({
      email,
      organizationId,
      expiresInDays: 3,
      inviterUserId: inviter.id,
      roleSlug: 'member',
      locale: 'de' as never,
    })
    expect(invitation).toMatchObject({
      email,
      state: 'pending',
      organizationId,
      inviterUserId: inviter.id,
      acceptInvitationUrl: expect.stringContaining(invitation.token),
    })
    const [mail] = (await inhouse.mails()).slice(-1)
    expect(mail!.to).toBe(email)
    expect(await userManagement.getInvitation(invitation.id)).toEqual(invitation)
    expect(await userManagement.findInvitationByToken(invitation.token)).toEqual(invitation)
    const { data } = await userManagement.listInvitations({ organizationId, email })
    expect(data).toEqual([invitation])

    const resent = await userManagement.resendInvitation(invitation.id)
    expect(resent).toMatchObject({ id: invitation.id, state: 'pending' })
    const revoked = await userManagement.revokeInvitation(invitation.id)
    expect(revoked).toMatchObject({ state: 'revoked', revokedAt: expect.any(String) })

    const { id, email: known } = await aUser(walk)
    const again = await userManagement.sendInvitation({ email: known, organizationId })
    const accepted = await userManagement.acceptInvitation(again.id)
    expect(accepted).toMatchObject({ state: 'accepted', acceptedUserId: id })
  })

  it('what their mailbox proves: magic auth, verification, a new password', async () => {
    const user = await aUser(walk, { emailVerified: false })
    const magicAuth = await userManagement.createMagicAuth({ email: user.email })
    expect(magicAuth).toMatchObject({ userId: user.id, code: expect.stringMatching(/^\d{6}$/) })
    expect(await userManagement.getMagicAuth(magicAuth.id)).toEqual(magicAuth)

    await userManagement.sendVerificationEmail({ userId: user.id })
    const code = /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]
    const verified = await userManagement.verifyEmail({ userId: user.id, code })
    expect(verified.user).toMatchObject({ id: user.id, emailVerified: true })
    const events = await inhouse.events()
    const sent = events.find(({ event }) => event === 'email_verification.created')!
    expect(await userManagement.getEmailVerification(sent.data.id)).toMatchObject({
      userId: user.id,
      email: user.email,
    })

    const reset = await userManagement.createPasswordReset({ email: user.email })
    expect(reset).toMatchObject({ userId: user.id, passwordResetUrl: expect.any(String) })
    expect(await userManagement.getPasswordReset(reset.id)).toEqual(reset)
    const { passwordResetToken: token } = reset
    const newPassword = 'another fine password 7'
    const done = await userManagement.resetPassword({ token, newPassword })
    expect(done.user.id).toBe(user.id)
    const spent = await thrownBy(userManagement.resetPassword({ token, newPassword }))
    expect(spent.status).toBeGreaterThanOrEqual(400)
    expect(spent.status).toBeLessThan(500)
  })

  it('what they have at hand: factors', async () => {
    const { id: userId } = await aUser(walk)
    const { authenticationFactor } = await multiFactorAuth.createUserAuthFactor({
      userId,
      type: 'totp',
      totpIssuer: 'Acme',
      totpUser: 'ada',
    })
    const { id } = authenticationFactor
    const shown = { id, type: 'totp', totp: { issuer: 'Acme', user: 'ada' } }
    expect(await multiFactorAuth.getFactor(id)).toMatchObject(shown)
    const { data } = await multiFactorAuth.listUserAuthFactors({ userId })
    expect(data).toMatchObject([shown])
    expect(JSON.stringify(data)).not.toContain(authenticationFactor.totp!.secret)

    const free = await multiFactorAuth.enrollFactor({ type: 'totp', issuer: 'Acme', user: 'bob' })
    const challenge = await multiFactorAuth.challengeFactor({ authenticationFactorId: free.id })
    expect(challenge).toMatchObject({ authenticationFactorId: free.id })
    const answer = await multiFactorAuth.verifyChallenge({
      authenticationChallengeId: challenge.id,
      code: await generate({ secret: free.totp!.secret, epoch: inhouse.clock() / 1000 }),
    })
    expect(answer).toMatchObject({ valid: true, challenge: { id: challenge.id } })
    await multiFactorAuth.deleteFactor(id)
    expect(await thrownBy(multiFactorAuth.getFactor(id))).toBeInstanceOf(sdk.NotFoundException)
  })

  it('where they are signed in: sessions', async () => {
    const { id, email } = await aUser(walk)
    await userManagement.authenticateWithPassword({ email, password, userAgent: 'A browser' })
    const { data: sessions } = await userManagement.listSessions(id)
    expect(sessions).toMatchObject([
      { userId: id, status: 'active', authMethod: 'password', userAgent: 'A browser' },
    ])
    await userManagement.revokeSession({ sessionId: sessions[0]!.id })
    const { data: ended } = await userManagement.listSessions(id)
    expect(ended).toMatchObject([{ status: 'revoked', endedAt: expect.any(String) }])
  })

  it('what a browser is sent to', async () => {
    const url = userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri })
    expect(url).toMatch(`${walk.place.url}/user_management/authorize?`)
    const { url: withPkce } = await userManagement.getAuthorizationUrlWithPKCE({
      provider: 'authkit',
      redirectUri,
    })
    for (const each of [url, withPkce]) {
      const { status, headers } = await fetch(each, { redirect: 'manual' })
      expect([status, headers.get('location')]).toEqual([302, expect.stringContaining('/sign-in?')])
    }
    const { keys } = await (await fetch(userManagement.getJwksUrl(inhouse.clientId))).json()
    expect(keys).toMatchObject([{ kty: 'RSA', use: 'sig' }])
    expect(await userManagement.getJWKS()).toBeTypeOf('function')
    const { status } = await fetch(userManagement.getLogoutUrl({ sessionId: 'session_none' }), {
      redirect: 'manual',
    })
    expect(status).toBe(302)
  })

  it('what it has no method for, by path', async () => {
    const base = '/user_management'
    const origin = 'https://spa.example.com'
    const { data: made } = await workos.post(`${base}/cors_origins`, { origin })
    const { data: origins } = await workos.get(`${base}/cors_origins`)
    expect(origins.data.map(({ id }: { id: string }) => id)).toContain(made.id)

    const uri = 'https://app.example.com/other'
    const { data: redirect } = await workos.post(`${base}/redirect_uris`, { uri })
    const { data: uris } = await workos.get(`${base}/redirect_uris`)
    expect(uris.data).toContainEqual(redirect)
    await workos.delete(`${base}/redirect_uris/${redirect.id}`)

    const content = '{"plan": "{{ user.metadata.plan }}"}'
    const { data: template } = await workos.put(`${base}/jwt_template`, { content })
    expect(template.content).toBe(content)
    expect((await workos.get(`${base}/jwt_template`)).data.content).toBe(content)

    const { id, email } = await aUser(walk)
    const new_email = `new.${email}`
    await workos.post(`${base}/users/${id}/email_change/send`, { new_email })
    const code = /\b\d{6}\b/.exec((await inhouse.mails()).at(-1)!.text)![0]
    const { data } = await workos.post(`${base}/users/${id}/email_change/confirm`, { code })
    expect(data.user ?? data).toMatchObject({ id, email: new_email })
  })
})

/** Notes which methods are called. */
function noting<T extends object>(resource: T, called: Set<string>): T {
  return new Proxy(resource, {
    get(target, name, receiver) {
      called.add(String(name))
      const value = Reflect.get(target, name, receiver)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
