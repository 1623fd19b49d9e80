import type { Migration } from '@inhouse/core'

export const retentions: Migration = async (db, columns) => {
  await db.schema
    .createTable('audit_log_retentions')
    .addColumn('organization_id', columns.id, (c) => c.primaryKey())
    .addColumn('days', columns.integer, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
}
