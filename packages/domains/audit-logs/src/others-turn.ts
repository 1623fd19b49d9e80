import { setImmediate } from 'node:timers/promises'

/**
 * Lets requests have their turn in the middle of long work. SQLite answers at once, so that without
 * it one query would follow the other and nothing else would happen in this process.
 */
export const othersTurn = (): Promise<void> => setImmediate()
