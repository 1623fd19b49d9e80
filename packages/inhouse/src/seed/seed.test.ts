import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeInhouse } from '@inhouse/testing'
import { describe, expect, it } from 'vitest'
import { emptyDirectory } from '../../test/command.ts'
import { modules } from '../index.ts'
import { plant } from './plant.ts'
import { readSeed } from './read.ts'

const acme = `
users:
  - id: user_alice
    email: alice@acme.com
    first_name: Alice
    password: test123
    email_verified: true
  - email: bob@acme.com
    external_id: bob
organizations:
  - id: org_acme
    name: Acme
    metadata: { tier: gold }
    domains: [{ domain: acme.com, state: verified }, acme.org]
    memberships:
      - { email: ALICE@acme.com, role: admin, id: om_alice }
      - { email: bob@acme.com, status: inactive }
  - name: Empty
apiKeys:
  - { name: CI, value: sk_test_of_the_seed }
`

function read(text: string, name = 'seed.yaml') {
  const file = join(emptyDirectory(), name)
  writeFileSync(file, text)
  return readSeed(file)
}

const complaints = (text: string, name?: string) => {
  try {
    read(text, name)
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(/^\S*?seed\.\w+: /, ''))
  }
  return []
}

describeInhouse('a seed', modules, (inhouse) => {
  it('creates what is missing, under the ids it names, and tells events of it', async () => {
    const planted = await plant(inhouse.context, read(acme).get('default')!)
    expect(planted).toEqual({
      users: [
        { id: 'user_alice', email: 'alice@acme.com' },
        { id: expect.stringMatching(/^user_/), email: 'bob@acme.com' },
      ],
      organizations: [
        {
          id: 'org_acme',
          name: 'Acme',
          domains: [
            { id: expect.stringMatching(/^org_domain_/), domain: 'acme.com' },
            { id: expect.stringMatching(/^org_domain_/), domain: 'acme.org' },
          ],
          memberships: [
            { id: 'om_alice', user_id: 'user_alice' },
            { id: expect.stringMatching(/^om_/), user_id: planted['users']![1]!.id },
          ],
        },
        { id: expect.stringMatching(/^org_/), name: 'Empty', domains: [], memberships: [] },
      ],
      apiKeys: [{ id: expect.any(String), name: 'CI', value: 'sk_test_of_the_seed' }],
    })
    const events = await inhouse.events()
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'user.created',
        data: expect.objectContaining({ id: 'user_alice', first_name: 'Alice' }),
      }),
    )
    const { body } = await inhouse.call('GET', '/organizations/org_acme', undefined, {
      key: 'sk_test_of_the_seed',
    })
    expect(body.domains.map(({ state }: any) => state).sort()).toEqual(['pending', 'verified'])
    const { body: members } = await inhouse.call(
      'GET',
      '/user_management/organization_memberships?organization_id=org_acme&statuses=active,inactive',
    )
    expect(members.data.map(({ status, role }: any) => [status, role.slug]).sort()).toEqual([
      ['active', 'admin'],
      ['inactive', 'member'],
    ])
  })

  it('lets a user sign in by a password that the policy would refuse', async () => {
    const { status } = await inhouse.call('POST', '/user_management/authenticate', {
      grant_type: 'password',
      client_id: inhouse.clientId,
      client_secret: 'sk_test_of_the_seed',
      email: 'alice@acme.com',
      password: 'test123',
    })
    expect(status).toBe(200)
  })

  it('changes nothing the second time, and adds what the seed has got since', async () => {
    await inhouse.events()
    const first = await plant(inhouse.context, read(acme).get('default')!)
    expect(await inhouse.events()).toEqual([])
    const grown = acme.replace('acme.org]', 'acme.org, acme.net]')
    const second = await plant(inhouse.context, read(grown).get('default')!)
    expect(second['users']).toEqual(first['users'])
    expect((await inhouse.events()).map(({ event }) => event)).toContain(
      'organization_domain.created',
    )
  })

  it('invites once, asks of an organization what it says, and gives tokens their claims', async () => {
    const text = `
organizations:
  - name: Strict
    authentication_policy: { mfa_required: true }
    invitations: [{ email: carol@strict.dev, id: invitation_carol }]
invitations: [{ email: dan@example.dev }]
jwtTemplate: '{ "mail": "{{ user.email }}" }'`
    for (const _time of ['first', 'second']) {
      await plant(inhouse.context, read(text).get('default')!)
    }
    const { body } = await inhouse.call('GET', '/user_management/invitations')
    expect(body.data.map(({ email }: any) => email).sort()).toEqual([
      'carol@strict.dev',
      'dan@example.dev',
    ])
    const carol = await inhouse.call('GET', '/user_management/invitations/invitation_carol')
    const policy = `/organizations/${carol.body.organization_id}/authentication_policy`
    expect((await inhouse.call('GET', policy)).body.mfa_required).toBe(true)
    const template = await inhouse.call('GET', '/user_management/jwt_template')
    expect(template.body.content).toContain('user.email')
  })

  it('makes webhook endpoints, which hear nothing of what was planted', async () => {
    const text = `
users: [{ email: before@example.dev }]
webhookEndpoints:
  - { id: we_app, endpoint_url: 'https://app.example.com/hooks', events: [user.created], secret: whsec_of_the_seed }
  - { endpoint_url: 'https://other.example.com/hooks', events: [user.deleted] }`
    const planted = await plant(inhouse.context, read(text).get('default')!)
    expect(planted['webhookEndpoints']).toEqual([
      { id: 'we_app', endpoint_url: 'https://app.example.com/hooks', secret: 'whsec_of_the_seed' },
      {
        id: expect.stringMatching(/^we_/),
        endpoint_url: 'https://other.example.com/hooks',
        secret: expect.stringMatching(/^whsec_/),
      },
    ])
    const [first, second] = (await plant(inhouse.context, read(text).get('default')!))[
      'webhookEndpoints'
    ]!
    expect(first).toEqual(planted['webhookEndpoints']![0])
    expect(second).not.toHaveProperty('secret')

    await inhouse.runJobs()
    inhouse.clock.advance('5s')
    await inhouse.runJobs()
    const deliveries = await inhouse.call('GET', '/webhook_endpoints/we_app/deliveries')
    expect(deliveries.body.data).toEqual([])

    const wrong = `webhookEndpoints: [{ endpoint_url: 'https://127.0.0.1/', events: [] }]`
    await expect(plant(inhouse.context, read(wrong).get('default')!)).rejects.toThrow(
      'webhookEndpoints[0]: 127.0.0.1 is at a loopback address',
    )
  })

  it('does all or nothing, and says where in the file it stopped', async () => {
    const text = `
users: [{ email: carol@acme.com }]
organizations:
  - name: Lost
    memberships: [{ email: nobody@acme.com }]`
    await expect(plant(inhouse.context, read(text).get('default')!)).rejects.toThrow(
      "organizations[0].memberships[0].email: There is no user 'nobody@acme.com'.",
    )
    const taken = `users: [{ id: user_other, email: alice@acme.com }]`
    await expect(plant(inhouse.context, read(taken).get('default')!)).rejects.toThrow(
      /seed\.yaml: users\[0\]: Could not create user\. This email/,
    )
    const twice = `users: [{ email: carol@acme.com }, { email: CAROL@acme.com }]`
    await expect(plant(inhouse.context, read(twice).get('default')!)).rejects.toThrow(
      'users[1]: is the same as users[0].',
    )
    const { body } = await inhouse.call('GET', '/user_management/users?email=carol@acme.com')
    expect(body.data).toEqual([])
  })
})

describe('the file of a seed', () => {
  it('is refused where a key is not known, with the one that was meant', () => {
    const text = `
user: []
users: [{ emial: a@b.com }]
organizations: [{ name: A, memberships: [{ email: a@b.com, stauts: active }] }]
environments: { staging: { organisations: [] } }`
    expect(complaints(text)).toEqual([
      'users[0].email: is missing.',
      'users[0].emial: is not known. Did you mean email?',
      'organizations[0].memberships[0].stauts: is not known. Did you mean status?',
      'environments.staging.organisations: is not known. Did you mean organizations?',
      'user: is not known. Did you mean users?',
    ])
  })

  it('is refused where a key belongs to a part that is still to come', () => {
    const text = `
roles: []
users: [{ email: a@b.com, totp: true }]
environments: { staging: { feature_flags: [] } }`
    expect(complaints(text)).toEqual([
      'users[0].totp: is of multi-factor authentication, which a seed cannot make yet. Take it out for now.',
      'environments.staging.feature_flags: is of feature flags, which a seed cannot make yet. Take it out for now.',
      'roles: is of authorization, which a seed cannot make yet. Take it out for now.',
    ])
  })

  it('is refused where a value cannot be', () => {
    const text = `
users: [{ email: nobody, id: a/b }]
organizations: [{ name: A, domains: [{ domain: a.com, state: maybe }], memberships: [{}] }]
apiKeys: { key: { environment: test } }
environments: { Staging: {}, default: {} }`
    expect(complaints(text)).toEqual([
      'users[0].id: An id has letters, digits, _ and - only.',
      'users[0].email: That is not an email address.',
      expect.stringMatching(/^organizations\[0\]\.domains\[0\]\.state: .*"verified"/),
      'organizations[0].memberships[0]: Name the user by `email` or by `user_id`.',
      'apiKeys[0].value: A key begins with sk_ and has letters, digits, _ and - only.',
      'environments.Staging: A name begins with a letter: a-z, 0-9, _ and -.',
      'environments.default: This name is taken by the seed itself.',
    ])
    expect(complaints('users: 1')).toEqual([expect.stringMatching(/^users: .*expected array/)])
  })

  it('may be JSON, or empty, and is refused where it is neither JSON nor YAML', () => {
    expect(read('{ "users": [{ "email": "a@b.com" }] }', 'seed.json').get('default')).toMatchObject(
      {
        users: [{ email: 'a@b.com' }],
      },
    )
    expect(read('').get('default')!.users).toBe(undefined)
    expect(complaints('{ "users": ', 'seed.json')[0]).toContain('JSON')
    expect(complaints('users:\n  - [')[0]).toContain('line')
    expect(() => readSeed('/nowhere/seed.yaml')).toThrow('The seed cannot be read: ENOENT')
  })

  it('names environments by a list or a map, and keys by a map as well', () => {
    expect([...read('environments: [staging, { name: live }]').keys()]).toEqual([
      'default',
      'staging',
      'live',
    ])
    const { apiKeys } = read('apiKeys: { sk_test_older: { environment: test } }').get('default')!
    expect(apiKeys).toMatchObject([{ name: 'seed', value: 'sk_test_older' }])
  })
})
