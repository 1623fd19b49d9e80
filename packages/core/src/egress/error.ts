/** Why a call to an address that someone gave us did not come to an answer. */
export type EgressReason =
  | 'invalid_url'
  | 'invalid_request'
  | 'https_required'
  | 'blocked_address'
  | 'dns_failed'
  | 'connection_failed'
  | 'tls_failed'
  | 'timeout'
  | 'too_large'

/**
 * Its message may be shown to whoever gave the address: it names what they gave, and never what a
 * name server or the other side said.
 */
export class EgressError extends Error {
  readonly code: EgressReason
  /** Of a blocked address: `loopback`, `private`, `metadata` … */
  readonly addressClass: string | undefined

  constructor(
    code: EgressReason,
    message: string,
    { addressClass, cause }: { addressClass?: string; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.name = 'EgressError'
    this.code = code
    this.addressClass = addressClass
  }
}
