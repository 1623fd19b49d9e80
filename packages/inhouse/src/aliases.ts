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
  alias('POST /magic_auth/send_code', 'POST /user_management/magic_auth'),
  alias('POST /user_management/magic_auth/send', 'POST /user_management/magic_auth'),
  alias('POST /magic_auth/verify_code', 'POST /user_management/authenticate', {
    body: { grant_type: 'urn:workos:oauth:grant-type:magic-auth:code' },
  }),
  alias('POST /user_management/password_reset/send', 'POST /user_management/password_reset'),
  alias('* /invitations', '* /user_management/invitations'),
  alias('POST /auth/challenges/verify', 'POST /auth/challenges/:id/verify', {
    params: { id: 'body.authentication_challenge_id|body.challenge_id' },
  }),
  alias('POST /auth/factors/verify', 'POST /auth/challenges/:id/verify', {
    params: { id: 'body.authentication_challenge_id|body.challenge_id' },
  }),
]
