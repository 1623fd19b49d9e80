import type { Context } from '../context.ts'
import { unauthorized } from '../errors.ts'
import { replay } from '../idempotency/replay.ts'
import type { Caller, Operation, OperationInput, RawInput } from '../operation.ts'
import { rateLimitHeaders, type RateLimits } from '../rate-limits/limits.ts'
import { rulesOf } from '../rate-limits/rules.ts'
import { type Answer, serialize, toResponse } from './answer.ts'
import { parseBody, readQuery, readText } from './body.ts'
import { type Arrival, type CallerOptions, countedAs, identify } from './caller.ts'
import { type AllowsOrigin, corsHeaders } from './cors.ts'
import { assertSound, check } from './parse.ts'
import { type ErrorPage, refusal } from './refusal.ts'

export interface RespondOptions extends CallerOptions {
  context: Context
  rateLimits: RateLimits | undefined
  allowsOrigin: AllowsOrigin
  checkAnswers: boolean
  errorPage: ErrorPage | undefined
}

/**
 * The life of a request, once its operation is found: limits, authenticate, parse, handle,
 * serialize. Made once for each operation, so that what depends on that alone is done once.
 */
export function responder(operation: Operation, options: RespondOptions) {
  const { context, rateLimits, allowsOrigin, checkAnswers } = options
  const rules = rulesOf(operation)
  const cacheControl = operation.maxAgeSeconds
    ? `public, max-age=${operation.maxAgeSeconds}`
    : 'no-store'

  return async (
    request: Request,
    params: Record<string, string>,
    connection: Arrival,
  ): Promise<Response> => {
    const headers: Record<string, string> = {}
    let result: Answer | Response
    try {
      if (operation.cors) {
        Object.assign(headers, await corsHeaders(request, operation, allowsOrigin))
      }
      const caller = await identify(request, connection, options)
      Object.assign(headers, await limit(caller))
      if (operation.access === 'secret' && !caller.keyId) throw unauthorized()
      const text = operation.body ? await readText(request) : ''
      const pageOrigin =
        operation.cors === 'allowed' ? (headers['access-control-allow-origin'] ?? null) : null
      const from = { caller, request, pageOrigin }
      result = await once(request, caller, text, () => handle(params, text, from))
    } catch (error) {
      result = refuse(error, request, connection)
    }
    if (result instanceof Response) return withHeaders(result, headers)
    headers['cache-control'] = result.status < 300 ? cacheControl : 'no-store'
    return toResponse({ ...result, headers: { ...headers, ...result.headers } })
  }

  async function limit(caller: Caller): Promise<Record<string, string>> {
    if (!rateLimits) return {}
    let headers = {}
    for (const rule of rules) {
      const result = await rateLimits.take(rule, rule.per === 'caller' ? countedAs(caller) : 'all')
      if (rule.per === 'caller') headers = rateLimitHeaders(rule, result)
    }
    return headers
  }

  async function once(
    request: Request,
    caller: Caller,
    text: string,
    work: () => Promise<Answer | Response>,
  ): Promise<Answer | Response> {
    const key = operation.method === 'POST' && request.headers.get('idempotency-key')
    // A page's answer is a redirect or HTML, which no SDK asks for twice.
    if (!key || !operation.output || operation.knowsRepeats) return work()
    const asked = {
      key,
      caller: countedAs(caller),
      request: `${request.url}\n${text}`,
      userAgent: caller.userAgent,
    }
    return replay(context, asked, work)
  }

  /** Never throws: a refusal is an answer too, and is kept like any other. */
  async function handle(
    params: Record<string, string>,
    text: string,
    from: Pick<OperationInput, 'caller' | 'request' | 'pageOrigin'>,
  ): Promise<Answer | Response> {
    try {
      const input = parse(from.request, params, text, from.caller)
      const result = await operation.handler(context, { ...input, ...from })
      if (result instanceof Response) return result
      return serialize(result, operation, checkAnswers)
    } catch (error) {
      return refuse(error, from.request, from.caller)
    }
  }

  function refuse(error: unknown, request: Request, { requestId }: { requestId: string }) {
    const { path, errors: style } = operation
    return refusal(error, { request, requestId, path, style }, options)
  }

  function parse(request: Request, params: Record<string, string>, text: string, caller: Caller) {
    const { query, body, rewrite } = operation
    let raw: RawInput = {
      params,
      query: query && request.url.includes('?') ? readQuery(request.url) : {},
      body: body ? parseBody(text, request.headers.get('content-type')) : {},
    }
    assertSound(raw)
    if (rewrite) raw = rewrite(raw, caller, context)
    return {
      params: raw.params,
      query: query ? check(query, raw.query) : {},
      body: body ? check(body, raw.body) : {},
    }
  }
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  return response
}
