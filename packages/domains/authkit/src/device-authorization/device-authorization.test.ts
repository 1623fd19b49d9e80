import { describeInhouse, testClientId } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember, authenticate } from '../testing/people.ts'
import { decideDevice, findPendingDevice } from './service.ts'

describeInhouse('a device', [authkit], (inhouse) => {
  const begin = async () =>
    (
      await inhouse.call(
        'POST',
        '/user_management/authorize/device',
        { client_id: testClientId },
        { key: null },
      )
    ).body
  const poll = async (device_code: string) => {
    const { status, body } = await authenticate(inhouse, {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code,
      client_secret: undefined,
    })
    return status === 200 ? body : [status, body.error]
  }
  const approve = async (user_code: string, user_id: string) =>
    decideDevice(inhouse.context, user_code, {
      approve: {
        user_id,
        organization_id: null,
        invitation_id: null,
        auth_method: 'password',
        authentication_method: 'Password',
        authenticated_at: inhouse.context.now(),
        mfa_passed: false,
        ip_address: null,
        user_agent: null,
      },
    })

  it('is given a code to wait with and one to show', async () => {
    expect(await begin()).toEqual({
      device_code: expect.stringMatching(/^\w{64}$/),
      user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
      verification_uri: 'http://inhouse.test/device',
      verification_uri_complete: expect.stringMatching(/\/device\?user_code=....-....$/),
      expires_in: 300,
      interval: 5,
    })
    const other = await inhouse.call('POST', '/user_management/authorize/device', {
      client_id: 'client_other',
    })
    expect([other.status, other.body.error]).toEqual([400, 'invalid_client'])
  })

  it('waits, is let in, and comes in once', async () => {
    const { user } = await aMember(inhouse)
    const { device_code, user_code } = await begin()
    expect(await poll(device_code)).toEqual([400, 'authorization_pending'])
    expect(await approve(user_code, user.id)).toBe(true)
    inhouse.clock.advance('5s')
    expect((await poll(device_code)).user.id).toBe(user.id)
    expect(await poll(device_code)).toEqual([400, 'invalid_grant'])
    expect(await poll('never')).toEqual([400, 'invalid_grant'])
  })

  it('is slowed down when it asks too often, five seconds each time', async () => {
    const { device_code } = await begin()
    expect(await poll(device_code)).toEqual([400, 'authorization_pending'])
    expect(await poll(device_code)).toEqual([400, 'slow_down'])
    inhouse.clock.advance('9s')
    expect(await poll(device_code)).toEqual([400, 'slow_down'])
    inhouse.clock.advance('15s')
    expect(await poll(device_code)).toEqual([400, 'authorization_pending'])
  })

  it('is turned away, or forgotten after five minutes', async () => {
    const { user } = await aMember(inhouse)
    const denied = await begin()
    expect(await decideDevice(inhouse.context, denied.user_code, 'deny')).toBe(true)
    expect(await poll(denied.device_code)).toEqual([400, 'access_denied'])
    expect(await approve(denied.user_code, user.id)).toBe(false)

    const late = await begin()
    inhouse.clock.advance('5m')
    expect(await poll(late.device_code)).toEqual([400, 'expired_token'])
    expect(await approve(late.user_code, user.id)).toBe(false)
    expect(await findPendingDevice(inhouse.context, late.user_code)).toBeUndefined()
  })

  it('is found however its code is typed', async () => {
    const { user_code } = await begin()
    for (const typed of [user_code, user_code.toLowerCase(), ` ${user_code.replace('-', ' ')} `]) {
      expect(await findPendingDevice(inhouse.context, typed)).toMatchObject({ user_code })
    }
    expect(await findPendingDevice(inhouse.context, 'BCDF')).toBeUndefined()
  })
})
