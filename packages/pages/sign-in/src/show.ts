import type { Context } from '@inhouse/core'
import { type Html, page, type PageOptions } from '@inhouse/ui'
import type { T } from './messages/index.ts'
import { type ViewData, type ViewName, views } from './views/index.ts'

export type ShowOptions = Pick<PageOptions, 'root' | 'status' | 'headers'>

/** A view as a whole page, in the language of `t`. */
export function show<Name extends ViewName>(
  ctx: Context,
  t: T,
  name: Name,
  data: ViewData<Name>,
  options: ShowOptions = {},
): Response {
  const view = views[name] as (t: T, data: ViewData<Name>) => Html
  return page(ctx, {
    ...options,
    title: t(`${name}.title`),
    language: t.language,
    content: view(t, data),
    scripts: name === 'email' || name === 'passkeyEnroll' ? ['passkeys'] : [],
    width: name === 'redirectMismatch' ? 'wide' : 'narrow',
  })
}
