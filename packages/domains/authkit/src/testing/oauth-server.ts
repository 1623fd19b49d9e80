import { hash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Visitor {
  /** What its API answers, by path. */
  api: Record<string, unknown>
  /** Further members of the answer of the token endpoint. */
  token?: Record<string, unknown>
}

/**
 * A server of plain OAuth on this machine, without OpenID, as GitHub, GitLab and Gitea run them: it
 * holds a client to its secret, its redirect URI and its code verifier. RFC 6749, RFC 7636.
 */
export async function startOAuthServer(client: { clientId: string; clientSecret: string }) {
  const codes = new Map<string, { query: URLSearchParams; visitor: Visitor }>()
  const tokens = new Map<string, Visitor>()
  let count = 0

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { pathname } = new URL(request.url!, url)
    if (request.method === 'POST') {
      return exchange(new URLSearchParams(Buffer.concat(chunks).toString()), request)
    }
    const visitor = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
    const body = request.headers['user-agent'] ? visitor?.api[pathname] : undefined
    return body === undefined ? { status: 401, body: {} } : { status: 200, body }
  }

  function exchange(form: URLSearchParams, request: IncomingMessage) {
    const asked = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const basic = request.headers.authorization?.replace('Basic ', '')
    const secret = basic
      ? Buffer.from(basic, 'base64').toString()
      : `${form.get('client_id')}:${form.get('client_secret')}`
    const challenge = asked?.query.get('code_challenge') ?? null
    const verifier = form.get('code_verifier')
    const isSound =
      asked &&
      secret === `${client.clientId}:${client.clientSecret}` &&
      form.get('redirect_uri') === asked.query.get('redirect_uri') &&
      (challenge === null || challenge === hash('sha256', verifier ?? '', 'base64url'))
    // As GitHub does: a refusal comes with 200.
    if (!isSound) return { status: 200, body: { error: 'bad_verification_code' } }
    const access_token = `token-${++count}`
    tokens.set(access_token, asked.visitor)
    return { status: 200, body: { access_token, token_type: 'bearer', ...asked.visitor.token } }
  }

  return {
    url,
    /** Signs someone in who was sent there, and gives the address it sends them back to. */
    signIn(asked: URL, visitor: Visitor): URL {
      const code = `code-${++count}`
      const query = asked.searchParams
      codes.set(code, { query, visitor })
      const back = new URL(query.get('redirect_uri')!)
      back.search = String(new URLSearchParams({ code, state: query.get('state')! }))
      return back
    },
    /** A fetch that finds this server behind these hosts. */
    behind:
      (...hosts: string[]) =>
      (address: string, init: RequestInit): Promise<Response> => {
        const asked = new URL(address)
        if (!hosts.includes(asked.host)) throw new Error(`Nobody should call ${asked.host}.`)
        return fetch(url + asked.pathname, init)
      },
    close: () => void server.close(),
  }
}
