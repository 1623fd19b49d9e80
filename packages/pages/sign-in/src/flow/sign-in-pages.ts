import {
  changeSignIn,
  finishAuthentication,
  proveMagicCode,
  provePassword,
  startAuthentication,
} from '@inhouse/authkit'
import { emailInput } from '@inhouse/users'
import type { ViewData } from '../views/index.ts'
import { advance, proved } from './advance.ts'
import { mayBeginAccount, offeredProviders, rulesIn } from './offer.ts'
import { problemOf, refusalOf, statusOf } from './problems.ts'
import { sendCode } from './send-code.ts'
import { step } from './step.ts'
import type { SignInVisit } from './visit.ts'

/** Who is it? Then by password or by a code from the mailbox, or by passkey at once. */
export const signInPages = [
  ...step({
    path: '/sign-in',
    summary: 'Sign in',
    show: (visit, { error }) => emailPage(visit, error ? { problem: refusalOf(visit, error) } : {}),
    async take(visit, { email = '' }) {
      const { data } = emailInput.safeParse(email)
      if (!data) {
        return emailPage(visit, { email, errors: { email: visit.t('notAnEmail') } }, 422)
      }
      await changeSignIn(visit.ctx, visit.signIn.id, { email: data })
      return withEmail(visit, data)
    },
  }),

  ...step({
    path: '/sign-in/password',
    summary: 'Enter the password',
    show: (visit) => passwordPage(visit),
    async take(visit, { password = '' }) {
      const { ctx, signIn, origin, t } = visit
      try {
        const proven = await provePassword(ctx, { email: signIn.email ?? '', password }, origin)
        return await proved(visit, proven)
      } catch (error) {
        return passwordPage(visit, { errors: { password: problemOf(t, error) } }, statusOf(error))
      }
    },
  }),

  ...step({
    path: '/sign-in/code/send',
    summary: 'Send a code to sign in with',
    async take(visit) {
      await sendCode(visit)
      return visit.go(visit.step('sign-in/code'))
    },
  }),

  ...step({
    path: '/sign-in/code',
    summary: 'Enter the code from the mailbox',
    show: (visit) => codePage(visit),
    async take(visit, { code = '' }) {
      const { ctx, signIn, origin, t } = visit
      try {
        const given = { email: signIn.email ?? '', code: code.replaceAll(/\s/g, '') }
        return await proved(visit, await proveMagicCode(ctx, given, origin))
      } catch (error) {
        return codePage(visit, { errors: { code: problemOf(t, error) } }, statusOf(error))
      }
    },
  }),

  ...step({
    path: '/sign-in/passkey',
    summary: 'Sign in with a passkey',
    async take(visit, { credential = '' }) {
      const { ctx, origin, t } = visit
      try {
        const { user_id } = await finishAuthentication(ctx, readJson(credential), origin)
        return await proved(visit, {
          user_id,
          auth_method: 'passkey',
          authentication_method: 'Passkey',
          authenticated_at: ctx.now(),
          organization_id: visit.signIn.organization_id,
          invitation_id: null,
          mfa_passed: true,
          ...origin,
        })
      } catch (error) {
        return emailPage(visit, { problem: problemOf(t, error) }, statusOf(error))
      }
    },
  }),

  ...step({
    path: '/sign-in/next',
    summary: 'Go on',
    show: (visit, { error }) =>
      error
        ? visit.go(`${visit.step('sign-in')}&error=${encodeURIComponent(error)}`)
        : advance(visit),
  }),
]

/** On to what the address may sign in with. */
async function withEmail(visit: SignInVisit, email: string): Promise<Response> {
  const { sso_required, methods } = await rulesIn(visit, email)
  if (sso_required) return visit.go(`${visit.step('sign-in')}&error=sso_required`)
  if (methods.includes('password')) return visit.go(visit.step('sign-in/password'))
  if (!methods.includes('magic_auth'))
    return visit.go(`${visit.step('sign-in')}&error=authentication_method_not_allowed`)
  await sendCode(visit, email)
  return visit.go(visit.step('sign-in/code'))
}

async function emailPage(
  visit: SignInVisit,
  more: Partial<ViewData<'email'>> = {},
  status = 200,
): Promise<Response> {
  const { ctx, signIn, csrf, step: at } = visit
  const rules = await rulesIn(visit)
  return visit.show(
    'email',
    {
      action: at('sign-in'),
      csrf,
      ...(signIn.email && { email: signIn.email }),
      ...offeredProviders(visit, rules),
      ...(rules.methods.includes('passkey') && {
        passkey: {
          action: at('sign-in/passkey'),
          options: JSON.stringify(await startAuthentication(ctx)),
        },
      }),
      ...(mayBeginAccount(visit) && { signUpHref: at('sign-up') }),
      ...more,
    },
    status,
  )
}

async function passwordPage(
  visit: SignInVisit,
  more: Partial<ViewData<'password'>> = {},
  status = 200,
): Promise<Response> {
  const { methods } = await rulesIn(visit)
  if (!methods.includes('password')) return visit.go(visit.step('sign-in'))
  return visit.show(
    'password',
    {
      action: visit.step('sign-in/password'),
      csrf: visit.csrf,
      email: visit.signIn.email ?? '',
      changeHref: visit.step('sign-in'),
      forgotHref: visit.step('forgot-password'),
      ...(methods.includes('magic_auth') && { codeAction: visit.step('sign-in/code/send') }),
      ...more,
    },
    status,
  )
}

async function codePage(
  visit: SignInVisit,
  more: Partial<ViewData<'code'>> = {},
  status = 200,
): Promise<Response> {
  const { methods } = await rulesIn(visit)
  return visit.show(
    'code',
    {
      action: visit.step('sign-in/code'),
      csrf: visit.csrf,
      email: visit.signIn.email ?? '',
      newCodeAction: visit.step('sign-in/code/send'),
      ...(methods.includes('password') && { passwordHref: visit.step('sign-in/password') }),
      backHref: visit.step('sign-in'),
      ...more,
    },
    status,
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
