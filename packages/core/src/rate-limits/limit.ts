/** So many requests in so many seconds, counted apart for each name and each one who asks. */
export interface RateLimit {
  readonly name: string
  readonly points: number
  readonly seconds: number
}
