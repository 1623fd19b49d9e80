import { module } from '../module.ts'

export const rateLimits = module({
  name: 'rate-limits',
  migrations: {
    '0001_rate_limits': async (db, columns) => {
      await db.schema
        .createTable('rate_limits')
        .addColumn('key', columns.string, (c) => c.primaryKey())
        .addColumn('points', columns.integer, (c) => c.notNull())
        .addColumn('expires_at', columns.integer, (c) => c.notNull())
        .execute()
    },
  },
})
