import { testClientId, testKey } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { aUser, describeSdks, password, redirectUri, thrownBy } from '../../test/sdks.ts'

const requestID = expect.stringMatching(/^req_/)

await describeSdks('throws for a refusal the error that is made for it', (walk) => {
  const { workos, publicWorkos, sdk, place } = walk
  const { userManagement, organizations } = workos
  const as = (apiKey: string, clientId: string) => {
    const at = { apiHostname: '127.0.0.1', port: place.port, https: false, maxRetries: 0 }
    return new sdk.WorkOS({ ...at, apiKey, clientId })
  }

  it('UnauthorizedException for a wrong key', async () => {
    const { userManagement: stranger } = as('sk_test_wrong', testClientId)
    const error = await thrownBy(stranger.listUsers())
    expect(error).toBeInstanceOf(sdk.UnauthorizedException)
    expect(error).toMatchObject({ status: 401, requestID })
  })

  it('NotFoundException for what there is not, with its id', async () => {
    for (const [look, name] of [
      [() => userManagement.getUser('user_none'), 'user_none'],
      [() => userManagement.getUserByExternalId('none/ext:1'), 'none/ext:1'],
      [() => userManagement.getInvitation('invitation_none'), 'invitation_none'],
      [() => userManagement.getMagicAuth('magic_auth_none'), 'magic_auth_none'],
      [() => userManagement.getPasswordReset('password_reset_none'), 'password_reset_none'],
      [() => userManagement.getOrganizationMembership('om_none'), 'om_none'],
      [() => organizations.getOrganization('org_none'), 'org_none'],
      [() => workos.multiFactorAuth.getFactor('auth_factor_none'), 'auth_factor_none'],
    ] as const) {
      const error = await thrownBy(look())
      expect(error).toBeInstanceOf(sdk.NotFoundException)
      expect(error).toMatchObject({ status: 404, requestID })
      expect(error.message).toContain(` not found: '${name}'.`)
    }
  })

  it('UnprocessableEntityException for a field that is no good, with its rule', async () => {
    const error = await thrownBy(userManagement.createUser({ email: 'no address' }))
    expect(error).toBeInstanceOf(sdk.UnprocessableEntityException)
    expect(error).toMatchObject({ status: 422, code: 'invalid_request_parameters', requestID })
    expect(error.message).toMatch(/^The following requirement must be met:\n\t\w+\n$/)
    const blank = await thrownBy(organizations.createOrganization({ name: ' ' }))
    expect(blank).toBeInstanceOf(sdk.UnprocessableEntityException)
  })

  it('BadRequestException for what breaks a rule, with all that is broken', async () => {
    const weak = await thrownBy(
      userManagement.createUser({ email: 'weak@example.com', password: 'short' }),
    )
    expect(weak).toBeInstanceOf(sdk.BadRequestException)
    expect(weak).toMatchObject({ status: 400, code: 'password_strength_error', requestID })
    expect(weak.errors[0]).toMatchObject({ code: expect.any(String), message: expect.any(String) })

    const { email } = await aUser(walk)
    const taken = await thrownBy(userManagement.createUser({ email }))
    expect(taken).toBeInstanceOf(sdk.BadRequestException)
    expect(taken).toMatchObject({ status: 400, code: 'user_creation_error' })
    expect(taken.errors).toMatchObject([{ code: 'email_not_available' }])
  })

  it('ConflictException for what there is already', async () => {
    const make = () =>
      workos.post('/user_management/cors_origins', { origin: 'https://twice.example.com' })
    await make()
    const error = await thrownBy(make())
    expect(error).toBeInstanceOf(sdk.ConflictException)
    expect(error).toMatchObject({ status: 409, code: 'duplicate_cors_origin', requestID })
  })

  it('GenericServerException with its code for a wrong password or code', async () => {
    const { email } = await aUser(walk)
    const wrong = await thrownBy(
      userManagement.authenticateWithPassword({ email, password: 'not this' }),
    )
    expect(wrong).toBeInstanceOf(sdk.GenericServerException)
    expect(wrong).not.toBeInstanceOf(sdk.AuthenticationException)
    expect(wrong).toMatchObject({ status: 400, code: 'invalid_credentials', requestID })

    const noCode = await thrownBy(
      userManagement.authenticateWithMagicAuth({ email, code: '123456' }),
    )
    expect(noCode).toBeInstanceOf(sdk.GenericServerException)
    expect(noCode).toMatchObject({ status: 400, code: 'invalid_one_time_code' })

    const over = await thrownBy(
      userManagement.authenticateWithOrganizationSelection({
        pendingAuthenticationToken: 'never given',
        organizationId: 'org_none',
      }),
    )
    expect(over).toMatchObject({ status: 400, code: 'invalid_pending_authentication_token' })
  })

  it('OauthException in the words of OAuth for a client, a code or a token', async () => {
    const { email } = await aUser(walk)
    const oauth = async (work: Promise<unknown>) => {
      const error = await thrownBy(work)
      expect(error).toBeInstanceOf(sdk.OauthException)
      expect(error).toMatchObject({ status: 400, requestID, errorDescription: expect.any(String) })
      return error.error
    }
    const signIn = { email, password }
    const otherClient = as(testKey, 'client_other').userManagement
    expect(await oauth(otherClient.authenticateWithPassword(signIn))).toBe('invalid_client')
    const code = { code: 'never given' }
    expect(await oauth(userManagement.authenticateWithCode(code))).toBe('invalid_grant')
    const refreshToken = 'never given'
    expect(
      await oauth(publicWorkos.userManagement.authenticateWithRefreshToken({ refreshToken })),
    ).toBe('invalid_grant')
    const { userManagement: wrongKey } = as('sk_test_wrong', testClientId)
    expect(await oauth(wrongKey.authenticateWithRefreshToken({ refreshToken }))).toBe(
      'invalid_client',
    )
  })

  it('needs no call for what it can see itself', () => {
    expect(() => userManagement.getAuthorizationUrl({ redirectUri })).toThrow(TypeError)
  })
})

await describeSdks(
  'waits as long as it is told',
  (walk) => {
    const { workos, sdk, inhouse } = walk

    it('by RateLimitExceededException, for a person and for a mailbox', async () => {
      const { email } = await aUser(walk)
      const limited = async (times: number, work: () => Promise<unknown>) => {
        for (let i = 0; i < times; i++) await work().catch(() => undefined)
        const error = await thrownBy(work())
        expect(error).toBeInstanceOf(sdk.RateLimitExceededException)
        expect(error).toMatchObject({ status: 429, requestID })
        expect(error.retryAfter).toBeGreaterThan(0)
        expect(error.retryAfter).toBeLessThanOrEqual(60)
        inhouse.clock.advance(error.retryAfter * 1000)
      }
      await limited(10, () =>
        workos.userManagement.authenticateWithPassword({ email, password: 'wrong' }),
      )
      const session = await workos.userManagement.authenticateWithPassword({ email, password })
      expect(session.user.email).toBe(email)
      await limited(3, () => workos.userManagement.createMagicAuth({ email }))
      await limited(3, () => workos.userManagement.createPasswordReset({ email }))
    })
  },
  { rateLimits: 'memory' },
)
