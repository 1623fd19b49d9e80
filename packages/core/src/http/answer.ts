import { ApiError, OAuthError, unavailable } from '../errors.ts'
import type { Log } from '../log.ts'
import { type Operation, statusesOf } from '../operation.ts'
import { StorageError } from '../storage.ts'
import { type Answer, LightResponse } from './light-response.ts'

export type { Answer }

export const answer = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Answer => ({ status, body: body === undefined ? null : JSON.stringify(body), headers })

/** What an operation's result looks like on the wire. */
export function serialize(result: unknown, operation: Operation, checkAnswers: boolean): Answer {
  const body = operation.output?.serialize(result)
  if (checkAnswers) operation.output?.schema.parse(body)
  return answer(statusesOf(operation)[0], body)
}

/** What may be told of an error. All that is not meant for the caller is logged and becomes a 500. */
export function tellable(error: unknown, log: Log, requestId: string): ApiError | OAuthError {
  if (error instanceof ApiError || error instanceof OAuthError) return error
  if (error instanceof StorageError) {
    const cause = String(error.cause)
    log.error('The database could not be had.', { request_id: requestId, error: cause })
    return unavailable()
  }
  const stack = error instanceof Error ? error.stack : String(error)
  log.error('An operation failed.', { request_id: requestId, error: stack })
  return new ApiError(500, 'server_error', 'Internal Server Error')
}

/** A refusal as a program reads it. */
export function refuse(error: ApiError | OAuthError, style?: Operation['errors']): Answer {
  if (style === 'messages' && error.code === 'invalid_request_parameters') return listed(error)
  const told = style === 'oauth' && error instanceof ApiError ? (asOAuth(error) ?? error) : error
  const { status, code, message, details } = told
  const { errors, body, headers } = details
  const said =
    told instanceof OAuthError
      ? { error: code, error_description: message }
      : { message, code, ...(errors && { errors }) }
  return answer(status, { ...said, ...body }, headers)
}

/** What is wrong with each field, as a few endpoints have always said it. */
function listed({ code, details: { errors = [] } }: ApiError | OAuthError): Answer {
  const message = errors.map((one) =>
    'field' in one && one.code !== 'required' ? `${one.field}: ${one.message}` : one.message,
  )
  return answer(400, { statusCode: 400, error: 'Bad Request', message, code, errors })
}

/** What is wrong with the request itself, as OAuth says it; all else keeps its own shape. RFC 6749, 5.2. */
function asOAuth({ status, code, message, details }: ApiError): OAuthError | undefined {
  if (status === 429) return new OAuthError('too_many_requests', message, 429, details)
  if (!malformed.has(code)) return undefined
  const [first] = details.errors ?? []
  const { field } = { field: '', ...first }
  const description = first ? `${field}: ${first.message}` : message
  return new OAuthError('invalid_request', description, status === 422 ? 400 : status)
}

const malformed = new Set([
  'invalid_json',
  'invalid_request_parameters',
  'json_too_deep',
  'payload_too_large',
  'unsupported_media_type',
])

/** An answer as a web response. It is made so that an adapter can send it without reading a stream. */
export function toResponse({ status, body, headers }: Answer): Response {
  if (body !== null) headers = { 'content-type': 'application/json', ...headers }
  return new LightResponse({ status, body, headers }) as unknown as Response
}

/** What such a response holds, for an adapter to send at once; nothing where it was read already. */
export const answerIn = (response: Response): Answer | undefined => LightResponse.answerIn(response)
