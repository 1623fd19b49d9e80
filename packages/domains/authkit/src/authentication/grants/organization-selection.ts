import { badRequest, hashSecret } from '@inhouse/core'
import { findMembership } from '@inhouse/orgs'
import * as z from 'zod'
import {
  getPendingAuthentication,
  provenBy,
  usePendingAuthentication,
} from '../../pending-authentications/service.ts'
import { triesByPendingToken } from '../limits.ts'
import { completeSignIn } from '../sign-in.ts'
import { grant } from './grant.ts'

/** Finishes a sign-in with the organization that was chosen. */
export const organizationSelection = grant({
  name: 'urn:workos:oauth:grant-type:organization-selection',
  client: 'confidential',
  input: z.object({
    pending_authentication_token: z.string().min(1),
    organization_id: z.string().min(1),
  }),

  async authenticate(ctx, { pending_authentication_token: token, organization_id }, origin) {
    await ctx.limit(triesByPendingToken, hashSecret(token))
    const pending = await getPendingAuthentication(ctx, 'organization_selection', token)
    // Looked at first: a wrong choice leaves the token good for another.
    const membership = await findMembership(ctx, pending.user_id, organization_id)
    if (membership?.status !== 'active') {
      throw badRequest(
        'invalid_organization_id',
        `The user is no active member of the organization '${organization_id}'.`,
      )
    }
    return completeSignIn(
      ctx,
      { ...provenBy(pending, origin), organization_id },
      {
        before: (tx) => usePendingAuthentication(tx, pending.hash),
      },
    )
  },
})
