import { type Caller, type Context, OAuthError } from '@inhouse/core'
import type * as z from 'zod'
import { assertConfidential, authenticateClient } from './client.ts'
import { originOf } from './grants/grant.ts'
import { grantOf } from './grants/index.ts'
import type { AuthenticateInput, Authentication } from './serializer.ts'

/** Signs someone in by the grant that the body names: first the client, then the grant's own rules. */
export async function authenticate(
  ctx: Context,
  body: AuthenticateInput,
  caller: Caller,
  request: Request,
): Promise<Authentication> {
  const kind = await authenticateClient(ctx, caller, request, body)
  const grant = grantOf.get(body.grant_type)
  if (!grant) {
    throw new OAuthError('unsupported_grant_type', `There is no grant '${body.grant_type}'.`)
  }
  if (grant.client === 'confidential') assertConfidential(kind)

  const input = grant.input.safeParse(body)
  if (!input.success) throw new OAuthError('invalid_request', describe(input.error))
  return grant.authenticate(ctx, input.data, originOf(caller, body, kind), kind)
}

const describe = ({ issues }: z.ZodError) =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')
