import type { Migration } from '@inhouse/core'

export const oneTimeCodes: Migration = async (db, columns) => {
  await db.schema
    .createTable('one_time_codes')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('kind', columns.string, (c) => c.notNull())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('email', columns.string, (c) => c.notNull())
    .addColumn('hash', columns.string, (c) => c.unique())
    .addColumn('sealed_code', columns.text, (c) => c.notNull())
    .addColumn('invitation_id', columns.id)
    .addColumn('attempts', columns.integer, (c) => c.notNull())
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('used_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('one_time_codes_by_user')
    .on('one_time_codes')
    .columns(['user_id', 'kind', 'created_at', 'id'])
    .execute()
}
