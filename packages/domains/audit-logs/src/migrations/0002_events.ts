import type { Migration } from '@inhouse/core'
import { sql } from 'kysely'

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

  await db.schema
    .createIndex('audit_log_events_by_organization')
    .on('audit_log_events')
    .columns(['organization_id', 'occurred_at', 'id'])
    .execute()
  await db.schema
    .createIndex('audit_log_events_once')
    .unique()
    .on('audit_log_events')
    .column('idempotency_key')
    .where(sql.ref('idempotency_key'), 'is not', null)
    .execute()
}
