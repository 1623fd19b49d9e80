import { module } from '../module.ts'

export const idempotency = module({
  name: 'idempotency',
  migrations: {
    '0001_idempotency_keys': async (db, columns) => {
      await db.schema
        .createTable('idempotency_keys')
        .addColumn('key', columns.string, (c) => c.primaryKey())
        .addColumn('fingerprint', columns.string, (c) => c.notNull())
        .addColumn('status', columns.integer)
        .addColumn('answer', columns.text)
        .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('idempotency_keys_by_expiry')
        .on('idempotency_keys')
        .column('expires_at')
        .execute()
    },
  },
})
