import { createOrganization, findMembership } from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { createUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { acceptInvitation } from './accept.ts'
import { revokeInvitation } from './revoke.ts'
import { createInvitation } from './service.ts'
import { findOpenInvitation, findUsableInvitation } from './usable.ts'

describeInhouse('an invitation brought to a sign-in', [authkit], (inhouse) => {
  const { context } = inhouse
  let people = 0
  const newEmail = () => `bearer${++people}@company.example`
  const start = async (email = newEmail()) => {
    const { id: organization_id } = await createOrganization(context, { name: 'Acme' })
    const { token } = await createInvitation(context, { email, organization_id })
    return { email, organization_id, token }
  }
  const accept = async (token: string, email: string) => {
    const invitation = await findUsableInvitation(context, token, email)
    const user = await createUser(context, { email })
    await inhouse.events()
    const accepted = await context.transaction((tx) => acceptInvitation(tx, invitation, user))
    return { ...accepted, user }
  }

  it('makes who brings it a member, and tells both', async () => {
    const { email, organization_id, token } = await start()
    const { user, membership, invitation } = await accept(token, email)
    expect(membership).toMatchObject({ user_id: user.id, organization_id, status: 'active' })
    expect(invitation).toMatchObject({ accepted_user_id: user.id, accepted_at: context.now() })
    expect((await inhouse.events()).map(({ event }) => event)).toEqual([
      'organization_membership.created',
      'invitation.accepted',
    ])
  })

  it('may be brought by a colleague, and then nobody waits any more', async () => {
    const invited = await createUser(context, { email: newEmail() })
    const { organization_id, token } = await start(invited.email)
    expect((await findMembership(context, invited.id, organization_id))?.status).toBe('pending')
    const { user } = await accept(token, newEmail())
    expect((await findMembership(context, user.id, organization_id))?.status).toBe('active')
    expect(await findMembership(context, invited.id, organization_id)).toBe(undefined)
  })

  it('is refused in the words of OAuth', async () => {
    const { email, token } = await start()
    await expect(findUsableInvitation(context, 'never', email)).rejects.toMatchObject({
      name: 'OAuthError',
      code: 'invitation_invalid',
    })
    await expect(findUsableInvitation(context, token, 'a@elsewhere.org')).rejects.toMatchObject({
      name: 'OAuthError',
      code: 'invitation_cannot_be_used_for_email',
    })
    const invitation = await findUsableInvitation(context, token, email)
    const stranger = await createUser(context, { email: `stranger${people}@elsewhere.org` })
    await expect(
      context.transaction((tx) => acceptInvitation(tx, invitation, stranger)),
    ).rejects.toMatchObject({ code: 'invitation_cannot_be_used_for_email' })
  })

  it('is worth nothing once it was accepted, revoked, or has run out', async () => {
    const used = await start()
    const { invitation, user } = await accept(used.token, used.email)
    const twice = context.transaction((tx) => acceptInvitation(tx, invitation, user))
    await expect(twice).rejects.toMatchObject({ code: 'invitation_invalid' })

    const revoked = await start()
    const { id } = await findUsableInvitation(context, revoked.token, revoked.email)
    await revokeInvitation(context, id)
    const late = await start()
    const open = await findUsableInvitation(context, late.token, late.email)
    expect((await findOpenInvitation(context, open.id))?.id).toBe(open.id)
    inhouse.clock.advance('7d')
    expect(await findOpenInvitation(context, open.id)).toBe(undefined)
    for (const { token, email } of [used, revoked, late]) {
      await expect(findUsableInvitation(context, token, email)).rejects.toMatchObject({
        code: 'invitation_invalid',
      })
    }
  })
})
