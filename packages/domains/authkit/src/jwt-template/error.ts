/** A template that cannot be read or rendered, and the claim it fails at, if it is one. */
export class TemplateError extends Error {
  readonly reason: 'invalid' | 'too_big'
  readonly claim: string | undefined

  constructor(message: string, claim?: string, reason: 'invalid' | 'too_big' = 'invalid') {
    super(claim === undefined ? message : `Claim '${claim}': ${message}`)
    this.name = 'TemplateError'
    this.claim = claim
    this.reason = reason
  }
}
