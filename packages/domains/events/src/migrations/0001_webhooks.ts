import type { Migration } from '@inhouse/core'
import { sql } from 'kysely'

export const webhooks: Migration = async (db, columns) => {
  await db.schema
    .createTable('webhook_endpoints')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('endpoint_url', columns.string, (c) => c.notNull().unique())
    .addColumn('status', columns.string, (c) => c.notNull())
    .addColumn('events', columns.json, (c) => c.notNull())
    .addColumn('ordered', columns.boolean, (c) => c.notNull())
    .addColumn('sealed_secret', columns.text, (c) => c.notNull())
    .addColumn('secret_hint', columns.string, (c) => c.notNull())
    .addColumn('sealed_previous_secret', columns.text)
    .addColumn('previous_secret_until', columns.timestamp)
    .addColumn('enabled_at', columns.timestamp, (c) => c.notNull())
    .addColumn('failing_since', columns.timestamp)
    .addColumn('sender', columns.id)
    .addColumn('sender_until', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('endpoint_id', columns.id, (c) =>
      c.notNull().references('webhook_endpoints.id').onDelete('cascade'),
    )
    .addColumn('event_id', columns.id, (c) => c.notNull())
    .addColumn('event', columns.string, (c) => c.notNull())
    .addColumn('cause', columns.string, (c) => c.notNull())
    .addColumn('sample', columns.json)
    .addColumn('place', columns.integer, (c) => c.notNull())
    .addColumn('status', columns.string, (c) => c.notNull())
    .addColumn('attempt_count', columns.integer, (c) => c.notNull())
    .addColumn('next_attempt_at', columns.timestamp)
    .addColumn('retry_until', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('webhook_deliveries_by_endpoint')
    .on('webhook_deliveries')
    .columns(['endpoint_id', 'created_at', 'id'])
    .execute()
  // What is settled has no next attempt, and costs these two nothing.
  await db.schema
    .createIndex('webhook_deliveries_due')
    .on('webhook_deliveries')
    .columns(['endpoint_id', 'next_attempt_at'])
    .where(sql.ref('next_attempt_at'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('webhook_deliveries_in_order')
    .on('webhook_deliveries')
    .columns(['endpoint_id', 'place'])
    .where(sql.ref('next_attempt_at'), 'is not', null)
    .execute()

  await db.schema
    .createTable('webhook_attempts')
    .addColumn('delivery_id', columns.id, (c) =>
      c.notNull().references('webhook_deliveries.id').onDelete('cascade'),
    )
    .addColumn('number', columns.integer, (c) => c.notNull())
    .addColumn('attempted_at', columns.timestamp, (c) => c.notNull())
    .addColumn('duration_ms', columns.integer, (c) => c.notNull())
    .addColumn('response_status', columns.integer)
    .addColumn('response_body', columns.text)
    .addColumn('error', columns.string)
    .addColumn('error_message', columns.text)
    .addColumn('next_attempt_at', columns.timestamp)
    .addPrimaryKeyConstraint('webhook_attempts_key', ['delivery_id', 'number'])
    .execute()

  await db.schema
    .createTable('webhook_cursors')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('position', columns.integer, (c) => c.notNull())
    .addColumn('place', columns.integer, (c) => c.notNull())
    .execute()
  await db.insertInto('webhook_cursors').values({ id: 'events', position: 0, place: 0 }).execute()
}
