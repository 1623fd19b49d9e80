import { describeInhouse } from '@inhouse/testing'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { defaultRedirectUri, isRedirectUriAllowed } from './service.ts'

describeInhouse('redirect URIs', [authkit], (inhouse) => {
  const path = '/user_management/redirect_uris'
  const create = (uri: string) => inhouse.call('POST', path, { uri })

  it('are registered, the first of them as the default', async () => {
    await create('https://*.example.com/cb')
    const { status, body } = await create('https://app.example.com/cb')
    expect([status, body]).toEqual([
      201,
      {
        object: 'redirect_uri',
        id: expect.stringMatching(/^redirect_uri_/),
        uri: 'https://app.example.com/cb',
        default: true,
        created_at: inhouse.context.now(),
        updated_at: inhouse.context.now(),
      },
    ])
    expect((await create('https://other.example.com/cb')).body.default).toBe(false)
    expect(await defaultRedirectUri(inhouse.context)).toBe('https://app.example.com/cb')
    expect((await inhouse.call('GET', path)).body.data).toHaveLength(3)
  })

  it('allow what is registered, and no other', async () => {
    expect(await isRedirectUriAllowed(inhouse.context, 'https://app.example.com/cb')).toBe(true)
    expect(await isRedirectUriAllowed(inhouse.context, 'https://pr-1.example.com/cb')).toBe(true)
    expect(await isRedirectUriAllowed(inhouse.context, 'https://app.example.com/cb/')).toBe(false)
  })

  it('are refused with the reason', async () => {
    for (const uri of [
      'http://app.example.com/cb',
      'javascript:alert(1)',
      'https://*.co.uk/cb',
      '',
    ]) {
      const { status, body } = await create(uri)
      expect([status, body.errors[0].field]).toEqual([422, 'uri'])
    }
    const again = await create('https://app.example.com/cb')
    expect([again.status, again.body.errors[0].code]).toEqual([422, 'duplicate_redirect_uri'])
  })

  it('go, the default as the last', async () => {
    const { data } = (await inhouse.call('GET', `${path}?order=asc`)).body
    const remove = (id: string) => inhouse.call('DELETE', `${path}/${id}`)
    const [wildcard, first, second] = data
    expect((await remove(first.id)).body.code).toBe('default_redirect_uri')
    expect((await remove(wildcard.id)).status).toBe(204)
    expect((await remove(second.id)).status).toBe(204)
    expect((await remove(first.id)).status).toBe(204)
    expect((await remove(first.id)).status).toBe(404)
  })
})
