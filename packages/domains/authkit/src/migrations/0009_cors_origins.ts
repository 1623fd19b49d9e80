import type { Migration } from '@inhouse/core'

export const corsOrigins: Migration = async (db, columns) => {
  await db.schema
    .createTable('cors_origins')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('origin', columns.string, (c) => c.notNull().unique())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
}
