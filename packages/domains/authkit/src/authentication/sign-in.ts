import { type Context, forbidden, type Transaction } from '@inhouse/core'
import { listActiveMemberships, type Membership } from '@inhouse/orgs'
import { getUser, recordSignIn, userSerializer } from '@inhouse/users'
import { createPendingAuthentication } from '../pending-authentications/service.ts'
import { issueRefreshToken } from '../refresh-tokens/service.ts'
import { createSession, type NewSession } from '../sessions/service.ts'
import { loadSigner, signAccessToken } from '../tokens/access-token.ts'
import type { Authentication } from './serializer.ts'

/** Someone who has proved who they are, and is not yet in any organization. */
export type Proven = Omit<NewSession, 'organization_id'>

/**
 * Goes on from the proof to the session: with the one organization there is, with none, or first
 * with the question which.
 */
export async function completeSignIn(ctx: Context, proven: Proven): Promise<Authentication> {
  const memberships = await listActiveMemberships(ctx, proven.user_id)
  if (memberships.length > 1) throw await organizationSelectionRequired(ctx, proven, memberships)
  return openSession(ctx, proven, memberships[0])
}

/** Opens a session and tells it; `before` runs first in the same transaction. */
export async function openSession(
  ctx: Context,
  proven: Proven,
  membership: Pick<Membership, 'organization_id' | 'role_slug'> | undefined,
  before: (tx: Transaction) => Promise<void> = async () => {},
): Promise<Authentication> {
  // Made outside: the first time it takes as long as a key takes to make.
  const signer = await loadSigner(ctx)
  return ctx.transaction(async (tx) => {
    await before(tx)
    const organization_id = membership?.organization_id ?? null
    const session = await createSession(tx, { ...proven, organization_id })
    await recordSignIn(tx, proven.user_id)
    return {
      session,
      user: await getUser(tx, proven.user_id),
      refresh_token: await issueRefreshToken(tx, session.id),
      access_token: await signAccessToken(tx, signer, session, membership),
    }
  })
}

async function organizationSelectionRequired(
  ctx: Context,
  proven: Proven,
  memberships: readonly { organization_id: string; organization_name: string }[],
) {
  const token = await createPendingAuthentication(ctx, 'organization_selection', proven)
  const message = 'The user must choose an organization to finish their authentication.'
  return forbidden('organization_selection_required', message, {
    body: {
      error: 'organization_selection_required',
      error_description: message,
      pending_authentication_token: token,
      organizations: memberships.map(({ organization_id, organization_name }) => ({
        id: organization_id,
        name: organization_name,
      })),
      user: userSerializer.serialize(await getUser(ctx, proven.user_id)),
    },
  })
}
