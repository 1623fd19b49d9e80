import { authkitSettings } from '@inhouse/authkit'
import type { Context, Refusal } from '@inhouse/core'
import { languageOf, rootOf } from '@inhouse/ui'
import { type MessageKey, translate } from '../messages/index.ts'
import { show } from '../show.ts'

/** Says what went wrong and how to go on, in place of JSON that a person cannot read. */
export function errorPage(ctx: Context, { error, request, path, requestId }: Refusal): Response {
  const wishes = { ui_locales: new URL(request.url).searchParams.get('ui_locales') }
  const t = translate(languageOf(request, wishes))
  const key = keys[error.code]
  const { appUrl } = authkitSettings(ctx)
  return show(
    ctx,
    t,
    'error',
    { id: requestId, ...(key && { message: t(key) }), ...(appUrl && { retryHref: appUrl }) },
    {
      root: rootOf(path),
      status: error.status,
      ...(error.details.headers && { headers: error.details.headers }),
    },
  )
}

/** What happened, where more can be said than that something did. */
const keys: Record<string, MessageKey> = {
  entity_not_found: 'problem.notFound',
  invalid_csrf_token: 'problem.formExpired',
  method_not_allowed: 'problem.notFound',
  rate_limit_exceeded: 'problem.tooManyTries',
  service_unavailable: 'problem.unavailable',
  sign_in_over: 'problem.formExpired',
}
