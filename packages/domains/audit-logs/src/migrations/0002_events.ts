import type { Migration } from '@inhouse/core'

// Nothing here refers to the organization: to delete one must not wait for the deletion of all its
// events, nor an event for a lock on its organization.
export const events: Migration = async (db, columns) => {
  await db.schema
    .createTable('audit_log_events')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('organization_id', columns.id, (c) => c.notNull())
    .addColumn('action', columns.string, (c) => c.notNull())
    .addColumn('occurred_at', columns.timestamp, (c) => c.notNull())
    .addColumn('actor_id', columns.text, (c) => c.notNull())
    .addColumn('actor_name', columns.text)
    .addColumn('target_types', columns.text, (c) => c.notNull())
    .addColumn('event', columns.json, (c) => c.notNull())
    .addColumn('idempotency_key', columns.string)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()

  // One index for both: reading by time, and telling what is there already. The same event happened at
  // the same moment, so its key stands beside the newest, where a hash alone would stand anywhere.
  await db.schema
    .createIndex('audit_log_events_by_organization')
    .unique()
    .on('audit_log_events')
    .columns(['organization_id', 'occurred_at', 'idempotency_key'])
    .execute()
}
