import { EgressError, type EgressReason } from './error.ts'

/** Says of a call that failed why, in words that may be shown to whoever gave the address. */
export function explain(error: unknown, host: string, isLate: boolean): EgressError {
  if (error instanceof EgressError) return error
  const { code = '' } = error as { code?: string }
  const reason = isLate ? 'timeout' : reasonOf(code)
  return new EgressError(reason, sentences[reason](host), { cause: error })
}

function reasonOf(code: string): keyof typeof sentences {
  if (code === 'UND_ERR_INVALID_ARG') return 'invalid_request'
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW') return 'too_large'
  if (late.has(code)) return 'timeout'
  return isAboutTls(code) ? 'tls_failed' : 'connection_failed'
}

const sentences = {
  invalid_request: () => 'The request has a method or a header that HTTP does not allow.',
  too_large: (host: string) => `${host} answered with too many headers.`,
  timeout: (host: string) => `${host} took too long.`,
  tls_failed: (host: string) => `${host} shows no certificate that can be trusted for it.`,
  connection_failed: (host: string) => `${host} cannot be reached, or does not speak HTTP.`,
} satisfies Partial<Record<EgressReason, (host: string) => string>>

const late = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

// The names that OpenSSL's X.509 verification and Node's own checks give.
const isAboutTls = (code: string) =>
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_|ERROR_IN_)|SELF_SIGNED|HOSTNAME_MISMATCH|^INVALID_(CA|PURPOSE)|^PATH_LENGTH|^EPROTO$/.test(
    code,
  )
