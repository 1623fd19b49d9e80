import { authkitSettings, forgetBrowser, logout, logoutQuery } from '@inhouse/authkit'
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
    const answer = await logout(ctx, query)
    switch (answer.outcome) {
      case 'return_to_mismatch':
        return here.show('error', { id: here.requestId, message: here.t('problem.returnTo') }, 400)
      case 'signed_out':
        return knowing(
          { setCookie: forgetBrowser(ctx) },
          answer.location ? here.go(answer.location, 302) : signedOutPage(here),
        )
    }
  },
})

function signedOutPage(here: Visit): Response {
  const { appUrl } = authkitSettings(here.ctx)
  const { name } = brandOf(here.ctx)
  return here.show('signedOut', appUrl ? { app: { name, href: appUrl } } : {})
}
