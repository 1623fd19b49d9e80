import { beginPasswordlessSignIn, csrfToken, findPasswordlessSession } from '@inhouse/authkit'
import { type Operation, operation } from '@inhouse/core'
import { brandOf } from '@inhouse/ui'
import * as z from 'zod'
import { linkExpired } from './problems.ts'
import { hiddenPage } from './step.ts'
import { assertCsrf, knowing, visit } from './visit.ts'

const path = '/sign-in/magic-link'
const page = { ...hiddenPage, path }

/** Where a mailed link leads that signs in. To open it spends nothing: mail scanners open it too. */
export const magicLinkPages: Operation[] = [
  operation({
    ...page,
    method: 'GET',
    summary: 'Look at a link that signs in',
    query: z.object({ token: z.string().default('') }),
    async handler(ctx, { query: { token }, request, caller }) {
      const found = await findPasswordlessSession(ctx, token)
      const here = visit(ctx, path, request, caller, { locale: found?.user.locale })
      if (!found) return linkExpired(here)
      return here.show('magicLink', {
        action: 'magic-link',
        csrf: csrfToken(here.browser, path),
        app: brandOf(ctx).name,
        email: found.user.email,
        token,
      })
    },
  }),

  operation({
    ...page,
    method: 'POST',
    summary: 'Sign in with a link',
    body: z.object({ token: z.string().default(''), csrf_token: z.string().default('') }),
    async handler(ctx, { body: { token, csrf_token }, request, caller }) {
      const here = visit(ctx, path, request, caller)
      assertCsrf(here.browser, path, csrf_token)
      const begun = await beginPasswordlessSignIn(ctx, token, here.origin)
      if (!begun) return linkExpired(here)
      return knowing(begun.browser, here.go(`next?flow=${begun.signIn.id}`))
    },
  }),
]
