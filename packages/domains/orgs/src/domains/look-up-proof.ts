import type { Context } from '@inhouse/core'
import type { OrganizationDomain } from '../tables.ts'

/** Whether the DNS shows the token of a domain; `unknown` where it gave no answer. */
export type Proof = 'found' | 'absent' | 'unknown'

/**
 * Looks for a TXT record `verification_token=…` at the domain itself and at
 * `<verification_prefix>.<domain>`.
 */
export async function lookUpProof(ctx: Context, domain: OrganizationDomain): Promise<Proof> {
  const { domain: name, verification_prefix, verification_token } = domain
  const wanted = `verification_token=${verification_token}`
  const hosts = verification_prefix ? [name, `${verification_prefix}.${name}`] : [name]
  const found = await Promise.all(hosts.map((host) => recordsAt(ctx, host)))
  if (found.some((records) => records?.includes(wanted))) return 'found'
  return found.includes(undefined) ? 'unknown' : 'absent'
}

/** The records of a host, none where there is no such host, `undefined` where nobody knows. */
async function recordsAt(ctx: Context, host: string): Promise<string[] | undefined> {
  try {
    const records = await ctx.resolveTxt(host)
    // RFC 7208, 3.3: a long record comes in pieces, which belong together without a space.
    return records.map((pieces) => pieces.join('').trim())
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (nowhere.has(code)) return []
    ctx.log.warn('The DNS gave no answer.', { host, code })
    return undefined
  }
}

const nowhere = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME'])
