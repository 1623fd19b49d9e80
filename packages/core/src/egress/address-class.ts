import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * What an address is if it is no public one: `loopback`, `private` … and `undefined` for a public
 * one. By IANA's registries of special-purpose addresses; the first class that holds it counts.
 */
export function addressClass(address: string): string | undefined {
  if (isIPv4(address)) return classIn(ipv4, address, 'ipv4')
  if (!isIPv6(address)) return 'unknown'
  const [bare = ''] = address.split('%')
  return classIn(ipv6, bare, 'ipv6') ?? (isGlobal(bare) ? undefined : 'reserved')
}

type Family = 'ipv4' | 'ipv6'

const ipv4 = tableOf('ipv4', {
  // Where clouds hand credentials to whoever asks from inside: AWS and most others, Alibaba, Oracle,
  // and Azure's, which looks public.
  metadata: '169.254.169.254/32 100.100.100.200/32 192.0.0.192/32 168.63.129.16/32',
  unspecified: '0.0.0.0/8',
  loopback: '127.0.0.0/8',
  private: '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16',
  carrier_grade_nat: '100.64.0.0/10',
  link_local: '169.254.0.0/16',
  documentation: '192.0.2.0/24 198.51.100.0/24 203.0.113.0/24',
  benchmarking: '198.18.0.0/15',
  relay: '192.88.99.0/24 192.31.196.0/24 192.52.193.0/24 192.175.48.0/24',
  multicast: '224.0.0.0/4',
  broadcast: '255.255.255.255/32',
  reserved: '192.0.0.0/24 240.0.0.0/4',
})

// What carries an IPv4 address inside is refused whole: which one it leads to, the network decides.
const ipv6 = tableOf('ipv6', {
  metadata: 'fd00:ec2::254/128 fd20:ce::254/128',
  unspecified: '::/128',
  loopback: '::1/128',
  ipv4_mapped: '::ffff:0:0/96 ::ffff:0:0:0/96',
  ipv4_compatible: '::/96',
  nat64: '64:ff9b::/96 64:ff9b:1::/48',
  teredo: '2001::/32',
  six_to_four: '2002::/16',
  documentation: '2001:db8::/32 3fff::/20',
  benchmarking: '2001:2::/48',
  relay: '2620:4f:8000::/48',
  unique_local: 'fc00::/7',
  link_local: 'fe80::/10',
  site_local: 'fec0::/10',
  multicast: 'ff00::/8',
  reserved: '2001::/23',
})

// All that was ever given out to the public is in here.
const [[, globalUnicast]] = tableOf('ipv6', { global: '2000::/3' }) as [[string, BlockList]]
const isGlobal = (address: string) => globalUnicast.check(address, 'ipv6')

function tableOf(family: Family, classes: Record<string, string>): [string, BlockList][] {
  return Object.entries(classes).map(([name, subnets]) => {
    const list = new BlockList()
    for (const subnet of subnets.split(' ')) {
      const [network = '', length] = subnet.split('/')
      list.addSubnet(network, Number(length), family)
    }
    return [name, list]
  })
}

const classIn = (table: [string, BlockList][], address: string, family: Family) =>
  table.find(([, list]) => list.check(address, family))?.[0]
