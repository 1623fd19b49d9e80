import { type Operation, operation } from '@inhouse/core'
import * as z from 'zod'
import { assertCsrf, type SignInVisit, signInVisit } from './visit.ts'

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

/** What all pages are, beside those that stand in the API reference. */
export const hiddenPage = { hidden: true, access: 'public', errors: 'page' } as const

const query = z.record(z.string(), z.string())
const body = z.record(z.string(), z.string().max(20_000))

/** The operations of one page: it is shown, and its form is taken, for the sign-in that `flow` names. */
export function step({ path, summary, show, take }: Step): Operation[] {
  const page = { ...hiddenPage, path, summary, query }
  return [
    ...(show
      ? [
          operation({
            ...page,
            method: 'GET',
            handler: async (ctx, { query: given, request, caller }) =>
              show(await signInVisit(ctx, path, given['flow'] ?? '', request, caller), given),
          }),
        ]
      : []),
    ...(take
      ? [
          operation({
            ...page,
            method: 'POST',
            body,
            async handler(ctx, { query: given, body: fields, request, caller }) {
              const here = await signInVisit(ctx, path, given['flow'] ?? '', request, caller)
              assertCsrf(here.browser, here.signIn.id, fields['csrf_token'])
              return take(here, fields, given)
            },
          }),
        ]
      : []),
  ]
}
