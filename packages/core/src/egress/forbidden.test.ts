import { expect, it } from 'vitest'
import { addressClass } from './address-class.ts'
import { createEgress } from './egress.ts'

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'called',
    (error) => [error.name, error.code, error.addressClass].filter(Boolean).join(' '),
  )

const blocked = (addressClass: string) => `EgressError blocked_address ${addressClass}`

// Each URL, and what its host is.
const literals: [url: string, addressClass: string][] = [
  ['https://127.0.0.1/', 'loopback'],
  ['https://127.0.0.1:8443/hook?a=1#b', 'loopback'],
  ['http://127.0.0.1/', 'loopback'],
  ['https://127.255.255.254/', 'loopback'],
  ['https://127.1/', 'loopback'],
  ['https://127.0.1/', 'loopback'],
  ['https://2130706433/', 'loopback'],
  ['https://0x7f000001/', 'loopback'],
  ['https://0x7f.1/', 'loopback'],
  ['https://0x7f.0x0.0x0.0x1/', 'loopback'],
  ['https://017700000001/', 'loopback'],
  ['https://0177.0.0.01/', 'loopback'],
  ['https://127.0.0.1./', 'loopback'],
  ['https://127。0。0。1/', 'loopback'],
  ['https://①②⑦.⓪.⓪.①/', 'loopback'],
  ['https://１２７.0.0.1/', 'loopback'],
  ['https://%31%32%37.0.0.1/', 'loopback'],
  [String.raw`https:\\127.0.0.1\x`, 'loopback'],
  ['https:127.0.0.1', 'loopback'],
  [' https://127.0.0.1/\n', 'loopback'],
  ['https://localhost/', 'loopback'],
  ['https://LOCALHOST./', 'loopback'],
  ['https://api.localhost:3000/', 'loopback'],
  ['https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/', 'loopback'],
  ['https://loc\u00adalhost/', 'loopback'],
  ['https://ｌocalhost/', 'loopback'],
  ['https://[::1]/', 'loopback'],
  ['https://[0:0:0:0:0:0:0:1]/', 'loopback'],
  ['https://0.0.0.0/', 'unspecified'],
  ['https://0/', 'unspecified'],
  ['https://0.1.2.3/', 'unspecified'],
  ['https://[::]/', 'unspecified'],
  ['https://10.0.0.1/', 'private'],
  ['https://172.16.0.1/', 'private'],
  ['https://172.31.255.255/', 'private'],
  ['https://192.168.1.1/', 'private'],
  ['https://3232235777/', 'private'],
  ['https://100.64.0.1/', 'carrier_grade_nat'],
  ['https://169.254.1.1/', 'link_local'],
  ['https://169.254.169.254/latest/meta-data/', 'metadata'],
  ['https://0xa9fea9fe/', 'metadata'],
  ['https://[fd00:ec2::254]/', 'metadata'],
  ['https://100.100.100.200/', 'metadata'],
  ['https://168.63.129.16/', 'metadata'],
  ['https://192.0.2.1/', 'documentation'],
  ['https://198.51.100.7/', 'documentation'],
  ['https://203.0.113.9/', 'documentation'],
  ['https://[2001:db8::1]/', 'documentation'],
  ['https://[3fff::1]/', 'documentation'],
  ['https://198.18.0.1/', 'benchmarking'],
  ['https://[2001:2::1]/', 'benchmarking'],
  ['https://192.88.99.1/', 'relay'],
  ['https://224.0.0.1/', 'multicast'],
  ['https://239.255.255.250/', 'multicast'],
  ['https://[ff02::1]/', 'multicast'],
  ['https://240.0.0.1/', 'reserved'],
  ['https://192.0.0.1/', 'reserved'],
  ['https://255.255.255.255/', 'broadcast'],
  ['https://[::ffff:127.0.0.1]/', 'ipv4_mapped'],
  ['https://[::ffff:7f00:1]/', 'ipv4_mapped'],
  ['https://[::ffff:0:127.0.0.1]/', 'ipv4_mapped'],
  ['https://[::ffff:8.8.8.8]/', 'ipv4_mapped'],
  ['https://[::127.0.0.1]/', 'ipv4_compatible'],
  ['https://[64:ff9b::7f00:1]/', 'nat64'],
  ['https://[64:ff9b:1::a00:1]/', 'nat64'],
  ['https://[2001::1]/', 'teredo'],
  ['https://[2002:7f00:1::]/', 'six_to_four'],
  ['https://[fc00::1]/', 'unique_local'],
  ['https://[fd12:3456:789a::1]/', 'unique_local'],
  ['https://[fe80::1]/', 'link_local'],
  ['https://[fec0::1]/', 'site_local'],
  ['https://[100::1]/', 'reserved'],
  ['https://[5f00::1]/', 'reserved'],
]

it.each(literals)('refuses %s, and asks no name server', async (url, found) => {
  const asked: string[] = []
  const { fetch, checkUrl } = createEgress({
    allowHttp: true,
    resolve: async (name) => [(asked.push(name), '8.8.8.8')[1]!],
  })
  expect(await refusalOf(fetch(url))).toBe(blocked(found))
  expect(await refusalOf(checkUrl(url))).toBe(blocked(found))
  expect(asked).toEqual([])
})

it.each([
  ['nonsense', 'invalid_url'],
  ['https://', 'invalid_url'],
  ['https://1.2.3.4.5/', 'invalid_url'],
  ['https://256.1.1.1/', 'invalid_url'],
  ['https://[fe80::1%25eth0]/', 'invalid_url'],
  ['https://[::1%lo]/', 'invalid_url'],
  ['https://example.com:99999/', 'invalid_url'],
  ['https://user@example.com/', 'invalid_url'],
  ['https://example.com:443@127.0.0.1/', 'invalid_url'],
  ['http://example.com/', 'https_required'],
  ['http://8.8.8.8/', 'https_required'],
  ['ftp://example.com/', 'https_required'],
  ['file:///etc/passwd', 'https_required'],
  ['gopher://127.0.0.1:6379/_x', 'https_required'],
  ['data:text/plain,x', 'https_required'],
  ['unix:/var/run/docker.sock', 'https_required'],
])('refuses %s as %s', async (url, code) => {
  const { fetch } = createEgress({ resolve: async () => ['8.8.8.8'] })
  expect(await refusalOf(fetch(url))).toBe(`EgressError ${code}`)
})

// What a name server may say of a name that looks like any other.
it.each([
  [['127.0.0.1'], 'loopback'],
  [['10.1.2.3'], 'private'],
  [['169.254.169.254'], 'metadata'],
  [['::1'], 'loopback'],
  [['::ffff:10.0.0.1'], 'ipv4_mapped'],
  [['fe80::1%eth0'], 'link_local'],
  [['fd00:ec2::254'], 'metadata'],
  [['8.8.8.8', '192.168.0.1'], 'private'],
  [['192.168.0.1', '2606:4700::1111'], 'private'],
  [['2130706433'], 'unknown'],
])('refuses a name that resolves to %j', async (addresses, found) => {
  const { fetch, checkUrl } = createEgress({ resolve: async () => addresses })
  expect(await refusalOf(fetch('https://hooks.example/'))).toBe(blocked(found))
  // Its name alone gives nothing away.
  expect(await refusalOf(checkUrl('https://hooks.example/'))).toBe('called')
})

it('says what is wrong in a sentence, and not what the name server said', async () => {
  const { fetch } = createEgress({ resolve: async () => ['10.1.2.3'] })
  await expect(fetch('https://wiki.acme.internal/')).rejects.toThrow(
    'wiki.acme.internal is at a private address, which is not called.',
  )
})

it.each([
  '1.1.1.1',
  '8.8.8.8',
  '11.0.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.1',
  '192.167.255.255',
  '198.17.255.255',
  '223.255.255.255',
  '2001:200::1',
  '2003::1',
  '2606:4700:4700::1111',
  '2a00:1450::1',
])('holds %s for a public address', (address) => {
  expect(addressClass(address)).toBeUndefined()
})
