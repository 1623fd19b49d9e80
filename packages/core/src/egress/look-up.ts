import { lookup, Resolver } from 'node:dns/promises'

/**
 * Asks the name servers, and not the machine: its hosts file names what is inside, and its look-ups
 * hold a thread of the few that also hash passwords.
 */
export async function askNameServers(name: string, servers?: readonly string[]): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2500, tries: 2 })
  if (servers) resolver.setServers(servers)
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  const [first] = answers
  if (addresses.length === 0 && first.status === 'rejected') throw first.reason
  return addresses
}

/** As the machine itself would, for names that its operator gave. */
export async function askMachine(name: string): Promise<string[]> {
  const answers = await lookup(name, { all: true })
  return answers.map(({ address }) => address)
}
