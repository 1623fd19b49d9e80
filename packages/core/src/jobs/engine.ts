import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import type { Storage } from '../storage.ts'
import type { JobKind, JobPayload, NewJob } from './kind.ts'

/** Opens an engine for an instance whose jobs are of these kinds. */
export type OpenJobs = (ctx: Context, storage: Storage, kinds: readonly JobKind[]) => JobEngine

/** Keeps jobs and hands them out. What it must promise, `jobsContract` of `@inhouse/testing` says. */
export interface JobEngine {
  /** Keeps a job in the caller's transaction. One of the same kind and key that waits is enough. */
  enqueue(trx: Kysely<any>, job: NewJob): Promise<void>
  /** Jobs of a kind that are due, the longest due first, each to one caller until its lease ends. */
  take(kind: JobKind, limit: number): Promise<TakenJob[]>
  /** Begins the lease anew. False where it is lost, as for the next two. */
  extend(job: TakenJob): Promise<boolean>
  complete(job: TakenJob): Promise<boolean>
  /** Due again later, or dead. */
  fail(job: TakenJob, error: string, retryAt: string | null): Promise<boolean>
  /** The newest, or the dead, the last to die first. */
  list(filter: JobFilter): Promise<StoredJob[]>
  /** Makes a dead job due, with all its attempts. False where there is none of this id. */
  retry(id: string): Promise<boolean>
  /** Forgets a dead job. */
  discard(id: string): Promise<boolean>
  /** Asked now and then: frees the jobs whose lease has ended, where that does not happen by itself. */
  recover?(): Promise<void>
  close(): Promise<void>
}

export interface TakenJob {
  id: string
  kind: JobKind
  payload: JobPayload
  attempt: number
  /** Says who holds it. */
  lease: string
}

export interface JobFilter {
  dead?: boolean
  /** Default: 100. */
  limit?: number
}

/** A job as a person sees it; its payload is nobody's business. */
export interface StoredJob {
  id: string
  job: string
  state: 'waiting' | 'running' | 'dead'
  /** Those begun so far. */
  attempts: number
  /** When it runs next, or when the lease of the one that runs it ends. */
  due_at: string | null
  failed_at: string | null
  last_error: string | null
  created_at: string
}
