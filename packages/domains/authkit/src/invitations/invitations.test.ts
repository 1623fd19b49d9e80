import { isoTime } from '@inhouse/core'
import {
  activateMembership,
  createOrganization,
  deactivateMembership,
  deleteOrganization,
} from '@inhouse/orgs'
import { describeInhouse } from '@inhouse/testing'
import { createUser, updateUser } from '@inhouse/users'
import { expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { aMember } from '../testing/people.ts'

describeInhouse('an invitation', [authkit], (inhouse) => {
  const { context } = inhouse
  let people = 0
  const newEmail = () => `guest${++people}@example.com`
  const newOrganization = async () => (await createOrganization(context, { name: 'Acme' })).id
  const invite = (body: object) => inhouse.call('POST', '/user_management/invitations', body)
  const invited = async (body: object = {}) =>
    (await invite({ email: newEmail(), organization_id: await newOrganization(), ...body })).body
  const act = (id: string, verb: string, body?: object) =>
    inhouse.call('POST', `/user_management/invitations/${id}/${verb}`, body)
  const get = async (id: string) =>
    (await inhouse.call('GET', `/user_management/invitations/${id}`)).body
  const refusal = async (answer: ReturnType<typeof invite>) => {
    const { status, body } = await answer
    return [status, body.code]
  }

  it('is mailed, answered with its link, told without it, and found', async () => {
    const organization_id = await newOrganization()
    const inviter = await createUser(context, {
      email: newEmail(),
      first_name: 'Ada',
      last_name: 'Lovelace',
    })
    await inhouse.events()
    const email = 'Grace@Example.com'
    const { status, body } = await invite({
      email,
      organization_id,
      role_slug: 'admin',
      expires_in_days: 3,
      inviter_user_id: inviter.id,
      locale: 'de-DE',
    })
    const { token } = body
    const url = `http://inhouse.test/invite?invitation_token=${token}`
    expect([status, body]).toEqual([
      201,
      {
        object: 'invitation',
        id: expect.stringMatching(/^invitation_/),
        email,
        state: 'pending',
        accepted_at: null,
        revoked_at: null,
        expires_at: isoTime(inhouse.clock() + 3 * 86_400_000),
        organization_id,
        inviter_user_id: inviter.id,
        accepted_user_id: null,
        role_slug: 'admin',
        created_at: context.now(),
        updated_at: context.now(),
        token: expect.stringMatching(/^\w{25}$/),
        accept_invitation_url: url,
      },
    ])
    const [told, ...others] = await inhouse.events()
    const { token: _t, accept_invitation_url: _u, ...rest } = body
    expect([told, others]).toMatchObject([{ event: 'invitation.created', data: rest }, []])
    expect(JSON.stringify(told)).not.toContain(token)
    expect(await get(body.id)).toEqual(body)
    const byToken = await inhouse.call('GET', `/user_management/invitations/by_token/${token}`)
    expect(byToken.body).toEqual(body)

    const [mail] = await inhouse.mails()
    expect([mail!.to, mail!.subject]).toEqual([email, 'Ada Lovelace lädt Sie zu Acme ein'])
    expect([mail!.text.includes(url), mail!.text.includes('4. Januar 2026')]).toEqual([true, true])
    const rows = await context.db.selectFrom('invitations').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(inhouse.logged().join()).not.toContain(token)
  })

  it('lasts seven days if not told otherwise, and one to thirty', async () => {
    const { id, expires_at } = await invited()
    expect(expires_at).toBe(isoTime(inhouse.clock() + 7 * 86_400_000))
    inhouse.clock.advance(7 * 86_400_000 - 1)
    expect((await get(id)).state).toBe('pending')
    inhouse.clock.advance(1)
    expect((await get(id)).state).toBe('expired')

    const email = newEmail()
    const days = (expires_in_days: number) => refusal(invite({ email, expires_in_days }))
    expect(await days(0)).toEqual([400, 'expires_in_days_too_short'])
    expect(await days(31)).toEqual([400, 'expires_in_days_too_long'])
    expect(await days(1.5)).toEqual([422, 'invalid_request_parameters'])
    expect((await days(30))[0]).toBe(201)
  })

  it('is one at a time for an address, here and in each organization', async () => {
    const [email, organization_id] = [newEmail(), await newOrganization()]
    expect((await invite({ email })).body.role_slug).toBe(null)
    expect(await refusal(invite({ email: email.toUpperCase() }))).toEqual([
      400,
      'email_already_invited',
    ])
    const first = await invite({ email, organization_id })
    expect([first.status, first.body.role_slug]).toEqual([201, 'member'])
    expect(await refusal(invite({ email, organization_id }))).toEqual([
      400,
      'email_already_invited_to_organization',
    ])
    expect((await invite({ email, organization_id: await newOrganization() })).status).toBe(201)
    await act(first.body.id, 'revoke')
    expect((await invite({ email, organization_id })).status).toBe(201)
    inhouse.clock.advance('7d')
    expect((await invite({ email, organization_id })).status).toBe(201)

    const contested = { email: newEmail(), organization_id }
    const answers = await Promise.all(Array.from({ length: 20 }, () => invite(contested)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('is not for who is there already', async () => {
    const { email, memberships } = await aMember(inhouse)
    const { organization_id } = memberships[0]!
    expect(await refusal(invite({ email }))).toEqual([400, 'user_already_exists'])
    expect(await refusal(invite({ email, organization_id }))).toEqual([
      400,
      'user_already_organization_member',
    ])
  })

  it('refuses what it cannot promise', async () => {
    const [email, organization_id] = [newEmail(), await newOrganization()]
    expect(await refusal(invite({ email, role_slug: 'admin' }))).toEqual([400, 'invalid_role'])
    expect(await refusal(invite({ email, organization_id, role_slug: 'No such' }))).toEqual([
      400,
      'invalid_role',
    ])
    expect(await refusal(invite({ email: 'a@nowhere.invalid' }))).toEqual([
      400,
      'email_domain_not_deliverable',
    ])
    expect(await refusal(invite({ email, organization_id: 'org_none' }))).toEqual([
      404,
      'entity_not_found',
    ])
    expect(await refusal(invite({ email, inviter_user_id: 'user_none' }))).toEqual([
      404,
      'entity_not_found',
    ])
    expect(await refusal(invite({ email: 'nobody' }))).toEqual([422, 'invalid_request_parameters'])
    await inhouse.mails()
    await inhouse.events()
    expect(await refusal(act('invitation_none', 'accept'))).toEqual([404, 'entity_not_found'])
    expect(await refusal(act('invitation_none', 'revoke'))).toEqual([404, 'entity_not_found'])
    expect(await refusal(act('invitation_none', 'resend'))).toEqual([404, 'entity_not_found'])
    expect((await inhouse.call('GET', '/user_management/invitations/none')).status).toBe(404)
    expect((await inhouse.call('GET', '/user_management/invitations/by_token/none')).status).toBe(
      404,
    )
    expect([await inhouse.mails(), await inhouse.events()]).toEqual([[], []])
  })

  it('is listed by address and by organization, page by page', async () => {
    const organization_id = await newOrganization()
    const email = newEmail()
    const ids = []
    for (const address of [email, newEmail(), newEmail()]) {
      inhouse.clock.advance('1s')
      ids.push((await invited({ email: address, organization_id })).id)
    }
    const elsewhere = await invited({ email })
    const list = async (query: string) => {
      const { body } = await inhouse.call('GET', `/user_management/invitations?${query}`)
      return [body.data.map(({ id }: { id: string }) => id), body.list_metadata]
    }
    const none = { before: null, after: null }
    const ofOrganization = `organization_id=${organization_id}`
    expect(await list(ofOrganization)).toEqual([[...ids].reverse(), none])
    expect(await list(`${ofOrganization}&email=${email.toUpperCase()}`)).toEqual([[ids[0]], none])
    expect(await list(`email=${email}`)).toEqual([[elsewhere.id, ids[0]], none])
    expect(await list(`${ofOrganization}&limit=2`)).toEqual([
      [ids[2], ids[1]],
      { before: null, after: ids[1] },
    ])
    expect(await list(`${ofOrganization}&limit=2&after=${ids[1]}`)).toEqual([
      [ids[0]],
      { before: ids[0], after: null },
    ])
    expect(await list('organization_id=org_none')).toEqual([[], none])
    expect(await refusal(inhouse.call('GET', '/user_management/invitations?email=no'))).toEqual([
      422,
      'invalid_request_parameters',
    ])
  })

  it('is accepted for the user who was invited, once', async () => {
    const { id, email, organization_id } = await invited({ role_slug: 'admin' })
    expect(await refusal(act(id, 'accept'))).toEqual([400, 'invalid_invite'])
    const user = await createUser(context, { email })
    await inhouse.events()
    inhouse.clock.advance('1h')

    const { status, body } = await act(id, 'accept')
    expect([status, body]).toMatchObject([
      200,
      { state: 'accepted', accepted_at: context.now(), accepted_user_id: user.id },
    ])
    const events = await inhouse.events()
    const { token: _t, accept_invitation_url: _u, ...told } = body
    expect(events).toMatchObject([
      {
        event: 'organization_membership.created',
        data: { user_id: user.id, organization_id, status: 'active', role: { slug: 'admin' } },
      },
      { event: 'invitation.accepted', data: told },
    ])
    expect(await get(id)).toEqual(body)
    expect(await refusal(act(id, 'accept'))).toEqual([400, 'invite_has_accepted_user_id'])
    expect(await refusal(act(id, 'revoke'))).toEqual([400, 'invite_not_pending'])
    expect(await refusal(act(id, 'resend'))).toEqual([400, 'invite_accepted'])
    await inhouse.call('DELETE', `/user_management/users/${user.id}`)
    expect(await refusal(act(id, 'accept'))).toEqual([400, 'invite_not_pending'])
  })

  it('leads to no organization where it named none', async () => {
    const { id, email } = (await invite({ email: newEmail() })).body
    await createUser(context, { email })
    await inhouse.events()
    expect((await act(id, 'accept')).body.state).toBe('accepted')
    expect((await inhouse.events()).map(({ event }) => event)).toEqual(['invitation.accepted'])
  })

  it('is won by one of a hundred who accept at once', async () => {
    const { id, email } = await invited()
    await createUser(context, { email })
    await inhouse.events()
    const answers = await Promise.all(Array.from({ length: 100 }, () => act(id, 'accept')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await inhouse.events()).map(({ event }) => event)).toEqual([
      'organization_membership.created',
      'invitation.accepted',
    ])
  })

  it('is revoked, and then neither accepted nor sent again', async () => {
    const { id, email } = await invited()
    await createUser(context, { email })
    await inhouse.events()
    const { status, body } = await act(id, 'revoke')
    expect([status, body]).toMatchObject([200, { state: 'revoked', revoked_at: context.now() }])
    const { token: _t, accept_invitation_url: _u, ...told } = body
    expect(await inhouse.events()).toMatchObject([{ event: 'invitation.revoked', data: told }])
    expect(await refusal(act(id, 'revoke'))).toEqual([400, 'invite_not_pending'])
    expect(await refusal(act(id, 'accept'))).toEqual([400, 'invite_not_pending'])
    expect(await refusal(act(id, 'resend'))).toEqual([400, 'invite_revoked'])
  })

  it('is sent again with the same link, in another language if asked', async () => {
    const { id, token, ...invitation } = await invited()
    await inhouse.events()
    await inhouse.mails()
    const { status, body } = await act(id, 'resend', { locale: 'fr' })
    expect([status, body]).toEqual([200, { ...invitation, id, token }])
    const [mail] = await inhouse.mails()
    expect([mail!.to, mail!.subject, mail!.text.includes(token)]).toEqual([
      invitation.email,
      'Vous êtes invité(e) à rejoindre Acme',
      true,
    ])
    expect(await inhouse.events()).toMatchObject([{ event: 'invitation.resent', data: { id } }])
    expect((await act(id, 'resend')).status).toBe(200)

    inhouse.clock.advance('7d')
    expect(await refusal(act(id, 'resend'))).toEqual([400, 'invite_expired'])
    expect(await refusal(act(id, 'accept'))).toEqual([400, 'invite_not_pending'])
    expect(await refusal(act(id, 'revoke'))).toEqual([400, 'invite_not_pending'])
  })
})

describeInhouse('an invited user', [authkit], (inhouse) => {
  const { context } = inhouse
  let people = 0
  const start = async (more: object = {}) => {
    const user = await createUser(context, { email: `asked${++people}@example.com` })
    const { id: organization_id } = await createOrganization(context, { name: 'Acme' })
    await inhouse.events()
    const { body } = await inhouse.call('POST', '/user_management/invitations', {
      email: user.email,
      organization_id,
      ...more,
    })
    return { user, organization_id, invitation: body }
  }
  const act = (id: string, verb: string) =>
    inhouse.call('POST', `/user_management/invitations/${id}/${verb}`)
  const stateOf = async (id: string) =>
    (await inhouse.call('GET', `/user_management/invitations/${id}`)).body.state
  const memberships = async (organizationId: string) => {
    const path = '/user_management/organization_memberships'
    const query = `organization_id=${organizationId}&statuses=active,inactive,pending`
    return (await inhouse.call('GET', `${path}?${query}`)).body.data
  }
  const statuses = async (organizationId: string) =>
    (await memberships(organizationId)).map(({ status }: { status: string }) => status)
  const told = async () => (await inhouse.events()).map(({ event }) => event)

  it('is a member who waits, and an active one from the acceptance on', async () => {
    const { user, organization_id, invitation } = await start({ role_slug: 'admin' })
    expect(await told()).toEqual(['organization_membership.created', 'invitation.created'])
    const [waiting] = await memberships(organization_id)
    expect(waiting).toMatchObject({
      user_id: user.id,
      status: 'pending',
      role: { slug: 'admin' },
    })
    await act(invitation.id, 'accept')
    expect(await told()).toEqual(['organization_membership.updated', 'invitation.accepted'])
    expect(await memberships(organization_id)).toMatchObject([
      { id: waiting.id, status: 'active', role: { slug: 'admin' } },
    ])
  })

  it('is no member any more once the invitation is revoked', async () => {
    const { organization_id, invitation } = await start()
    await told()
    await act(invitation.id, 'revoke')
    expect(await told()).toEqual(['invitation.revoked', 'organization_membership.deleted'])
    expect(await memberships(organization_id)).toEqual([])
  })

  it('is no member any more once the invitation has run out and the next one is made', async () => {
    const { user, organization_id, invitation } = await start()
    const [waiting] = await memberships(organization_id)
    inhouse.clock.advance('7d')
    await told()
    const again = { email: user.email, organization_id }
    expect((await inhouse.call('POST', '/user_management/invitations', again)).status).toBe(201)
    expect((await told()).filter((event) => event !== 'organization_membership.deleted')).toEqual([
      'organization_membership.created',
      'invitation.created',
    ])
    const [fresh, ...others] = await memberships(organization_id)
    expect([fresh.status, others]).toEqual(['pending', []])
    expect(fresh.id).not.toBe(waiting.id)
    expect(await stateOf(invitation.id)).toBe('expired')
  })

  it('is no longer invited once the membership that waits is deleted', async () => {
    const { organization_id, invitation } = await start()
    const [waiting] = await memberships(organization_id)
    await told()
    await inhouse.call('DELETE', `/user_management/organization_memberships/${waiting.id}`)
    expect((await told()).sort()).toEqual(['invitation.revoked', 'organization_membership.deleted'])
    expect(await stateOf(invitation.id)).toBe('revoked')
  })

  it('stays a member who was made one in another way meanwhile', async () => {
    const { organization_id, invitation } = await start()
    const [{ id }] = await memberships(organization_id)
    await activateMembership(context, id)
    expect((await act(invitation.id, 'revoke')).status).toBe(200)
    expect(await statuses(organization_id)).toEqual(['active'])
  })

  it('stays a former member until they accept', async () => {
    const { user, organization_id, invitation } = await start()
    await act(invitation.id, 'accept')
    const [{ id }] = await memberships(organization_id)
    await deactivateMembership(context, id)
    const again = { email: user.email, organization_id, role_slug: 'editor' }
    const invite = async () =>
      (await inhouse.call('POST', '/user_management/invitations', again)).body
    await act((await invite()).id, 'revoke')
    expect(await statuses(organization_id)).toEqual(['inactive'])
    await act((await invite()).id, 'accept')
    expect(await memberships(organization_id)).toMatchObject([
      { id, status: 'active', role: { slug: 'editor' } },
    ])
  })

  it('is found at the address they have when they accept', async () => {
    const { user, invitation } = await start()
    await updateUser(context, user.id, { email: `moved${people}@example.org` })
    const { status, body } = await act(invitation.id, 'accept')
    expect([status, body.code]).toEqual([400, 'invalid_invite'])
  })

  it('goes with the organization', async () => {
    const { organization_id, invitation } = await start()
    await inhouse.call('POST', '/user_management/invitations', {
      email: 'stranger@example.com',
      organization_id,
    })
    await told()
    await deleteOrganization(context, organization_id)
    expect((await told()).filter((event) => event === 'invitation.revoked')).toHaveLength(2)
    const gone = await inhouse.call('GET', `/user_management/invitations/${invitation.id}`)
    expect(gone.status).toBe(404)
  })
})

describeInhouse(
  'an invitation to a page of the app',
  [authkit],
  (inhouse) => {
    it('leads there, and is mailed by the app', async () => {
      const { body } = await inhouse.call('POST', '/user_management/invitations', {
        email: 'own@example.com',
      })
      expect(body.accept_invitation_url).toBe(
        `https://app.example.com/join?from=mail&invitation_token=${body.token}`,
      )
      expect(await inhouse.mails()).toEqual([])
    })
  },
  {
    settings: {
      authkit: {
        invitationUrl: 'https://app.example.com/join?from=mail',
        mails: { invitation: false },
      },
    } as never,
  },
)
