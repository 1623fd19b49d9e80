import * as z from 'zod'

const text = z.string().trim().min(1)

/** What a host has been given by a provider. */
export const credentials = z.strictObject({
  clientId: text,
  /** Of all but Apple. */
  clientSecret: text.optional(),
  /** Asked for beside those that a sign-in needs. */
  scopes: z.array(text).default([]),
  /** Whether the app gets the provider's tokens, once, with the session. */
  returnTokens: z.boolean().default(false),
  /**
   * The provider on another host, such as one's own GitLab: what it publishes there is used. People
   * are told apart by their ids alone, so it cannot be changed later for another that counts anew.
   */
  issuer: z.url().refine(isSafe, 'An issuer is at https, or at http on this machine.').optional(),
  /** Microsoft: who may come. `common`, `organizations`, `consumers` or the id of one tenant. */
  tenant: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional(),
  /** Apple: the team, the key and its private half in PEM, which stand in for the secret. */
  teamId: text.optional(),
  keyId: text.optional(),
  privateKey: text.optional(),
})

export type Credentials = z.output<typeof credentials>

export function isSafe(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'https:' || isLoopback(parsed)
}

/** Whether a provider runs on this very machine, where http will do. */
export const isLoopback = (url: URL | null): boolean =>
  url?.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
