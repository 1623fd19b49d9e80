import type { LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import { Pool } from 'undici'
import { openAddresses, type Policy, type Target } from './guard.ts'

const MAX_ORIGINS = 64
const CONNECTIONS = 8
const IDLE_MS = 4_000
const CONNECT_MS = 10_000
const MAX_HEADER_BYTES = 16 * 1024

/** Open connections, a few for each of the origins that were called last. */
export function createPools(policy: Policy, ca: readonly string[]) {
  const pools = new Map<string, Pool>()
  const certificates = ca.length > 0 ? [...getCACertificates('default'), ...ca] : undefined

  return {
    poolOf(origin: string, target: Target): Pool {
      const pool = pools.get(origin) ?? open(origin, target)
      pools.delete(origin)
      pools.set(origin, pool)
      const [oldest] = pools.keys()
      if (pools.size > MAX_ORIGINS && oldest) {
        void pools.get(oldest)!.close()
        pools.delete(oldest)
      }
      return pool
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
      pools.clear()
    },
  }

  function open(origin: string, target: Target) {
    return new Pool(origin, {
      connections: CONNECTIONS,
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      allowH2: false,
      connect: {
        timeout: CONNECT_MS,
        lookup: guardedLookup(policy, target),
        rejectUnauthorized: true,
        ca: certificates,
      },
    })
  }
}

/** The look-up of the connection itself, so that what was checked is what it goes to. */
function guardedLookup(policy: Policy, target: Target): LookupFunction {
  return (_host, options, done) => {
    openAddresses(policy, target).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: familyOf(address) }))
        const [first] = found
        if (options.all) done(null, found)
        else done(null, first!.address, first!.family)
      },
      (error: Error) => done(error as NodeJS.ErrnoException, []),
    )
  }
}

const familyOf = (address: string) => (address.includes(':') ? 6 : 4)
