import { type Caller, type Context, OAuthError } from '@inhouse/core'

/** How a client is known: it has shown the secret key, or it has only said its name. */
export type ClientKind = 'confidential' | 'public'

/**
 * Which client asks. The secret may come in the body, as bearer or as HTTP Basic; a wrong one is
 * refused even where none is needed. RFC 6749, 2.3.
 */
export async function authenticateClient(
  ctx: Context,
  caller: Caller,
  request: Request,
  body: { client_id: string; client_secret?: string | undefined },
): Promise<ClientKind> {
  if (body.client_id !== ctx.clientId) throw invalidClient('There is no client with this id.')
  if (caller.keyId) return 'confidential'

  const secret = body.client_secret ?? basicSecret(request, body.client_id)
  if (secret === undefined) return 'public'
  if (await ctx.findSecretKey(secret)) return 'confidential'
  throw invalidClient('The client secret is wrong.')
}

export function assertConfidential(kind: ClientKind): void {
  if (kind === 'public') throw invalidClient('This grant needs the client secret.')
}

const invalidClient = (description: string) => new OAuthError('invalid_client', description)

function basicSecret(request: Request, clientId: string): string | undefined {
  const [, encoded] = /^basic +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!encoded) return undefined
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const [id, secret] = [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]
  if (id !== clientId) throw invalidClient('The body and the header name two clients.')
  return secret
}
