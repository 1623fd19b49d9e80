/** What a handler is told of the attempt it makes. */
export interface Run {
  /** The same at every attempt: a key for calls that must not be made twice. */
  readonly id: string
  /** 1 at the first. */
  readonly attempt: number
  /** Aborted when the process stops, or when the job has gone to another. */
  readonly signal: AbortSignal
}

/** A kind of work, as those see it who ask for it. */
export interface JobKind<Payload extends JobPayload = any> {
  readonly name: string
  /** After so many that failed it is dead, until a person retries it. */
  readonly attempts: number
  /** How long it is left to a process that gives no sign of life. Long work gives signs by itself. */
  readonly leaseSeconds: number
  /** The pause after so many attempts that failed. */
  pauseSeconds(failures: number): number
  handle(ctx: never, payload: Payload, run: Run): Promise<unknown>
}

/** Kept as JSON, and readable to whoever reads the database: what is secret goes in sealed. */
export type JobPayload = object | null

export interface EnqueueOptions {
  /** Not before. Default: at once. */
  at?: string
  /** As long as a job of this kind and key waits for its first attempt, another is not added. */
  key?: string | null
}

/** A job on its way to an engine. */
export interface NewJob {
  id: string
  kind: JobKind
  payload: JobPayload
  due_at: string
  key: string | null
}
