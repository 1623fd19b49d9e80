import {
  changeSignIn,
  finishRegistration,
  provenIn,
  startRegistration,
  stepOf,
} from '@inhouse/authkit'
import { findOrganization } from '@inhouse/orgs'
import { brandOf } from '@inhouse/ui'
import type { User } from '@inhouse/users'
import { advance, askLater, turnAway } from './advance.ts'
import { forUser } from './confirm-pages.ts'
import { step } from './step.ts'
import type { SignInVisit } from './visit.ts'

/** At the end: where to, and whether to be quicker next time. */
export const choosePages = [
  ...step({
    path: '/sign-in/organization',
    summary: 'Choose an organization',
    show: (visit) => forUser(visit, (user) => organizationPage(visit, user)),
    take: (visit, { organization_id = '' }) =>
      forUser(visit, async () => {
        await changeSignIn(visit.ctx, visit.signIn.id, { organization_id })
        return visit.go(visit.step('sign-in/next'))
      }),
  }),

  ...step({
    path: '/sign-in/consent',
    summary: 'Let the app in',
    show: (visit) => forUser(visit, (user) => consentPage(visit, user)),
    take: (visit, { decision = '' }) =>
      decision === 'allow'
        ? advance(visit, true)
        : turnAway(visit, 'The user did not let the app in.'),
  }),

  ...step({
    path: '/sign-in/passkey/enroll',
    summary: 'Create a passkey',
    show: (visit) => forUser(visit, (user) => passkeyPage(visit, user)),
    take: (visit, { credential = '' }) =>
      forUser(visit, async (user) => {
        try {
          await finishRegistration(visit.ctx, user.id, JSON.parse(credential))
        } catch {
          return passkeyPage(visit, user, visit.t('passkeyEnroll.failed'), 400)
        }
        return visit.go(visit.step('sign-in/next'))
      }),
  }),

  ...step({
    path: '/sign-in/passkey/skip',
    summary: 'Go on without a passkey',
    take: async (visit) => askLater(visit, visit.go(visit.step('sign-in/next'))),
  }),
]

async function organizationPage(visit: SignInVisit, user: User): Promise<Response> {
  const proven = await provenIn(visit.ctx, visit.signIn)
  const next = proven && (await stepOf(visit.ctx, user, proven))
  if (next?.step !== 'organization_selection') return advance(visit)
  return visit.show('organization', {
    action: visit.step('sign-in/organization'),
    csrf: visit.csrf,
    email: user.email,
    organizations: next.memberships.map(({ organization_id, organization_name }) => ({
      id: organization_id,
      name: organization_name,
    })),
    otherAccountHref: visit.step('sign-in'),
  })
}

async function consentPage(visit: SignInVisit, { email }: User): Promise<Response> {
  const { ctx, signIn } = visit
  if (!signIn.consent_required || !signIn.redirect_uri) return advance(visit)
  const proven = await provenIn(ctx, signIn)
  const organization =
    proven?.organization_id && (await findOrganization(ctx, proven.organization_id))
  return visit.show('consent', {
    action: visit.step('sign-in/consent'),
    csrf: visit.csrf,
    app: brandOf(ctx).name,
    email,
    ...(organization && { organization: organization.name }),
    // What a session tells of a user.
    scopes: [{ scope: 'openid' }, { scope: 'profile' }, { scope: 'email' }],
    host: hostOf(signIn.redirect_uri),
    otherAccountHref: visit.step('sign-in'),
  })
}

/** Where it leads, as a person knows it: `app.example.com`, or the scheme of an app on the device. */
function hostOf(uri: string): string {
  const { host, protocol } = new URL(uri)
  return host || protocol
}

async function passkeyPage(visit: SignInVisit, user: User, problem?: string, status = 200) {
  return visit.show(
    'passkeyEnroll',
    {
      csrf: visit.csrf,
      passkey: {
        action: visit.step('sign-in/passkey/enroll'),
        options: JSON.stringify(await startRegistration(visit.ctx, user.id)),
      },
      skipAction: visit.step('sign-in/passkey/skip'),
      ...(problem && { problem }),
    },
    status,
  )
}
