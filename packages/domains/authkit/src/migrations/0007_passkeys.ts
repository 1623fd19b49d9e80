import type { Migration } from '@inhouse/core'

export const passkeys: Migration = async (db, columns) => {
  await db.schema
    .createTable('passkeys')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('credential_id', columns.string, (c) => c.notNull().unique())
    .addColumn('public_key', columns.text, (c) => c.notNull())
    .addColumn('counter', columns.integer, (c) => c.notNull())
    .addColumn('transports', columns.json, (c) => c.notNull())
    .addColumn('name', columns.string, (c) => c.notNull())
    .addColumn('last_used_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('passkeys_by_user')
    .on('passkeys')
    .columns(['user_id', 'created_at', 'id'])
    .execute()

  await db.schema
    .createTable('spent_passkey_challenges')
    .addColumn('hash', columns.string, (c) => c.primaryKey())
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('spent_passkey_challenges_by_expiry')
    .on('spent_passkey_challenges')
    .column('expires_at')
    .execute()
}
