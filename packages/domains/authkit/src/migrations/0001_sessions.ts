import type { Migration } from '@inhouse/core'

export const sessions: Migration = async (db, columns) => {
  await db.schema
    .createTable('sessions')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('organization_id', columns.id, (c) =>
      c.references('organizations.id').onDelete('set null'),
    )
    .addColumn('client_id', columns.string, (c) => c.notNull())
    .addColumn('auth_method', columns.string, (c) => c.notNull())
    .addColumn('authentication_method', columns.string, (c) => c.notNull())
    .addColumn('ip_address', columns.string)
    .addColumn('user_agent', columns.text)
    .addColumn('authenticated_at', columns.timestamp, (c) => c.notNull())
    .addColumn('mfa_passed', columns.boolean, (c) => c.notNull())
    .addColumn('impersonator_email', columns.string)
    .addColumn('impersonator_reason', columns.text)
    .addColumn('browser_session_id', columns.id)
    .addColumn('refreshed_at', columns.timestamp, (c) => c.notNull())
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('ended_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('sessions_by_user')
    .on('sessions')
    .columns(['user_id', 'created_at', 'id'])
    .execute()
  await db.schema
    .createIndex('sessions_by_organization')
    .on('sessions')
    .columns(['organization_id'])
    .execute()

  await db.schema
    .createTable('refresh_tokens')
    .addColumn('hash', columns.string, (c) => c.primaryKey())
    .addColumn('session_id', columns.id, (c) =>
      c.notNull().references('sessions.id').onDelete('cascade'),
    )
    .addColumn('used_at', columns.timestamp)
    .addColumn('sealed_successor', columns.text)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('refresh_tokens_by_session')
    .on('refresh_tokens')
    .column('session_id')
    .execute()
}
