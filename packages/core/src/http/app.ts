import { type Handler, Hono } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { getPath } from 'hono/utils/url'
import { methodNotAllowed, notFound } from '../errors.ts'
import type { Method, Operation } from '../operation.ts'
import { answerIn, toResponse } from './answer.ts'
import { type Arrival, assertSecure, type Connection } from './caller.ts'
import { preflight } from './cors.ts'
import { refusal } from './refusal.ts'
import { type RespondOptions, responder } from './respond.ts'

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

export interface AppOptions extends RespondOptions {
  basePath: string
  /** Resolves once the tables are known to be those this code was written for. */
  ready(): Promise<void>
}

/**
 * The operations as one Hono app. It answers under `basePath` and at the root alike: a host passes
 * the whole path on, a client inside the process knows of no mount path.
 */
export function createApp(operations: readonly Operation[], options: AppOptions) {
  const { basePath, context, ready, allowsOrigin } = options
  const pathOf = (request: Request) => withoutBase(getPath(request), basePath)
  const app = new Hono<{ Bindings: Arrival }>({ getPath: pathOf })
  const operationOf = new Map<unknown, Operation>()

  for (const operation of wordsFirst(operations)) {
    const respond = responder(operation, options)
    const handler: Handler<{ Bindings: Arrival }> = (c) => respond(c.req.raw, c.req.param(), c.env)
    operationOf.set(handler, operation)
    app.on(operation.method, operation.path, handler)
  }

  app.notFound((c) => {
    const { path, raw: request } = c.req
    const asked = request.headers.get('access-control-request-method')
    const wanted = request.method === 'OPTIONS' && asked ? find(asked, path) : undefined
    if (wanted) {
      return preflight(request, wanted, allowsOrigin).catch((error) =>
        refuse(error, request, c.env.requestId),
      )
    }

    const allow = methods.filter((method) => find(method, path))
    const error = allow.length > 0 ? methodNotAllowed(allow) : notFound('Path', path)
    return refuse(error, request, c.env.requestId)
  })

  const find = (method: string, path: string): Operation | undefined => {
    const [[first] = []] = app.router.match(method, path)
    return operationOf.get((first?.[0] as unknown[] | undefined)?.[0])
  }

  /** Refuses what no operation has seen. */
  function refuse(error: unknown, request: Request, requestId: string): Response {
    const path = pathOf(request)
    const operation = find(request.method === 'HEAD' ? 'GET' : request.method, path)
    const style = operation ? operation.errors : isNavigation(request) ? 'page' : undefined
    const refused = refusal(error, { request, requestId, path, style }, options)
    return refused instanceof Response ? refused : toResponse(refused)
  }

  return async (request: Request, connection: Connection = {}): Promise<Response> => {
    const requestId = requestIdOf(request) ?? context.newId('req')
    let response: Response
    try {
      assertSecure(request, connection, options)
      await ready()
      response = await app.fetch(request, { ...connection, requestId })
    } catch (error) {
      response = refuse(error, request, requestId)
    }
    const answer = answerIn(response)
    if (answer) answer.headers['x-request-id'] = requestId
    else response.headers.set('x-request-id', requestId)
    return response
  }
}

/** The caller's own name for the request, if it is fit to be written to a log. */
function requestIdOf(request: Request): string | undefined {
  const given = request.headers.get('x-request-id')
  return given && /^[\w.:-]{1,128}$/.test(given) ? given : undefined
}

/** Whether a person in a browser goes to an address, rather than a program. RFC 9110, 12.5.1. */
function isNavigation({ method, headers }: Request): boolean {
  if (!/^(GET|HEAD)$/.test(method) || headers.has('authorization')) return false
  const known = parseAccept(headers.get('accept') ?? '').find(
    ({ type, q }) => q > 0 && (type === 'text/html' || type === 'application/json'),
  )
  return known?.type === 'text/html'
}

const withoutBase = (path: string, basePath: string) =>
  path === basePath || path.startsWith(`${basePath}/`) ? path.slice(basePath.length) || '/' : path

/** Hono takes the first that matches: `/users/external_id/:x` must stand before `/users/:id/:x`. */
function wordsFirst(operations: readonly Operation[]): Operation[] {
  const byShape = new Map<string, Operation>()
  for (const operation of operations) {
    const shape = `${operation.path.replaceAll(/:\w+/g, '~')} ${operation.method}`
    if (byShape.has(shape)) throw new Error(`${shape} is declared twice`)
    byShape.set(shape, operation)
  }
  return [...byShape.keys()].sort().map((shape) => byShape.get(shape)!)
}
