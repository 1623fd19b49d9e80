import type { Kysely } from 'kysely'
import type { Module } from '../module.ts'
import type { Storage } from '../storage.ts'
import { stepsOf, takenSteps } from './steps.ts'

/** How a database stands to this code. */
export interface SchemaState {
  /** Steps this code knows and the database has not taken. */
  pending: string[]
  /** Steps the database has taken and this code does not know: a newer version was here. */
  unknown: string[]
}

export async function readSchemaState(
  db: Kysely<any>,
  storage: Storage,
  modules: readonly Module[],
): Promise<SchemaState> {
  const taken = await takenSteps(db, storage)
  const known = new Set(stepsOf(modules).map(([name]) => name))
  const ours = new Set(modules.map(({ name }) => name))
  return {
    pending: [...known].filter((name) => !taken.has(name)),
    // The steps of a module that is not installed here are none of our concern.
    unknown: [...taken].filter((name) => !known.has(name) && ours.has(name.split('/')[0]!)),
  }
}

/** The tables are not those this code was written for, so it does not touch them. */
export class SchemaError extends Error {
  readonly state: SchemaState

  constructor(state: SchemaState) {
    super(
      state.unknown.length > 0
        ? `The database is newer than this version: it has taken ${state.unknown.join(', ')}.`
        : `The database is not up to date: run the migrations (${state.pending.join(', ')}).`,
    )
    this.name = 'SchemaError'
    this.state = state
  }
}

export function assertCurrent(state: SchemaState): void {
  if (state.unknown.length > 0 || state.pending.length > 0) throw new SchemaError(state)
}
