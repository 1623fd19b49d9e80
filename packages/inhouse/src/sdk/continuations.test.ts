import { generate } from 'otplib'
import { expect, it } from 'vitest'
import { aMember, aUser, describeSdks, password, thrownBy, type Walk } from '../../test/sdks.ts'

const totpOf = ({ inhouse }: Walk, secret: string) =>
  generate({ secret, epoch: inhouse.clock() / 1000 })

await describeSdks('goes on where a sign-in is not finished', (walk) => {
  const { workos, sdk, inhouse } = walk
  const { userManagement, multiFactorAuth } = workos
  const refusedWith = async (code: string, email: string) => {
    const error = await thrownBy(userManagement.authenticateWithPassword({ email, password }))
    expect(error).toBeInstanceOf(sdk.AuthenticationException)
    expect(error).toMatchObject({
      status: 403,
      code,
      pendingAuthenticationToken: expect.any(String),
      requestID: expect.stringMatching(/^req_/),
    })
    expect(error.message).toMatch(/^The .*\.$/)
    return error
  }

  it('when the address is still to be verified', async () => {
    const user = await aUser(walk, { emailVerified: false })
    const error = await refusedWith('email_verification_required', user.email)
    expect(error.rawData.email).toBe(user.email)
    const { pendingAuthenticationToken } = error
    const { code } = await userManagement.getEmailVerification(error.rawData.email_verification_id)

    const wrong = await thrownBy(
      userManagement.authenticateWithEmailVerification({
        code: code === '000000' ? '000001' : '000000',
        pendingAuthenticationToken,
      }),
    )
    expect(wrong).toBeInstanceOf(sdk.GenericServerException)
    expect(wrong).toMatchObject({ status: 400, code: 'invalid_one_time_code' })

    const session = await userManagement.authenticateWithEmailVerification({
      code,
      pendingAuthenticationToken,
    })
    expect(session.user).toMatchObject({ id: user.id, emailVerified: true })
  })

  it('when one organization of several is to be chosen', async () => {
    const { user, email, ids } = await aMember(walk, 2)
    const error = await refusedWith('organization_selection_required', email)
    expect(error.rawData.user.id).toBe(user.id)
    const offered = error.rawData.organizations as { id: string; name: string }[]
    expect(offered.map(({ id }) => id).sort()).toEqual([...ids].sort())

    const { pendingAuthenticationToken } = error
    const foreign = await thrownBy(
      userManagement.authenticateWithOrganizationSelection({
        pendingAuthenticationToken,
        organizationId: 'org_none',
      }),
    )
    expect(foreign).toMatchObject({ status: 400, code: 'invalid_organization_id' })
    const session = await userManagement.authenticateWithOrganizationSelection({
      pendingAuthenticationToken,
      organizationId: ids[1]!,
    })
    expect(session.organizationId).toBe(ids[1])
  })

  it('when a second factor is asked for', async () => {
    const user = await aUser(walk)
    const enrolled = await multiFactorAuth.createUserAuthFactor({ userId: user.id, type: 'totp' })
    const { authenticationFactor, authenticationChallenge } = enrolled
    const { secret } = authenticationFactor.totp!
    const { valid } = await multiFactorAuth.verifyChallenge({
      authenticationChallengeId: authenticationChallenge.id,
      code: await totpOf(walk, secret),
    })
    expect(valid).toBe(true)

    inhouse.clock.advance('30s')
    const error = await refusedWith('mfa_challenge', user.email)
    const [factor] = error.rawData.authentication_factors
    expect(factor).toEqual({ id: authenticationFactor.id, type: 'totp' })
    expect(error.rawData.user.id).toBe(user.id)

    const challenge = await multiFactorAuth.challengeFactor({ authenticationFactorId: factor.id })
    const { pendingAuthenticationToken } = error
    const proof = { authenticationChallengeId: challenge.id, pendingAuthenticationToken }
    const wrong = await thrownBy(userManagement.authenticateWithTotp({ ...proof, code: '12345x' }))
    expect(wrong).toMatchObject({ status: 400, code: 'invalid_one_time_code' })
    const session = await userManagement.authenticateWithTotp({
      ...proof,
      code: await totpOf(walk, secret),
    })
    expect(session.user.id).toBe(user.id)
  })
})

await describeSdks(
  'goes on where everybody needs a second factor',
  (walk) => {
    const { workos, sdk } = walk
    const { userManagement, multiFactorAuth } = workos

    it('by enrolling one on the way, and one step after another', async () => {
      const { user, email, ids } = await aMember(walk, 2)
      const error = await thrownBy(userManagement.authenticateWithPassword({ email, password }))
      expect(error).toBeInstanceOf(sdk.AuthenticationException)
      expect(error).toMatchObject({ code: 'mfa_enrollment', rawData: { user: { id: user.id } } })

      const enrolled = await multiFactorAuth.createUserAuthFactor({
        userId: user.id,
        type: 'totp',
        totpIssuer: 'Acme',
        totpUser: email,
      })
      const { totp } = enrolled.authenticationFactor
      expect(totp).toMatchObject({ issuer: 'Acme', user: email })
      expect(totp!.uri).toContain('otpauth://totp/')
      expect(totp!.qrCode).toMatch(/^data:image\//)

      const next = await thrownBy(
        userManagement.authenticateWithTotp({
          code: await totpOf(walk, totp!.secret),
          authenticationChallengeId: enrolled.authenticationChallenge.id,
          pendingAuthenticationToken: error.pendingAuthenticationToken,
        }),
      )
      expect(next).toBeInstanceOf(sdk.AuthenticationException)
      expect(next.code).toBe('organization_selection_required')
      const session = await userManagement.authenticateWithOrganizationSelection({
        pendingAuthenticationToken: next.pendingAuthenticationToken,
        organizationId: ids[0]!,
      })
      expect(session.user.id).toBe(user.id)

      const { data: factors } = await multiFactorAuth.listUserAuthFactors({ userId: user.id })
      expect(factors.map(({ id }) => id)).toEqual([enrolled.authenticationFactor.id])
    })
  },
  { authkit: { mfa: 'required' } },
)
