import { createTestInhouse, testClientId } from '@inhouse/testing'
import { beforeAll, expect, it } from 'vitest'
import { aliases, modules } from './index.ts'

const inhouse = createTestInhouse(modules, { aliases })
const ids = { organization_id: '', user_id: '', domain_id: '', membership_id: '' }
const password = 'a long and private sentence'

const create = async (path: string, body: unknown) => {
  const answer = await inhouse.call('POST', path, body)
  expect(answer.status).toBe(201)
  return answer.body
}

beforeAll(async () => {
  await inhouse.migrate()
  const domain_data = [{ domain: 'acme.com', state: 'pending' }]
  const organization = await create('/organizations', { name: 'Acme', domain_data })
  ids.organization_id = organization.id
  ids.domain_id = organization.domains[0].id
  const user = { email: 'ada@acme.com', password, email_verified: true }
  ids.user_id = (await create('/user_management/users', user)).id
})

it('knows memberships by their older names', async () => {
  const { organization_id, user_id } = ids
  const { id } = await create('/organization_memberships', { organization_id, user_id })
  for (const path of ['/organization_memberships', '/organizations/organization_memberships']) {
    const { body } = await inhouse.call('GET', `${path}?user_id=${user_id}`)
    expect(body.data).toMatchObject([{ id }])
    expect((await inhouse.call('GET', `${path}/${id}`)).body).toMatchObject({ id })
  }
})

it.each(['id', 'organization_domain_id'])('verifies a domain named by %s', async (name) => {
  inhouse.dns.clear()
  const verify = (body: unknown) => inhouse.call('POST', '/organization_domains/verify', body)
  const { status, body } = await verify({ [name]: ids.domain_id })
  const plain = await inhouse.call('POST', `/organization_domains/${ids.domain_id}/verify`)
  expect([status, body.id]).toEqual([plain.status, ids.domain_id])
  expect((await verify({})).status).toBe(422)
})

it('creates a session by password, for the secret key', async () => {
  const credentials = { email: 'ada@acme.com', password }
  const create = (init?: { key: null }) =>
    inhouse.call('POST', '/user_management/sessions', credentials, init)
  expect(await create()).toMatchObject({
    status: 200,
    body: { user: { id: ids.user_id }, access_token: expect.any(String) },
  })
  expect((await create({ key: null })).status).toBeGreaterThanOrEqual(400)
  const named = { ...credentials, client_id: testClientId, client_secret: 'sk_wrong' }
  const wrong = await inhouse.call('POST', '/user_management/sessions', named, { key: null })
  expect(wrong.status).toBeGreaterThanOrEqual(400)
})
