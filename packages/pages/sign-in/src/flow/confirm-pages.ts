import {
  changeSignIn,
  confirmFactor,
  listVerifiedFactors,
  markIdentityProven,
  openEnrollment,
  proveFactor,
  proveRecoveryCode,
  requestEmailVerification,
  verifyEmail,
} from '@inhouse/authkit'
import type { User } from '@inhouse/users'
import type { ViewData } from '../views/index.ts'
import { problemOf, statusOf } from './problems.ts'
import { step } from './step.ts'
import type { SignInVisit } from './visit.ts'

/** Once it is known who it is: the address is verified, and the second factor shown. */
export const confirmPages = [
  ...step({
    path: '/sign-in/verify-email',
    summary: 'Verify the email address',
    show: (visit) => forUser(visit, (user) => verifyPage(visit, user)),
    take: (visit, { code = '' }) =>
      forUser(visit, async (user) => {
        try {
          const { ctx, origin, signIn } = visit
          await verifyEmail(ctx, user, withoutSpaces(code), origin, (tx) =>
            markIdentityProven(tx, {
              user_id: user.id,
              authentication_method: signIn.authentication_method ?? '',
            }),
          )
          return visit.go(visit.step('sign-in/next'))
        } catch (error) {
          const errors = { code: problemOf(visit.t, error) }
          return verifyPage(visit, user, { errors }, statusOf(error))
        }
      }),
  }),

  ...step({
    path: '/sign-in/verify-email/send',
    summary: 'Send another code to verify the address',
    take: (visit) =>
      forUser(visit, async (user) => {
        await requestEmailVerification(visit.ctx, user.id)
        return visit.go(visit.step('sign-in/verify-email'))
      }),
  }),

  ...step({
    path: '/sign-in/mfa',
    summary: 'Show the second factor',
    show: (visit) => forUser(visit, () => mfaPage(visit)),
    take: (visit, { code = '' }) =>
      forUser(visit, async (user) => {
        try {
          const [factor] = await listVerifiedFactors(visit.ctx, user.id)
          if (!factor) return visit.go(visit.step('sign-in/next'))
          const given = { factorId: factor.id, code: withoutSpaces(code) }
          await proveFactor(visit.ctx, user, given, visit.origin)
          return await factorShown(visit)
        } catch (error) {
          return mfaPage(visit, { errors: { code: problemOf(visit.t, error) } }, statusOf(error))
        }
      }),
  }),

  ...step({
    path: '/sign-in/recovery-code',
    summary: 'Use a recovery code',
    show: (visit) => forUser(visit, () => recoveryPage(visit)),
    take: (visit, { code = '' }) =>
      forUser(visit, async (user) => {
        try {
          await proveRecoveryCode(visit.ctx, user, code, visit.origin)
          return await factorShown(visit)
        } catch (error) {
          problemOf(visit.t, error)
          const errors = { code: visit.t('problem.recoveryCode') }
          return recoveryPage(visit, { errors }, statusOf(error))
        }
      }),
  }),

  ...step({
    path: '/sign-in/mfa/enroll',
    summary: 'Set up a second factor',
    show: (visit) => forUser(visit, (user) => enrollPage(visit, user)),
    take: (visit, { code = '' }, { factor: factorId = '' }) =>
      forUser(visit, async (user) => {
        try {
          const given = { factorId, code: withoutSpaces(code) }
          const codes = await confirmFactor(visit.ctx, user, given, visit.origin)
          await changeSignIn(visit.ctx, visit.signIn.id, { mfa_passed: true })
          return visit.show('recoveryCodes', {
            action: visit.step('sign-in/mfa/done'),
            csrf: visit.csrf,
            codes,
          })
        } catch (error) {
          const known = { factorId, problem: problemOf(visit.t, error) }
          return enrollPage(visit, user, known, statusOf(error))
        }
      }),
  }),

  ...step({
    path: '/sign-in/mfa/done',
    summary: 'Go on once the recovery codes are saved',
    take: async (visit) => visit.go(visit.step('sign-in/next')),
  }),
]

/** Who has not yet said who they are begins with that. */
export async function forUser(
  visit: SignInVisit,
  work: (user: User) => Promise<Response> | Response,
): Promise<Response> {
  return visit.user ? work(visit.user) : visit.go(visit.step('sign-in'))
}

async function factorShown(visit: SignInVisit): Promise<Response> {
  await changeSignIn(visit.ctx, visit.signIn.id, { mfa_passed: true })
  return visit.go(visit.step('sign-in/next'))
}

const verifyPage = (
  visit: SignInVisit,
  user: User,
  more: Partial<ViewData<'verifyEmail'>> = {},
  status = 200,
) =>
  visit.show(
    'verifyEmail',
    {
      action: visit.step('sign-in/verify-email'),
      csrf: visit.csrf,
      email: user.email,
      newCodeAction: visit.step('sign-in/verify-email/send'),
      ...more,
    },
    status,
  )

const mfaPage = (visit: SignInVisit, more: Partial<ViewData<'mfa'>> = {}, status = 200) =>
  visit.show(
    'mfa',
    {
      action: visit.step('sign-in/mfa'),
      csrf: visit.csrf,
      recoveryHref: visit.step('sign-in/recovery-code'),
      ...more,
    },
    status,
  )

const recoveryPage = (
  visit: SignInVisit,
  more: Partial<ViewData<'recoveryCode'>> = {},
  status = 200,
) =>
  visit.show(
    'recoveryCode',
    {
      action: visit.step('sign-in/recovery-code'),
      csrf: visit.csrf,
      length: 10,
      appHref: visit.step('sign-in/mfa'),
      ...more,
    },
    status,
  )

/** Who has mistyped the code goes on with the same key; one that is never confirmed counts for nothing. */
async function enrollPage(
  visit: SignInVisit,
  user: User,
  known?: { factorId: string; problem: string },
  status = 200,
): Promise<Response> {
  const { id, uri, secret } = await openEnrollment(visit.ctx, user, known?.factorId)
  return visit.show(
    'mfaEnroll',
    {
      action: `${visit.step('sign-in/mfa/enroll')}&factor=${id}`,
      csrf: visit.csrf,
      uri,
      secret,
      ...(known && { errors: { code: known.problem } }),
    },
    status,
  )
}

const withoutSpaces = (code: string) => code.replaceAll(/\s/g, '')
