import type { Context } from './context.ts'
import { later } from './world.ts'

/**
 * What this process read within the last so many milliseconds, or else what it reads now; one read
 * serves all who ask meanwhile. Not for use within a transaction: on SQLite the read of another
 * would wait for that to end.
 */
export async function remembered<T>(
  ctx: Context,
  name: string,
  lifetime: number,
  read: (ctx: Context) => Promise<T>,
): Promise<T> {
  const known = ctx.memory.get(name) as { until: string; value: Promise<T> } | undefined
  if (known && known.until > ctx.now()) return known.value
  const value = read(ctx)
  ctx.memory.set(name, { until: later(ctx.now(), lifetime), value })
  value.catch(() => forget(ctx, name))
  return value
}

/** Has it read anew, since it was changed. */
export const forget = (ctx: Context, name: string): void => void ctx.memory.delete(name)
