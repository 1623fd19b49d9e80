import { newToken, systemEntropy } from '@inhouse/core'
import type { Config } from './config-file.ts'
import { Complaint } from '../complaint.ts'
import { defaultEnvironment } from '../environment-names.ts'
import type { Settings } from './settings.ts'

export interface Keys {
  api_key: string
  client_id: string
}

/** What is said goes before what is kept; what neither has is made, to be kept from now on. */
export function findKeys(
  names: Iterable<string>,
  kept: Config,
  { apiKeys, clientId, secrets }: Settings,
  pinned: ReadonlyMap<string, Partial<Keys>>,
) {
  const environments = { ...kept.environments }
  for (const name of names) environments[name] = choose(pinned.get(name), environments[name])
  const config = { ...kept, secret: kept.secret ?? token(48), environments }

  const keys = new Map(Array.from(names, (name) => [name, environments[name]!] as const))
  const own = keys.get(defaultEnvironment)
  keys.set(defaultEnvironment, choose({ api_key: apiKeys?.[0], client_id: clientId }, own))
  assertApart(keys)
  return { keys, secrets: secrets ?? [config.secret], config }
}

/** The key and the client id of a request say which environment it is for. */
function assertApart(keys: ReadonlyMap<string, Keys>): void {
  const owners = new Map<string, string>()
  for (const [name, { api_key, client_id }] of keys) {
    for (const value of [api_key, client_id]) {
      const other = owners.get(value)
      if (other)
        throw new Complaint(`The environments ${other} and ${name} have the same ${value}.`)
      owners.set(value, name)
    }
  }
}

const choose = (first: Partial<Keys> = {}, second: Partial<Keys> = {}): Keys => ({
  api_key: first.api_key ?? second.api_key ?? `sk_test_${token(40)}`,
  client_id: first.client_id ?? second.client_id ?? `client_${token(26)}`,
})

const token = (length: number) => newToken(systemEntropy, length)
