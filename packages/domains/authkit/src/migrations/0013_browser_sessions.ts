import type { Migration } from '@inhouse/core'

export const browserSessions: Migration = async (db, columns) => {
  await db.schema
    .createTable('browser_sessions')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('hash', columns.string, (c) => c.notNull().unique())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('auth_method', columns.string, (c) => c.notNull())
    .addColumn('authentication_method', columns.string, (c) => c.notNull())
    .addColumn('authenticated_at', columns.timestamp, (c) => c.notNull())
    .addColumn('mfa_passed', columns.boolean, (c) => c.notNull())
    .addColumn('organization_id', columns.id)
    .addColumn('used_at', columns.timestamp, (c) => c.notNull())
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('ended_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('browser_sessions_by_user')
    .on('browser_sessions')
    .column('user_id')
    .execute()
}
