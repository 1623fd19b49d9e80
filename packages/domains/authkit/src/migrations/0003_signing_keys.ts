import type { Migration } from '@inhouse/core'

export const signingKeys: Migration = async (db, columns) => {
  await db.schema
    .createTable('signing_keys')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('public_jwk', columns.json, (c) => c.notNull())
    .addColumn('sealed_private_key', columns.text, (c) => c.notNull())
    .addColumn('active_at', columns.timestamp, (c) => c.notNull())
    .addColumn('retired_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()
}
