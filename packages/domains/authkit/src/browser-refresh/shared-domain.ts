/**
 * The `Domain` that lets pages of an origin read a cookie of the API's: the labels both hosts end in.
 * `null` where they are one host, which needs none; nothing where no cookie can reach both.
 * RFC 6265, 5.1.3.
 */
export function sharedDomain(apiUrl: string, origin: string): string | null | undefined {
  const [api, page] = [new URL(apiUrl), new URL(origin)]
  // To browsers, http and https are two sites.
  if (api.protocol !== page.protocol) return undefined
  if (api.hostname === page.hostname) return null
  if (isAddress(api.hostname) || isAddress(page.hostname)) return undefined

  const [ours, theirs] = [api, page].map(({ hostname }) => hostname.split('.').reverse())
  const differs = ours!.findIndex((label, index) => label !== theirs![index])
  const shared = ours!.slice(0, differs === -1 ? undefined : differs)
  // One label is a top-level domain, for which no browser takes a cookie.
  return shared.length < 2 ? undefined : shared.reverse().join('.')
}

const isAddress = (hostname: string) => /^\[|^\d+(\.\d+){3}$/.test(hostname)
