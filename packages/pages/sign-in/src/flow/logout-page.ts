import { logout, logoutQuery } from '@inhouse/authkit'
import { type Operation, operation } from '@inhouse/core'
import { brandOf } from '@inhouse/ui'
import { knowing, type Visit, visit } from './visit.ts'

const path = '/user_management/sessions/logout'

/** Where an app sends its people to sign out. */
export const logoutPage: Operation = operation({
  method: 'GET',
  path,
  summary: 'Sign out and go on to another page',
  access: 'public',
  errors: 'page',
  query: logoutQuery,
  status: [302, 200],
  async handler(ctx, { query, request, caller }) {
    const here = visit(ctx, path, request, caller)
    const answer = await logout(ctx, query, request)
    switch (answer.outcome) {
      case 'return_to_mismatch':
        return here.show('error', { id: here.requestId, message: here.t('problem.returnTo') }, 400)
      case 'signed_out': {
        const { location, cookies } = answer
        const response = location ? here.go(location, 302) : signedOutPage(here)
        for (const setCookie of cookies) knowing({ setCookie }, response)
        return response
      }
    }
  },
})

function signedOutPage(here: Visit): Response {
  const { name, homepageUrl } = brandOf(here.ctx)
  return here.show('signedOut', homepageUrl ? { app: { name, href: homepageUrl } } : {})
}
