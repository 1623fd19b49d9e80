import type { Operation } from '../operation.ts'

const ALLOWED_HEADERS =
  'authorization, content-type, idempotency-key, x-request-id, workos-widgets-version, workos-widgets-type, x-elevated-access-token'

const EXPOSED_HEADERS =
  'retry-after, x-request-id, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset'

/** What a page of another origin is told about an operation; nothing where it may not call it. */
export function corsHeaders(
  request: Request,
  { cors }: Operation,
  origins: readonly string[],
): Record<string, string> {
  if (!cors) return {}
  if (cors === 'any') return { 'access-control-allow-origin': '*' }
  const origin = request.headers.get('origin')
  if (!origin || !origins.some((allowed) => isSameOrigin(origin, allowed)))
    return { vary: 'origin' }
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED_HEADERS,
  }
}

/** The answer to a browser that asks before it sends. Fetch Standard, CORS-preflight. */
export function preflight(
  request: Request,
  operation: Operation,
  origins: readonly string[],
): Response {
  const headers = corsHeaders(request, operation, origins)
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
const isSameOrigin = (origin: string, allowed: string) =>
  allowed.endsWith(':*')
    ? /^:\d+$/.test(origin.slice(allowed.length - 2)) && origin.startsWith(allowed.slice(0, -2))
    : origin === allowed
