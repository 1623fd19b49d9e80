import type { Migration } from '@inhouse/core'

export const identities: Migration = async (db, columns) => {
  await db.schema
    .createTable('identities')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('provider', columns.string, (c) => c.notNull())
    .addColumn('idp_id', columns.string, (c) => c.notNull())
    .addColumn('email_key', columns.string, (c) => c.notNull())
    .addColumn('email_proven', columns.boolean, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .addUniqueConstraint('one_user_per_identity', ['provider', 'idp_id'])
    .execute()
  await db.schema.createIndex('identities_by_user').on('identities').column('user_id').execute()

  await db.schema
    .createTable('provider_tokens')
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('provider', columns.string, (c) => c.notNull())
    .addColumn('authenticated_at', columns.timestamp, (c) => c.notNull())
    .addColumn('sealed_tokens', columns.text, (c) => c.notNull())
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addPrimaryKeyConstraint('one_per_proof', ['user_id', 'provider', 'authenticated_at'])
    .execute()
}
