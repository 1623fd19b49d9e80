import type { Migration } from '@inhouse/core'

export const pendingAuthentications: Migration = async (db, columns) => {
  await db.schema
    .createTable('pending_authentications')
    .addColumn('hash', columns.string, (c) => c.primaryKey())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('step', columns.string, (c) => c.notNull())
    .addColumn('auth_method', columns.string, (c) => c.notNull())
    .addColumn('authentication_method', columns.string, (c) => c.notNull())
    .addColumn('ip_address', columns.string)
    .addColumn('user_agent', columns.text)
    .addColumn('authenticated_at', columns.timestamp, (c) => c.notNull())
    .addColumn('organization_id', columns.id)
    .addColumn('invitation_id', columns.id)
    .addColumn('mfa_passed', columns.boolean, (c) => c.notNull())
    .addColumn('browser_session_id', columns.id)
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('used_at', columns.timestamp)
    .execute()
  await db.schema
    .createIndex('pending_authentications_by_user')
    .on('pending_authentications')
    .column('user_id')
    .execute()
}
