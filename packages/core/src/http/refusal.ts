import type { Context } from '../context.ts'
import type { ApiError, OAuthError } from '../errors.ts'
import type { Operation } from '../operation.ts'
import { type Answer, refuse, tellable } from './answer.ts'

/** A request that is not served, and why. */
export interface Refusal {
  error: ApiError | OAuthError
  request: Request
  /** Its path below where the instance is mounted. */
  path: string
  requestId: string
}

/** Tells a person of a refusal: its status and its headers are the answer's too. */
export type ErrorPage = (ctx: Context, refusal: Refusal) => Response

export interface Refused extends Omit<Refusal, 'error'> {
  style: Operation['errors']
}

/** Answers a request that cannot be served: a person with a page, a program with what it can read. */
export function refusal(
  error: unknown,
  { style, ...refused }: Refused,
  { context, errorPage }: { context: Context; errorPage: ErrorPage | undefined },
): Answer | Response {
  const told = tellable(error, context.log, refused.requestId)
  if (style === 'page' && errorPage) return errorPage(context, { ...refused, error: told })
  return refuse(told, style)
}
