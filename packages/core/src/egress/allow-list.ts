import { BlockList, isIP, isIPv6 } from 'node:net'

/** What outgoing calls may reach though it is no public address. */
export interface AllowList {
  readonly isEmpty: boolean
  /** Whether this host is named, with whatever addresses it has. */
  names(host: string, port: number): boolean
  /** Whether this address is in a range that is listed. */
  holds(address: string, port: number): boolean
}

/** Takes `hooks.internal:8443`, `10.1.2.3`, `10.1.2.0/24:443`, `[::1]:9000`, `fd00:1::/32`. */
export function createAllowList(entries: readonly string[]): AllowList {
  const parsed = entries.map(parseAllowed)
  const isAt = (port: number) => (entry: Allowed) => entry.port === undefined || entry.port === port
  return {
    isEmpty: parsed.length === 0,
    names: (host, port) => parsed.filter(isAt(port)).some(({ name }) => name === host),
    holds: (address, port) =>
      parsed.filter(isAt(port)).some(({ range }) => range && isIn(range, address)),
  }
}

interface Allowed {
  name?: string
  range?: { family: Family; list: BlockList }
  port: number | undefined
}

type Family = 'ipv4' | 'ipv6'

/** Throws where an entry cannot be understood, so that a slip is seen at the start. */
export function parseAllowed(entry: string): Allowed {
  const [host, port] = splitPort(entry)
  const [network = '', length] = host.split('/')
  if (port !== undefined && !(port > 0 && port <= 65535)) throw notUnderstood(entry)

  const version = isIP(network)
  if (version === 0) {
    const name = network.toLowerCase()
    // An address in other clothes, such as 0x7f.1, is not what was written here.
    const isName = /^[\w.-]+$/.test(name) && URL.parse(`http://${name}`)?.hostname === name
    if (length !== undefined || !isName) throw notUnderstood(entry)
    return { name, port }
  }
  const bits = version === 4 ? 32 : 128
  const prefix = length === undefined ? bits : Number(length)
  if (length === '' || !(Number.isInteger(prefix) && prefix >= 0 && prefix <= bits)) {
    throw notUnderstood(entry)
  }
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, prefix, family)
  return { range: { family, list }, port }
}

function splitPort(entry: string): [host: string, port: number | undefined] {
  const [, bracketed, plain, port] =
    /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(entry) ?? []
  // With colons and no brackets it is an IPv6 address, at any port.
  return [bracketed ?? plain ?? entry, port === undefined ? undefined : Number(port)]
}

// A list of IPv6 ranges would hold IPv4 addresses too, as those that are mapped.
const isIn = ({ family, list }: NonNullable<Allowed['range']>, address: string) =>
  family === (isIPv6(address) ? 'ipv6' : 'ipv4') && list.check(address, family)

const notUnderstood = (entry: string) =>
  new Error(
    `'${entry}' is no host, address or range: say hooks.internal:8443, 127.0.0.1:9000 or 10.1.2.0/24.`,
  )
