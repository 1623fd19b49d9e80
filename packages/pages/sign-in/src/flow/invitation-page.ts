import { beginSignIn, csrfToken, defaultRedirectUri, getInvitationByToken } from '@inhouse/authkit'
import { type Context, type Operation, operation } from '@inhouse/core'
import { findOrganization } from '@inhouse/orgs'
import { brandOf } from '@inhouse/ui'
import { getUser } from '@inhouse/users'
import * as z from 'zod'
import { hiddenPage } from './step.ts'
import { assertCsrf, knowing, type Visit, visit } from './visit.ts'

const path = '/invite'
const page = { ...hiddenPage, path }

/** Where the link of an invitation leads. It is accepted when its sign-in ends, not when it is opened. */
export const invitationPages: Operation[] = [
  operation({
    ...page,
    method: 'GET',
    summary: 'Look at an invitation',
    query: z.object({ invitation_token: z.string().default('') }),
    handler: (ctx, { query: { invitation_token: token }, request, caller }) =>
      invitationPage(visit(ctx, path, request, caller), token),
  }),

  operation({
    ...page,
    method: 'POST',
    summary: 'Go on with an invitation',
    query: z.object({ invitation_token: z.string().default('') }),
    body: z.object({ csrf_token: z.string().default('') }),
    async handler(ctx, { query: { invitation_token: token }, body, request, caller }) {
      const here = visit(ctx, path, request, caller)
      assertCsrf(here.browser, path, body.csrf_token)
      const found = await findPending(ctx, token)
      const redirect_uri = await defaultRedirectUri(ctx)
      if (!found || !redirect_uri) return invalidInvitation(here)
      const { signIn, browser } = await beginSignIn(ctx, {
        redirect_uri,
        state: null,
        code_challenge: null,
        organization_id: null,
        email: found.email,
        invitation_token: token,
        ...here.origin,
      })
      return knowing(browser, here.go(`sign-up?flow=${signIn.id}`))
    },
  }),
]

async function invitationPage(here: Visit, token: string): Promise<Response> {
  const { ctx } = here
  const found = await findPending(ctx, token)
  if (!found) return invalidInvitation(here)
  const organization = found.organization_id && (await findOrganization(ctx, found.organization_id))
  const inviter = found.inviter_user_id && (await getUser(ctx, found.inviter_user_id))
  return here.show('invitation', {
    action: `invite?invitation_token=${encodeURIComponent(token)}`,
    csrf: csrfToken(here.browser, path),
    organization: organization ? organization.name : brandOf(ctx).name,
    email: found.email,
    ...(inviter && { inviter: inviter.name ?? inviter.email }),
  })
}

async function findPending(ctx: Context, token: string) {
  const found = await getInvitationByToken(ctx, token).catch(() => undefined)
  const invitation = found?.invitation
  const isPending =
    invitation &&
    invitation.accepted_at === null &&
    invitation.revoked_at === null &&
    invitation.expires_at > ctx.now()
  return isPending ? invitation : undefined
}

const invalidInvitation = (here: Visit) =>
  here.show('error', { id: here.requestId, message: here.t('problem.invitation') }, 410)
