import type { Serializer } from '@inhouse/core'
import * as z from 'zod'
import type { Identity } from '../tables.ts'

/** A bare list, as the API has it here alone. */
export const identitiesSerializer: Serializer<Identity[]> = {
  name: 'identities',
  schema: z.array(
    z.strictObject({ idp_id: z.string(), type: z.literal('OAuth'), provider: z.string() }),
  ),
  serialize: (identities) =>
    identities.map(({ idp_id, provider }) => ({
      idp_id,
      type: 'OAuth',
      provider: namedAs(provider),
    })),
}

// The API writes this one name in another way here than anywhere else.
const namedAs = (provider: string) => (provider === 'GitHubOAuth' ? 'GithubOAuth' : provider)
