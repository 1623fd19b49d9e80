import { alias } from '@inhouse/core'

/** Older names, as articles and older SDKs have them, and the operations they stand for. */
export const aliases = [
  alias('* /organization_memberships', '* /user_management/organization_memberships'),
  alias('* /organizations/organization_memberships', '* /user_management/organization_memberships'),
  alias('POST /organization_domains/verify', 'POST /organization_domains/:id/verify', {
    params: { id: 'body.id|body.organization_domain_id' },
  }),
  alias('POST /user_management/sessions', 'POST /user_management/authenticate', {
    body: { grant_type: 'password' },
  }),
]
