import type { Migration } from '@inhouse/core'

export const exports: Migration = async (db, columns) => {
  await db.schema
    .createTable('audit_log_exports')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('organization_id', columns.id, (c) => c.notNull())
    .addColumn('format', columns.string, (c) => c.notNull())
    .addColumn('filter', columns.json, (c) => c.notNull())
    .addColumn('state', columns.string, (c) => c.notNull())
    .addColumn('attempt', columns.integer, (c) => c.notNull())
    .addColumn('claimed_until', columns.timestamp)
    .addColumn('pieces', columns.integer)
    .addColumn('bytes', columns.integer)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('audit_log_exports_by_time')
    .on('audit_log_exports')
    .columns(['created_at', 'id'])
    .execute()

  await db.schema
    .createTable('audit_log_export_pieces')
    .addColumn('export_id', columns.id, (c) =>
      c.notNull().references('audit_log_exports.id').onDelete('cascade'),
    )
    .addColumn('attempt', columns.integer, (c) => c.notNull())
    .addColumn('position', columns.integer, (c) => c.notNull())
    .addColumn('content', columns.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_log_export_pieces_in_line', [
      'export_id',
      'attempt',
      'position',
    ])
    .execute()
}
