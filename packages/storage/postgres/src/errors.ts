// https://www.postgresql.org/docs/current/errcodes-appendix.html
const conflict = /^(40001|40P01)$/
// Ended by an administrator or by a limit of time, or broken on the way.
const lost = /^(08|57P|25P0[34])/
// Short of memory, disk or connections; cancelled; read-only, as after a failover; locked; damaged.
const unavailable = /^(53|57|58|25006|55P03|XX00[12])/

const saidByDriver = /^(Connection terminated|Client (has|was) .*not queryable|Query read timeout)/

/** What a failed query says about the database: `lost` is a connection that is of no more use. */
export function troubleOf(error: unknown): 'conflict' | 'lost' | 'unavailable' | undefined {
  if (!(error instanceof Error)) return undefined
  const { severity, code = '', syscall, message } = error as Told
  // Only the server tells a severity. Without one it is the driver who speaks, or the socket.
  if (!severity) return syscall || saidByDriver.test(message) ? 'lost' : undefined
  if (conflict.test(code)) return 'conflict'
  if (lost.test(code)) return 'lost'
  return unavailable.test(code) ? 'unavailable' : undefined
}

/** A prepared statement has outlived the table it was prepared for. */
export const isStale = (error: unknown): boolean =>
  error instanceof Error && (error as Told).routine === 'RevalidateCachedQuery'

type Told = Error & { severity?: string; code?: string; syscall?: string; routine?: string }
