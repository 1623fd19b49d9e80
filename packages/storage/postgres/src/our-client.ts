import { StorageError } from '@inhouse/core'
import type { PostgresPoolClient } from 'kysely'
import { isStale, troubleOf } from './errors.ts'
import type { Client } from './pool.ts'
import type { StatementNames } from './statement-names.ts'
import { encode, typesOf } from './values.ts'

export function ourClient(client: Client, names: StatementNames | undefined): PostgresPoolClient {
  const types = typesOf(client)
  let isLost = false
  const lose = () => {
    isLost = true
  }
  // Between two queries of a transaction nobody else listens; unheard, an error ends the process.
  client.on('error', lose)

  async function query(text: string, parameters: readonly unknown[]) {
    try {
      return await ask(text === 'begin' ? begin : text, parameters.map(encode))
    } catch (error) {
      const trouble = troubleOf(error)
      if (!trouble) throw error
      if (trouble === 'lost') lose()
      throw new StorageError(trouble === 'conflict' ? 'conflict' : 'unavailable', error)
    }
  }

  async function ask(text: string, values: unknown[]) {
    const name = names?.of(text, values.length)
    try {
      return await client.query({ text, values, types, name })
    } catch (error) {
      if (!isStale(error)) throw error
      names?.forget(text)
      return client.query({ text, values, types }).catch(() => {
        // We are in a transaction, which is aborted by now: it has to begin again.
        throw new StorageError('conflict', error)
      })
    }
  }

  return {
    query: query as PostgresPoolClient['query'],
    release(destroy) {
      client.off('error', lose)
      client.release(destroy || isLost)
    },
  }
}

// Whatever the server's default: what we read after a lock has to be what its last holder wrote.
const begin = 'begin isolation level read committed'
