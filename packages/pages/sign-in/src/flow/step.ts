import { ApiError, type Context, type Operation, operation } from '@inhouse/core'
import * as z from 'zod'
import { assertCsrf, type SignInVisit, signInVisit, visit } from './visit.ts'

type Fields = Record<string, string>

export interface Step {
  /** `/sign-in/password` */
  path: string
  summary: string
  /** Shows the page. Without it there is none to look at, only a form elsewhere to send here. */
  show?: (visit: SignInVisit, query: Fields) => Promise<Response> | Response
  /** Takes what was typed. */
  take?: (visit: SignInVisit, fields: Fields, query: Fields) => Promise<Response>
}

const query = z.record(z.string(), z.string())
const body = z.record(z.string(), z.string().max(20_000))

/** The operations of one page: it is shown, and its form is taken, for the sign-in that `flow` names. */
export function step({ path, summary, show, take }: Step): Operation[] {
  const page = { path, summary, hidden: true, access: 'public' as const, query }
  return [
    ...(show
      ? [
          operation({
            ...page,
            method: 'GET',
            handler: (ctx, { query: given, request, caller }) =>
              orErrorPage(ctx, path, request, caller, async () =>
                show(await signInVisit(ctx, path, given['flow'] ?? '', request, caller), given),
              ),
          }),
        ]
      : []),
    ...(take
      ? [
          operation({
            ...page,
            method: 'POST',
            body,
            handler: (ctx, { query: given, body: fields, request, caller }) =>
              orErrorPage(ctx, path, request, caller, async () => {
                const here = await signInVisit(ctx, path, given['flow'] ?? '', request, caller)
                assertCsrf(here.browser, here.signIn.id, fields['csrf_token'])
                return take(here, fields, given)
              }),
          }),
        ]
      : []),
  ]
}

type Caller = Parameters<typeof visit>[3]

/** A page that says what went wrong and how to go on, in place of JSON that a person cannot read. */
export async function orErrorPage(
  ctx: Context,
  path: string,
  request: Request,
  caller: Caller,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const here = visit(ctx, path, request, caller)
    const known = error instanceof ApiError ? error : undefined
    if (!known)
      ctx.log.error('A page failed.', { request_id: caller.requestId, error: stackOf(error) })
    const isOver = known?.code === 'sign_in_over' || known?.code === 'invalid_csrf_token'
    return here.show(
      'error',
      {
        id: caller.requestId,
        ...(isOver && { message: here.t('problem.formExpired') }),
        ...(known?.status === 429 && { message: here.t('problem.tooManyTries') }),
      },
      known?.status ?? 500,
    )
  }
}

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : String(error))
