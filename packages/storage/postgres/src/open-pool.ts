import pg from 'pg'

/** A pool of our own: it gives up on a database that does not answer, and keeps no process alive. */
export function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    allowExitOnIdle: true,
  })
  // An idle connection was lost, and the pool has taken it out. Unheard, that ends the process.
  pool.on('error', () => {})
  return pool
}
