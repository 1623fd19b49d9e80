import { createAllowList } from './allow-list.ts'
import type { EgressFetch } from './fetch.ts'

export interface EgressOptions {
  /**
   * What outgoing calls may reach though it is no public address: `hooks.internal:8443`,
   * `10.1.2.0/24`, `[::1]:9000`. Without a port, at any. Loopback that is listed may be called by
   * plain http.
   */
  allow?: readonly string[]
  /** Calls plain http addresses too. */
  allowHttp?: boolean
  /** Certificates in PEM of further authorities to trust, such as a company's own. */
  ca?: readonly string[]
  /** Looks up the addresses of a name; without it, Node's resolver does. */
  resolve?: (name: string) => Promise<string[]>
}

/** The one way out to addresses that users and customers give. */
export interface Egress {
  fetch: EgressFetch
  checkUrl(url: string): Promise<void>
  close(): Promise<void>
}

/** What does the calling is loaded with the first call. */
export function createEgress(options: EgressOptions): Egress {
  const { allowHttp = false, ca = [], resolve } = options
  const policy = { allowed: createAllowList(options.allow ?? []), allowHttp, resolve }
  let client: Promise<{ fetch: EgressFetch; close(): Promise<void> }> | undefined
  const open = async () => (await import('./fetch.ts')).createFetch(policy, ca)

  return {
    async fetch(url, init) {
      const { fetch } = await (client ??= open())
      return fetch(url, init)
    },
    async checkUrl(url) {
      const { readTarget } = await import('./guard.ts')
      readTarget(policy, url)
    },
    async close() {
      await (await client)?.close()
      client = undefined
    },
  }
}
