import {
  authkitSettings,
  createPasswordReset,
  csrfToken,
  findPasswordReset,
  resetPassword,
} from '@inhouse/authkit'
import { ApiError, type Operation, operation } from '@inhouse/core'
import { emailInput, usersSettings } from '@inhouse/users'
import * as z from 'zod'
import type { ViewData } from '../views/index.ts'
import { linkExpired, passwordProblem } from './problems.ts'
import { hiddenPage, step } from './step.ts'
import { assertCsrf, type SignInVisit, type Visit, visit } from './visit.ts'

const path = '/reset-password'
const page = { ...hiddenPage, path }

/** A new password by a link. To open the link spends nothing: mail scanners open it too. */
export const resetPages: Operation[] = [
  ...step({
    path: '/forgot-password',
    summary: 'Ask for a link to reset the password',
    show: (here) => forgotPage(here),
    async take(here, { email = '' }) {
      const { data } = emailInput.safeParse(email)
      if (!data) return forgotPage(here, { email, errors: { email: here.t('notAnEmail') } }, 422)
      await createPasswordReset(here.ctx, data).catch(ignoreUnknown)
      return here.show('checkMail', {
        action: here.step('forgot-password'),
        csrf: here.csrf,
        email: data,
        backHref: here.step('sign-in'),
      })
    },
  }),

  operation({
    ...page,
    method: 'GET',
    summary: 'Choose a new password',
    query: z.object({ token: z.string().default('') }),
    handler: (ctx, { query: { token }, request, caller }) =>
      resetForm(visit(ctx, path, request, caller), token),
  }),

  operation({
    ...page,
    method: 'POST',
    summary: 'Set a new password',
    body: z.object({
      token: z.string().default(''),
      csrf_token: z.string().default(''),
      password: z.string().default(''),
    }),
    async handler(ctx, { body: { token, csrf_token, password }, request, caller }) {
      const here = visit(ctx, path, request, caller)
      assertCsrf(here.browser, path, csrf_token)
      try {
        await resetPassword(ctx, { token, new_password: password })
      } catch (error) {
        const weak = passwordProblem(here.t, error)
        if (!weak) return linkExpired(here)
        return resetForm(here, token, { errors: { password: weak } }, 400)
      }
      const { appUrl } = authkitSettings(ctx)
      return here.show('passwordSaved', appUrl ? { appHref: appUrl } : {})
    },
  }),
]

async function resetForm(
  here: Visit,
  token: string,
  more: Partial<ViewData<'resetPassword'>> = {},
  status = 200,
): Promise<Response> {
  const found = await findPasswordReset(here.ctx, token)
  if (!found) return linkExpired(here)
  return here.show(
    'resetPassword',
    {
      action: 'reset-password',
      csrf: csrfToken(here.browser, path),
      email: found.user.email,
      minimumLength: usersSettings(here.ctx).password.minimumLength,
      token,
      ...more,
    },
    status,
  )
}

const forgotPage = (
  here: SignInVisit,
  more: Partial<ViewData<'forgotPassword'>> = {},
  status = 200,
) =>
  here.show(
    'forgotPassword',
    {
      action: here.step('forgot-password'),
      csrf: here.csrf,
      ...(here.signIn.email && { email: here.signIn.email }),
      backHref: here.step('sign-in'),
      ...more,
    },
    status,
  )

/** Who has no account hears the same as who has. */
function ignoreUnknown(error: unknown): void {
  if (!(error instanceof ApiError) || error.status !== 404) throw error
}
