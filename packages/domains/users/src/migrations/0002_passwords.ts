import type { Migration } from '@inhouse/core'

export const passwords: Migration = async (db, columns) => {
  await db.schema
    .createTable('passwords')
    .addColumn('user_id', columns.id, (c) =>
      c.primaryKey().references('users.id').onDelete('cascade'),
    )
    .addColumn('hash', columns.text, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
}
