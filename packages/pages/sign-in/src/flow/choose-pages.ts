import {
  changeSignIn,
  finishRegistration,
  provenIn,
  startRegistration,
  stepOf,
} from '@inhouse/authkit'
import type { User } from '@inhouse/users'
import { advance, askLater } from './advance.ts'
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
    take: async (visit) => askLater(visit.go(visit.step('sign-in/next'))),
  }),
]

async function organizationPage(visit: SignInVisit, user: User): Promise<Response> {
  const proven = provenIn(visit.signIn)
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
