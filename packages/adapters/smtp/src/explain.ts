import type { Server } from './url.ts'

/** What went wrong with which server, in an error of our own: those of the library know too much. */
export function explain(
  error: unknown,
  { host, port }: Pick<Server, 'host' | 'port'>,
  auth: Server['auth'],
): Error {
  const { message, code } = error as NodeJS.ErrnoException
  const reason = without(auth, message || code || String(error))
  return new Error(`The mail server ${host}:${port} did not take it: ${reason}`)
}

/** A server may quote what it was sent, plain or as it travels. RFC 4616, RFC 4954. */
function without(auth: Server['auth'], text: string): string {
  if (!auth?.pass) return text
  const { user, pass } = auth
  const base64 = (plain: string) => Buffer.from(plain).toString('base64')
  const forms = [base64(`\0${user}\0${pass}`), base64(pass), encodeURIComponent(pass), pass]
  return forms.reduce((rest, form) => rest.replaceAll(form, '…'), text)
}
