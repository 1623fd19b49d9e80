import { OAuthError, type Transaction } from '@inhouse/core'
import { findMembership, findOrganization } from '@inhouse/orgs'
import { getUser, type User } from '@inhouse/users'
import * as z from 'zod'
import { methodNotAllowed, ssoRequired } from '../../policies/refusals.ts'
import { rulesFor } from '../../policies/rules.ts'
import { rotateRefreshToken } from '../../refresh-tokens/service.ts'
import { db, type Session } from '../../tables.ts'
import { countsAsTwo, unmetRule } from '../next-step.ts'
import { membershipOf } from '../organization.ts'
import { accessTokenClaims, loadSigner, signClaims } from '../../tokens/access-token.ts'
import { grant } from './grant.ts'

/** RFC 6749, 6. With `organization_id` the session moves to that organization and keeps its id. */
export const refreshToken = grant({
  name: 'refresh_token',
  client: 'public',
  input: z.object({
    refresh_token: z.string().min(1),
    organization_id: z.string().min(1).optional(),
  }),

  async authenticate(ctx, { refresh_token: token, organization_id }) {
    const signer = await loadSigner(ctx)
    const { claims, ...refreshed } = await rotateRefreshToken(ctx, token, async (tx, before) => {
      const user = await getUser(tx, before.user_id)
      await assertRulesMet(tx, user, before, organization_id ?? before.organization_id)
      const session = organization_id ? await moveTo(tx, before, organization_id) : before
      return {
        session,
        user,
        claims: await accessTokenClaims(tx, signer, session, await membershipOf(tx, session)),
      }
    })
    return { ...refreshed, access_token: await signClaims(signer, claims) }
  },
})

/** What is asked for in the organization by now. Who does not meet it signs in again. */
async function assertRulesMet(
  tx: Transaction,
  { email }: User,
  session: Session,
  organizationId: string | null,
) {
  if (session.impersonator_email !== null) return
  const rules = await rulesFor(tx, email, organizationId)
  const unmet = unmetRule(session, rules)
  if (unmet === 'sso') throw ssoRequired(email)
  if (unmet === 'other_method') throw methodNotAllowed(email, rules)
  if (rules.mfa_required && !session.mfa_passed && !countsAsTwo.has(session.auth_method)) {
    throw new OAuthError('mfa_enrollment', 'The organization requires a second factor.', 403)
  }
}

async function moveTo(tx: Transaction, session: Session, organization_id: string) {
  if (session.organization_id === organization_id) return session
  if (!(await findOrganization(tx, organization_id))) {
    throw new OAuthError('organization_not_found', 'There is no such organization.')
  }
  const membership = await findMembership(tx, session.user_id, organization_id)
  if (membership?.status !== 'active') {
    throw new OAuthError(
      'organization_membership_not_found',
      'The user is no active member of this organization.',
    )
  }
  await db(tx)
    .updateTable('sessions')
    .set({ organization_id, updated_at: tx.now() })
    .where('id', '=', session.id)
    .execute()
  return { ...session, organization_id }
}
