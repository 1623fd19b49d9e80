import { isIP } from 'node:net'
import { addressClass } from './address-class.ts'
import type { AllowList } from './allow-list.ts'
import { EgressError } from './error.ts'
import { askMachine, askNameServers } from './look-up.ts'

export interface Policy {
  allowed: AllowList
  allowHttp: boolean
  resolve: ((name: string) => Promise<string[]>) | undefined
}

/** Where a call goes: the host is a name or an address, in the one spelling that URLs give it. */
export interface Target {
  protocol: string
  host: string
  port: number
}

/** Reads an address that someone gave, and refuses what can be refused without asking anybody. */
export function readTarget(policy: Policy, given: string): { url: URL; target: Target } {
  const url = URL.parse(given)
  if (!url) throw new EgressError('invalid_url', 'That is no URL.')
  if (url.username || url.password) {
    throw new EgressError('invalid_url', 'A URL with a name or password in it is not called.')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new EgressError('https_required', 'Only https URLs are called.')
  }
  url.hostname = url.hostname.replace(/\.$/, '')
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const target = { protocol: url.protocol, host, port }
  if (isLocalhost(host)) localAddresses(policy, target)
  else if (isIP(host)) assertOpen(policy, target, host)
  // Plain http needs loopback that is listed: where nothing is, no answer about the name can help.
  else if (url.protocol === 'http:' && !policy.allowHttp && policy.allowed.isEmpty) {
    throw httpsRequired(target)
  }
  return { url, target }
}

/** The addresses behind a host, once each of them may be called: connect to these and no others. */
export async function openAddresses(policy: Policy, target: Target): Promise<string[]> {
  const { host } = target
  if (isLocalhost(host)) return localAddresses(policy, target)
  const addresses = await resolve(policy, target)
  // One bad answer among good ones is an attempt, not a mistake.
  for (const address of addresses) assertOpen(policy, target, address)
  return addresses
}

async function resolve(policy: Policy, { host, port }: Target): Promise<string[]> {
  const ask = policy.resolve ?? (policy.allowed.names(host, port) ? askMachine : askNameServers)
  try {
    const addresses = await ask(host)
    if (addresses.length > 0) return addresses
  } catch (cause) {
    throw new EgressError('dns_failed', `There is no address for ${host}.`, { cause })
  }
  throw new EgressError('dns_failed', `There is no address for ${host}.`)
}

/** RFC 6761, 6.3: these names mean this machine, whatever a name server says. */
const isLocalhost = (host: string) => host === 'localhost' || host.endsWith('.localhost')

/** Those of this machine's own addresses that are allowed: a list may name but one of them. */
function localAddresses(policy: Policy, target: Target): string[] {
  const listed = ['127.0.0.1', '::1'].filter((address) => isListed(policy, target, address))
  if (listed.length === 0) throw blocked(target, 'loopback')
  return listed
}

function assertOpen(policy: Policy, target: Target, address: string): void {
  const found = addressClass(address)
  const listed = isListed(policy, target, address)
  if (found && !listed) throw blocked(target, found)
  if (target.protocol === 'https:' || policy.allowHttp || (listed && found === 'loopback')) return
  throw httpsRequired(target)
}

const httpsRequired = ({ host }: Target) =>
  new EgressError('https_required', `${host} is called by https only.`)

const isListed = ({ allowed }: Policy, { host, port }: Target, address: string) =>
  allowed.names(host, port) || allowed.holds(address, port)

const blocked = ({ host }: Target, found: string) =>
  new EgressError(
    'blocked_address',
    `${host} is at ${article(found)} ${found.replaceAll('_', ' ')} address, which is not called.`,
    { addressClass: found },
  )

const article = (word: string) => (/^[aeiou]/.test(word) ? 'an' : 'a')
