import type { Migration } from '@inhouse/core'

export const authorizationCodes: Migration = async (db, columns) => {
  await db.schema
    .createTable('redirect_uris')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('uri', columns.text, (c) => c.notNull().unique())
    .addColumn('is_default', columns.boolean, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('authorization_codes')
    .addColumn('hash', columns.string, (c) => c.primaryKey())
    .addColumn('client_id', columns.string, (c) => c.notNull())
    .addColumn('redirect_uri', columns.text, (c) => c.notNull())
    .addColumn('code_challenge', columns.string)
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('auth_method', columns.string, (c) => c.notNull())
    .addColumn('authentication_method', columns.string, (c) => c.notNull())
    .addColumn('ip_address', columns.string)
    .addColumn('user_agent', columns.text)
    .addColumn('authenticated_at', columns.timestamp, (c) => c.notNull())
    .addColumn('organization_id', columns.id)
    .addColumn('invitation_id', columns.id)
    .addColumn('mfa_passed', columns.boolean, (c) => c.notNull())
    .addColumn('session_id', columns.id)
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('used_at', columns.timestamp)
    .execute()
  await db.schema
    .createIndex('authorization_codes_by_user')
    .on('authorization_codes')
    .column('user_id')
    .execute()

  await db.schema
    .createTable('device_codes')
    .addColumn('hash', columns.string, (c) => c.primaryKey())
    .addColumn('user_code', columns.string, (c) => c.notNull().unique())
    .addColumn('client_id', columns.string, (c) => c.notNull())
    .addColumn('status', columns.string, (c) => c.notNull())
    .addColumn('user_id', columns.id, (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('organization_id', columns.id)
    .addColumn('auth_method', columns.string)
    .addColumn('authentication_method', columns.string)
    .addColumn('authenticated_at', columns.timestamp)
    .addColumn('interval_seconds', columns.integer, (c) => c.notNull())
    .addColumn('polled_at', columns.timestamp)
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()
}
