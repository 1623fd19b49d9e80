import type { Migration } from '@inhouse/core'

export const jwtTemplates: Migration = async (db, columns) => {
  await db.schema
    .createTable('jwt_templates')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('content', columns.text, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
}
