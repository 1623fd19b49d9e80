import { settings as define } from '@inhouse/core'
import * as z from 'zod'

export const settings = define(
  'orgs',
  z.object({
    /** The role of a membership that names none. */
    defaultRole: z.string().min(1).default('member'),
    /** The label under a domain where its TXT record may stand, beside the domain itself. */
    domainVerificationPrefix: z
      .string()
      .regex(/^[a-z0-9_][a-z0-9_-]{0,62}$/)
      .default('inhouse-domain-verification'),
  }),
)
