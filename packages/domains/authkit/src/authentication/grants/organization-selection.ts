import { badRequest, hashSecret } from '@inhouse/core'
import { findMembership } from '@inhouse/orgs'
import * as z from 'zod'
import {
  getPendingAuthentication,
  usePendingAuthentication,
} from '../../pending-authentications/service.ts'
import { triesByPendingToken } from '../limits.ts'
import { openSession } from '../sign-in.ts'
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
    const proven = {
      user_id: pending.user_id,
      auth_method: pending.auth_method,
      authentication_method: pending.authentication_method,
      authenticated_at: pending.authenticated_at,
      ip_address: origin.ip_address ?? pending.ip_address,
      user_agent: origin.user_agent ?? pending.user_agent,
    }
    return openSession(ctx, proven, membership, (tx) => usePendingAuthentication(tx, pending.hash))
  },
})
