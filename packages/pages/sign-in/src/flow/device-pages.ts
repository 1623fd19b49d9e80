import {
  beginSignIn,
  csrfToken,
  decideDevice,
  changeSignIn,
  findBrowserSession,
  findPendingDevice,
  provenByBrowser,
  provenIn,
  stepOf,
} from '@inhouse/authkit'
import { networkOf, type Operation, operation, type RateLimit } from '@inhouse/core'
import { brandOf } from '@inhouse/ui'
import type { User } from '@inhouse/users'
import * as z from 'zod'
import { advance } from './advance.ts'
import { forUser } from './confirm-pages.ts'
import { hiddenPage, step } from './step.ts'
import { assertCsrf, knowing, type SignInVisit, type Visit, visit } from './visit.ts'

const path = '/device'
const page = { ...hiddenPage, path }

/** RFC 8628, 5.1: what is short enough to type is short enough to guess. */
const codesByAddress: RateLimit = { name: 'device_codes_address', points: 10, seconds: 60 }

/** Where the owner of a device enters its code, and says that it is theirs. RFC 8628, 3.3. */
export const devicePages: Operation[] = [
  operation({
    ...page,
    method: 'GET',
    summary: 'Enter the code of a device',
    query: z.object({ user_code: z.string().max(40).optional() }),
    handler: async (ctx, { query: { user_code }, request, caller }) =>
      devicePage(visit(ctx, path, request, caller), { userCode: user_code }),
  }),

  operation({
    ...page,
    method: 'POST',
    summary: 'Find the device that waits',
    body: z.object({
      user_code: z.string().max(40).default(''),
      csrf_token: z.string().default(''),
    }),
    async handler(ctx, { body: { user_code, csrf_token }, request, caller }) {
      const here = visit(ctx, path, request, caller)
      assertCsrf(here.browser, path, csrf_token)
      await ctx.limit(codesByAddress, networkOf(caller.address))
      const device = await findPendingDevice(ctx, user_code)
      if (!device) {
        const errors = { user_code: here.t('problem.deviceCode') }
        return devicePage(here, { userCode: user_code, errors }, 422)
      }
      const known = await findBrowserSession(ctx, request)
      const { signIn, browser } = await beginSignIn(ctx, {
        redirect_uri: null,
        state: null,
        code_challenge: null,
        organization_id: null,
        user_code: device.user_code,
        ...(known && { proven: provenByBrowser(known) }),
        ...here.origin,
      })
      return knowing(browser, here.go(`sign-in/next?flow=${signIn.id}`))
    },
  }),

  ...step({
    path: '/device/confirm',
    summary: 'Say whether it is your device',
    show: (here) => forUser(here, (user) => confirmPage(here, user)),
    take: (here, { decision = '' }) => forUser(here, (user) => decide(here, user, decision)),
  }),
]

const devicePage = (
  here: Visit,
  { userCode, errors }: { userCode?: string | undefined; errors?: { user_code: string } },
  status = 200,
) =>
  here.show(
    'device',
    {
      action: 'device',
      csrf: csrfToken(here.browser, path),
      ...(userCode && { userCode }),
      ...(errors && { errors }),
    },
    status,
  )

async function confirmPage(here: SignInVisit, user: User): Promise<Response> {
  const { signIn, ctx, csrf } = here
  if (!signIn.user_code || !(await lastStep(here, user))) return advance(here)
  return here.show('deviceConfirm', {
    action: here.step('device/confirm'),
    csrf,
    app: brandOf(ctx).name,
    email: user.email,
    userCode: signIn.user_code,
    otherAccountHref: here.step('sign-in'),
  })
}

async function decide(here: SignInVisit, user: User, decision: string): Promise<Response> {
  const { ctx, signIn } = here
  const last = await lastStep(here, user)
  if (!signIn.user_code || !last) return advance(here)
  const isAllowed = decision === 'allow'
  const approve = { ...last.proven, organization_id: last.organization_id }
  const isDecided = await decideDevice(ctx, signIn.user_code, isAllowed ? { approve } : 'deny')
  await changeSignIn(ctx, signIn.id, { completed_at: ctx.now() })
  if (!isDecided) {
    return here.show('error', { id: here.requestId, message: here.t('problem.deviceCode') }, 410)
  }
  return here.show('deviceDone', { decision: isAllowed ? 'allow' : 'deny' })
}

/** What was proved, if nothing is left to be shown: no step is skipped by coming here directly. */
async function lastStep({ ctx, signIn }: SignInVisit, user: User) {
  const proven = await provenIn(ctx, signIn)
  const next = proven && (await stepOf(ctx, user, proven))
  if (!proven || next?.step !== 'done') return undefined
  return { proven, organization_id: next.membership?.organization_id ?? null }
}
