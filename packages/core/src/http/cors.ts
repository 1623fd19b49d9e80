import type { Context } from '../context.ts'
import type { Module } from '../module.ts'
import type { Operation } from '../operation.ts'

const ALLOWED_HEADERS =
  'authorization, content-type, idempotency-key, x-request-id, workos-widgets-version, workos-widgets-type, x-elevated-access-token'

const EXPOSED_HEADERS =
  'retry-after, x-request-id, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset'

/** Whether pages of an origin may call. */
export type AllowsOrigin = (origin: string) => Promise<boolean>

/** The origins that the host lists, and then those that a module knows. */
export function allowedOrigins(
  listed: readonly string[],
  modules: readonly Pick<Module, 'allowsOrigin'>[],
  context: Context,
): AllowsOrigin {
  const known = modules.flatMap(({ allowsOrigin }) => allowsOrigin ?? [])
  return async (origin) => {
    if (listed.some((allowed) => isSameOrigin(origin, allowed))) return true
    for (const allows of known) if (await allows(context, origin)) return true
    return false
  }
}

/** What a page of another origin is told about an operation; nothing where it may not call it. */
export async function corsHeaders(
  request: Request,
  { cors }: Operation,
  allowsOrigin: AllowsOrigin,
): Promise<Record<string, string>> {
  if (!cors) return {}
  if (cors === 'any') return { 'access-control-allow-origin': '*' }
  const origin = request.headers.get('origin')
  if (!origin || !(await allowsOrigin(origin))) return { vary: 'origin' }
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED_HEADERS,
  }
}

/** The answer to a browser that asks before it sends. Fetch Standard, CORS-preflight. */
export async function preflight(
  request: Request,
  operation: Operation,
  allowsOrigin: AllowsOrigin,
): Promise<Response> {
  const headers = await corsHeaders(request, operation, allowsOrigin)
  if (!headers['access-control-allow-origin']) return new Response(null, { status: 204, headers })
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': operation.method,
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': '600',
    },
  })
}

/** `http://localhost:*` stands for every port. */
export const isSameOrigin = (origin: string, allowed: string) =>
  allowed.endsWith(':*')
    ? /^:\d+$/.test(origin.slice(allowed.length - 2)) && origin.startsWith(allowed.slice(0, -2))
    : origin === allowed
