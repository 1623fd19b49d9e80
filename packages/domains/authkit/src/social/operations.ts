import { type Context, operation } from '@inhouse/core'
import * as z from 'zod'
import { callbackOf } from './configured.ts'
import { finishProvider } from './finish.ts'
import type { CallbackParams } from './visitor.ts'

const text = z.string().optional()

const callbackParams = z.object({
  state: text,
  code: text,
  iss: text,
  error: text,
  error_description: text,
  user: text,
})

export const socialOperations = [
  operation({
    method: 'GET',
    path: '/sso/oauth/:provider/callback',
    summary: 'Come back from a provider',
    access: 'public',
    errors: 'page',
    hidden: true,
    query: callbackParams,
    status: 303,
    handler: async (ctx, { params, query, request }) =>
      goTo(await finishProvider(ctx, request, { ...query, ...params })),
  }),

  operation({
    method: 'POST',
    path: '/sso/oauth/:provider/callback',
    summary: 'Come back from a provider that posts its answer',
    access: 'public',
    errors: 'page',
    hidden: true,
    body: callbackParams,
    status: 303,
    handler: async (ctx, { params, body }) => goTo(again(ctx, params.provider, body)),
  }),
]

/** The same as a navigation: a form that another site posts comes without the browser's cookie. */
const again = (ctx: Context, provider: string, answer: CallbackParams): string =>
  `${callbackOf(ctx, encodeURIComponent(provider))}?${new URLSearchParams(
    Object.entries(answer).filter(([, value]) => value !== undefined),
  )}`

const goTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'referrer-policy': 'no-referrer' } })
