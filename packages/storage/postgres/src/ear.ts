import type { Client, Pool } from './pool.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 30_000

/**
 * Listens on a connection of its own, and on another where that is lost. After each loss it hears an
 * empty text: something may have been missed.
 */
export function openEar(
  pool: Pool,
  [schema, channel]: [schema: string | null, channel: string],
  hear: (text: string) => void,
): { close(): Promise<void> } {
  const ended = Promise.withResolvers<void>()
  let isClosed = false

  async function listen() {
    const client = await pool.connect()
    const lost = Promise.withResolvers<void>()
    const lose = () => lost.resolve()
    const notified = ({ payload = '' }: { payload?: string }) => hear(payload)
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', notified)
    try {
      const { rows } = (await client.query({ text: nameOfChannel, values: [schema, channel] })) as {
        rows: { name: string }[]
      }
      await client.query({ text: `listen "${rows[0]!.name}"` })
      hear('')
      await Promise.race([lost.promise, ended.promise])
    } finally {
      client.off('error', lose)
      client.off('end', lose)
      client.off('notification', notified)
      discard(client)
    }
  }

  async function listenOn() {
    for (let pause = FIRST_PAUSE_MS; !isClosed; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const failure = await listen().then(
        () => false,
        () => true,
      )
      if (!failure) pause = FIRST_PAUSE_MS
      if (!isClosed) await Promise.race([after(pause), ended.promise])
    }
  }
  const over = listenOn()

  return {
    async close() {
      isClosed = true
      ended.resolve()
      await over
    },
  }
}

// As `notify` says it.
const nameOfChannel = `
  select 'inhouse_' || to_hex(hashtextextended(
    concat_ws('/', 'inhouse', coalesce($1::text, current_schema()), $2::text), 0)) as name`

/** A connection that listens is of no use to others. Closing it says an error that nobody needs. */
function discard(client: Client): void {
  client.on('error', () => {})
  client.release(true)
}

const after = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref())
