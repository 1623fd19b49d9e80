import type { Migration } from '@inhouse/core'

export const actions: Migration = async (db, columns) => {
  await db.schema
    .createTable('audit_log_actions')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('name', columns.string, (c) => c.notNull().unique())
    .addColumn('schema_id', columns.id, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('audit_log_schemas')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('action', columns.string, (c) => c.notNull())
    .addColumn('version', columns.integer, (c) => c.notNull())
    .addColumn('actor', columns.json)
    .addColumn('targets', columns.json, (c) => c.notNull())
    .addColumn('metadata', columns.json)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addUniqueConstraint('audit_log_schema_versions', ['action', 'version'])
    .execute()
}
