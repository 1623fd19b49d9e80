import { module } from '../module.ts'

export const secretKeys = module({
  name: 'secret-keys',
  migrations: {
    '0001_secret_keys': async (db, columns) => {
      await db.schema
        .createTable('secret_keys')
        .addColumn('id', columns.id, (c) => c.primaryKey())
        .addColumn('name', columns.string, (c) => c.notNull())
        .addColumn('hash', columns.string, (c) => c.notNull().unique())
        .addColumn('obfuscated_value', columns.string, (c) => c.notNull())
        .addColumn('created_at', columns.timestamp, (c) => c.notNull())
        .addColumn('revoked_at', columns.timestamp)
        .execute()
    },
  },
})
