import { normalizeDomain } from './normalize-domain.ts'

export interface WantedDomain {
  domain: string
  state: 'pending' | 'verified'
}

/**
 * The two forms of a list of domains as one, each domain once; `undefined` where neither is given.
 * A plain list says nothing of proof, so its domains wait for it.
 */
export function wantedDomains(input: {
  domains?: string[] | null
  domain_data?: WantedDomain[] | null
}): WantedDomain[] | undefined {
  if (!input.domains && !input.domain_data) return undefined
  const wanted = new Map<string, WantedDomain>()
  for (const [index, text] of input.domains?.entries() ?? []) {
    const domain = normalizeDomain(text, `domains.${index}`)
    wanted.set(domain, { domain, state: 'pending' })
  }
  for (const [index, { domain: text, state }] of input.domain_data?.entries() ?? []) {
    const domain = normalizeDomain(text, `domain_data.${index}.domain`)
    wanted.set(domain, { domain, state })
  }
  return [...wanted.values()]
}
