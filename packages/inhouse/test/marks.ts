import { createInhouse, job, module } from '@inhouse/core'
import { openStorage, placeOf } from '../src/cli/database.ts'

/** Work that leaves a mark each time it is done. */
export const mark = job({
  name: 'test.mark',
  leaseSeconds: 1,
  // Each kill costs an attempt, which is not what we are after.
  attempts: 1000,
  handle: (ctx, { n }: { n: number }) =>
    ctx.transaction(async (tx) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      await tx.db.insertInto('test_marks').values({ n }).execute()
    }),
})

/** Work that fails at once. */
export const doomed = job({
  name: 'test.doomed',
  attempts: 1,
  handle: async () => {
    throw new Error('no luck')
  },
})

const marks = module({
  name: 'test-marks',
  jobs: [mark, doomed],
  migrations: {
    '0001_marks': async (db, columns) => {
      await db.schema
        .createTable('test_marks')
        .addColumn('n', columns.integer, (c) => c.notNull())
        .execute()
    },
  },
})

/** A small app on the database that `--database` would name. */
export const markedApp = async (database: string) =>
  createInhouse({
    url: 'http://localhost',
    storage: await openStorage(placeOf(database)),
    clientId: 'client_test',
    secret: 'a secret of at least 32 characters',
    modules: [marks],
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
