import {
  changeSignIn,
  findUsableInvitation,
  invitationTokenOf,
  provePassword,
  type Rules,
} from '@inhouse/authkit'
import { OAuthError } from '@inhouse/core'
import { createUser, emailInput, usersSettings } from '@inhouse/users'
import type { ViewData } from '../views/index.ts'
import { proved } from './advance.ts'
import { mayBeginAccount, offeredProviders, rulesIn } from './offer.ts'
import { passwordProblem, problemOf, statusOf } from './problems.ts'
import { sendCode } from './send-code.ts'
import { step } from './step.ts'
import type { SignInVisit } from './visit.ts'

/** An account with a password. The address is verified by the step that follows. */
export const signUpPage = step({
  path: '/sign-up',
  summary: 'Create an account',
  show: (visit) => signUpForm(visit),
  async take(visit, { email = '', password = '', first_name = '', last_name = '' }) {
    const { ctx, t, origin } = visit
    const values = { email, first_name, last_name }
    const address = emailInput.safeParse(email)
    if (!address.success) {
      return signUpForm(visit, { values, errors: { email: t('notAnEmail') } }, 422)
    }
    try {
      const rules = await rulesIn(visit, address.data)
      await assertMaySignUp(visit, address.data, rules)
      const takesPassword = rules.methods.includes('password')
      await createUser(ctx, {
        email: address.data,
        ...(takesPassword && { password }),
        first_name: first_name.trim() || null,
        last_name: last_name.trim() || null,
        // The language they read, in which their mails are written too.
        locale: t.language,
      })
      if (takesPassword) {
        return await proved(visit, await provePassword(ctx, { email, password }, origin))
      }
      await changeSignIn(ctx, visit.signIn.id, { email: address.data })
      await sendCode(visit, address.data)
      return visit.go(visit.step('sign-in/code'))
    } catch (error) {
      const weak = passwordProblem(t, error)
      const errors = weak ? { password: weak } : { email: problemOf(t, error) }
      return signUpForm(visit, { values, errors }, statusOf(error))
    }
  },
})

async function assertMaySignUp(visit: SignInVisit, email: string, rules: Rules): Promise<void> {
  if (!mayBeginAccount(visit)) throw new OAuthError('sign_up_not_allowed', 'By invitation only.')
  if (rules.sso_required) throw new OAuthError('sso_required', 'By SSO only.')
  if (!rules.methods.includes('password') && !rules.methods.includes('magic_auth')) {
    throw new OAuthError('organization_authentication_methods_required', 'Not in this way.')
  }
  const token = invitationTokenOf(visit.ctx, visit.signIn)
  if (token) await findUsableInvitation(visit.ctx, token, email)
}

async function signUpForm(
  visit: SignInVisit,
  more: Partial<ViewData<'signUp'>> = {},
  status = 200,
): Promise<Response> {
  if (!mayBeginAccount(visit)) return visit.go(visit.step('sign-in'))
  const rules = await rulesIn(visit)
  const { minimumLength } = usersSettings(visit.ctx).password
  return visit.show(
    'signUp',
    {
      action: visit.step('sign-up'),
      csrf: visit.csrf,
      values: { email: visit.signIn.email ?? '' },
      ...(rules.methods.includes('password') && { password: { minimumLength } }),
      ...offeredProviders(visit, rules),
      signInHref: visit.step('sign-in'),
      ...more,
    },
    status,
  )
}
