import type { Context, Refusal } from '@inhouse/core'
import { brandOf, languageOf, rootOf } from '@inhouse/ui'
import { type MessageKey, translate } from '../messages/index.ts'
import { show } from '../show.ts'

/** Says what went wrong and how to go on, in place of JSON that a person cannot read. */
export function errorPage(
  ctx: Context,
  { error, request, path, requestId: id }: Refusal,
): Response {
  const { status, code, details } = error
  const wishes = { ui_locales: new URL(request.url).searchParams.get('ui_locales') }
  const t = translate(languageOf(request, wishes))
  const { homepageUrl } = brandOf(ctx)
  const options = {
    root: rootOf(path),
    status,
    ...(details.headers && { headers: details.headers }),
  }
  if (status === 404 || status === 405) {
    return show(ctx, t, 'notFound', { id, ...(homepageUrl && { appHref: homepageUrl }) }, options)
  }
  const message = messages[code]
  const data = {
    id,
    ...(message && { message: t(message) }),
    ...(details.errors && { faults: details.errors.map(faultOf) }),
    ...(homepageUrl && { retryHref: homepageUrl }),
  }
  return show(ctx, t, 'error', data, options)
}

const faultOf = (error: { field?: string; message: string }) =>
  error.field ? `${error.field}: ${error.message}` : error.message

/** What happened, where more can be said than that something did. */
const messages: Record<string, MessageKey> = {
  invalid_csrf_token: 'problem.formExpired',
  rate_limit_exceeded: 'problem.tooManyTries',
  service_unavailable: 'problem.unavailable',
  sign_in_over: 'problem.formExpired',
}
