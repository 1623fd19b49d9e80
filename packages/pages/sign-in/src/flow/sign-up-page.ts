import { findUsableInvitation, invitationTokenOf, provePassword } from '@inhouse/authkit'
import { OAuthError } from '@inhouse/core'
import { createUser, emailInput, usersSettings } from '@inhouse/users'
import type { ViewData } from '../views/index.ts'
import { proved } from './advance.ts'
import { passwordProblem, problemOf, statusOf } from './problems.ts'
import { offeredProviders } from './provider-pages.ts'
import { mayBeginAccount } from './sign-in-pages.ts'
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
      await assertMaySignUp(visit, address.data)
      await createUser(ctx, {
        email: address.data,
        password,
        first_name: first_name.trim() || null,
        last_name: last_name.trim() || null,
      })
      return await proved(visit, await provePassword(ctx, { email, password }, origin))
    } catch (error) {
      const weak = passwordProblem(t, error)
      const errors = weak ? { password: weak } : { email: problemOf(t, error) }
      return signUpForm(visit, { values, errors }, statusOf(error))
    }
  },
})

async function assertMaySignUp(visit: SignInVisit, email: string): Promise<void> {
  if (!mayBeginAccount(visit)) throw new OAuthError('sign_up_not_allowed', 'By invitation only.')
  const token = invitationTokenOf(visit.ctx, visit.signIn)
  if (token) await findUsableInvitation(visit.ctx, token, email)
}

const signUpForm = (visit: SignInVisit, more: Partial<ViewData<'signUp'>> = {}, status = 200) =>
  visit.show(
    'signUp',
    {
      action: visit.step('sign-up'),
      csrf: visit.csrf,
      values: { email: visit.signIn.email ?? '' },
      password: { minimumLength: usersSettings(visit.ctx).password.minimumLength },
      ...offeredProviders(visit),
      signInHref: visit.step('sign-in'),
      ...more,
    },
    status,
  )
