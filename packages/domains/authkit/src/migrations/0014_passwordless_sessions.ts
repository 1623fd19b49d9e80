import type { Migration } from '@inhouse/core'

export const passwordlessSessions: Migration = async (db, columns) => {
  await db.schema
    .createTable('passwordless_sessions')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('email', columns.string, (c) => c.notNull())
    .addColumn('redirect_uri', columns.text, (c) => c.notNull())
    .addColumn('state', columns.text)
    .addColumn('hash', columns.string, (c) => c.notNull().unique())
    .addColumn('sealed_token', columns.text, (c) => c.notNull())
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('used_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('passwordless_sessions_by_user')
    .on('passwordless_sessions')
    .column('user_id')
    .execute()
  await db.schema
    .createIndex('passwordless_sessions_by_expiry')
    .on('passwordless_sessions')
    .column('expires_at')
    .execute()
}
