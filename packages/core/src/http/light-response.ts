/** An answer that is not yet a `Response`. Its body is JSON, or there is none. */
export interface Answer {
  status: number
  body: string | null
  headers: Record<string, string>
}

// To make a `Response` costs about as much as all else that a small answer needs. Ours is one by its
// prototype, knows what adapters and clients ask first, and makes the real one for all the rest.
export class LightResponse {
  readonly #answer: Answer
  #native: Response | undefined
  #headers: Headers | undefined

  constructor(answer: Answer) {
    this.#answer = answer
  }

  get status(): number {
    return this.#answer.status
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  get headers(): Headers {
    return this.#native?.headers ?? (this.#headers ??= new Headers(this.#answer.headers))
  }

  get body(): ReadableStream<Uint8Array> | null {
    return this.#answer.body === null ? null : this.#make().body
  }

  get bodyUsed(): boolean {
    return this.#native?.bodyUsed ?? false
  }

  async text(): Promise<string> {
    return this.#make().text()
  }

  async json(): Promise<unknown> {
    return this.#make().json()
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#make().arrayBuffer()
  }

  async bytes(): Promise<Uint8Array> {
    return this.#make().bytes()
  }

  async blob(): Promise<Blob> {
    return this.#make().blob()
  }

  async formData(): Promise<FormData> {
    return this.#make().formData()
  }

  clone(): Response {
    return this.#make().clone()
  }

  get statusText(): string {
    return ''
  }

  get type(): ResponseType {
    return 'default'
  }

  get url(): string {
    return ''
  }

  get redirected(): boolean {
    return false
  }

  #make(): Response {
    const { status, body } = this.#answer
    return (this.#native ??= new Response(body, { status, headers: this.headers }))
  }

  /** What it says, while nobody has asked for more than that. */
  static answerIn(response: Response): Answer | undefined {
    if (!(#answer in response) || response.#native || response.#headers) return undefined
    return response.#answer
  }
}

Object.setPrototypeOf(LightResponse.prototype, Response.prototype)
