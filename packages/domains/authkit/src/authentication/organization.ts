import type { Context } from '@inhouse/core'
import { findMembership, type Membership } from '@inhouse/orgs'
import type { Session } from '../tables.ts'

/** The membership a session stands on, if it is in an organization. */
export const membershipOf = async (
  ctx: Context,
  { user_id, organization_id }: Session,
): Promise<Membership | undefined> =>
  organization_id ? findMembership(ctx, user_id, organization_id) : undefined
