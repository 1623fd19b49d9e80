import type { Context } from '../context.ts'
import type { JobKind, JobPayload, Run } from './kind.ts'

/** Work that survives a crash. It is done at least once, so a second time must do no harm. */
export interface Job<Payload extends JobPayload = any> extends JobKind<Payload> {
  handle(ctx: Context, payload: Payload, run: Run): Promise<unknown>
}

type Declaration<Payload extends JobPayload> = Pick<Job<Payload>, 'name' | 'handle'> &
  Partial<Job<Payload>>

/**
 * Declares a kind of work. Each kind waits in a queue of its own, so that none delays another.
 *
 *     const greet = job({ name: 'users.greet', handle: (ctx, { id }: { id: string }) => … })
 *     await tx.enqueue(greet, { id: user.id })
 */
export function job<Payload extends JobPayload>(declaration: Declaration<Payload>): Job<Payload> {
  if (!NAME.test(declaration.name)) {
    throw new Error(`'${declaration.name}' is no name for a job: say users.greet, or the like.`)
  }
  return { attempts: 10, leaseSeconds: 60, pauseSeconds: growingPause, ...declaration }
}

const NAME = /^[a-z][\w.-]{0,60}$/i

const SIX_HOURS = 6 * 60 * 60

/** 15 s, 30 s, 1 min … 1 h 4 min; ten attempts are over after some two hours. */
const growingPause = (failures: number) => Math.min(15 * 2 ** (failures - 1), SIX_HOURS)
