import { describeInhouse } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { createMembership, createOrganization, orgs } from '../index.ts'

describeInhouse('memberships', [orgs], (inhouse) => {
  const { context } = inhouse
  let people = 0
  const newUser = () => createUser(context, { email: `u${++people}@acme.com` })
  const newOrganization = () => createOrganization(context, { name: 'Acme' })
  const told = async () => {
    const names = (await inhouse.events()).map(({ event }) => event)
    return Array.from(
      Map.groupBy(names, (name) => name),
      ([name, all]) => [name, all.length],
    )
  }
  const join = (user_id: string, organization_id: string) =>
    createMembership(context, { user_id, organization_id })

  it('end, and say so, when their user is deleted', async () => {
    const user = await newUser()
    const [one, other] = [await newOrganization(), await newOrganization()]
    await join(user.id, one.id)
    await join(user.id, other.id)
    const stays = await join((await newUser()).id, one.id)
    await inhouse.events()
    await inhouse.call('DELETE', `/user_management/users/${user.id}`)
    expect(await told()).toEqual([
      ['user.deleted', 1],
      ['organization_membership.deleted', 2],
    ])
    const path = `/user_management/organization_memberships?organization_id=${one.id}`
    const { body } = await inhouse.call('GET', path)
    expect(body.data.map(({ id }: any) => id)).toEqual([stays.id])
  })

  it('end, however many, before their organization does', { timeout: 30_000 }, async () => {
    const { id } = await newOrganization()
    await context.transaction(async (tx) => {
      for (let count = 0; count < 101; count++) {
        const user = await createUser(tx, { email: `m${count}@acme.com` })
        await createMembership(tx, { user_id: user.id, organization_id: id })
      }
    })
    await inhouse.events()
    expect((await inhouse.call('DELETE', `/organizations/${id}`)).status).toBe(200)
    expect(await told()).toEqual([
      ['organization_membership.deleted', 101],
      ['organization.deleted', 1],
    ])
  })

  it('are told as many times as they were made, while their two ends are deleted', async () => {
    for (let round = 0; round < 5; round++) {
      const [user, organization] = [await newUser(), await newOrganization()]
      await inhouse.events()
      const body = { user_id: user.id, organization_id: organization.id }
      const answers = await Promise.all([
        inhouse.call('POST', '/user_management/organization_memberships', body),
        inhouse.call('DELETE', `/organizations/${organization.id}`),
        inhouse.call('DELETE', `/user_management/users/${user.id}`),
        inhouse.call('POST', '/user_management/organization_memberships', body),
      ])
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
      const counts = Object.fromEntries(await told())
      expect(counts['organization_membership.deleted']).toBe(
        counts['organization_membership.created'],
      )
    }
  })
})
