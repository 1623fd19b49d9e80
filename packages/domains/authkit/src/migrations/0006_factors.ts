import type { Migration } from '@inhouse/core'

export const factors: Migration = async (db, columns) => {
  await db.schema
    .createTable('authentication_factors')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('user_id', columns.id, (c) => c.references('users.id').onDelete('cascade'))
    .addColumn('type', columns.string, (c) => c.notNull())
    .addColumn('totp_issuer', columns.string)
    .addColumn('totp_user', columns.string)
    .addColumn('sealed_secret', columns.text)
    .addColumn('last_time_step', columns.integer)
    .addColumn('phone_number', columns.string)
    .addColumn('verified_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('authentication_factors_by_user')
    .on('authentication_factors')
    .columns(['user_id', 'created_at', 'id'])
    .execute()

  await db.schema
    .createTable('authentication_challenges')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('factor_id', columns.id, (c) =>
      c.notNull().references('authentication_factors.id').onDelete('cascade'),
    )
    .addColumn('sealed_code', columns.text)
    .addColumn('tries', columns.integer, (c) => c.notNull())
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('used_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('authentication_challenges_by_factor')
    .on('authentication_challenges')
    .column('factor_id')
    .execute()

  await db.schema
    .createTable('recovery_codes')
    .addColumn('hash', columns.string, (c) => c.primaryKey())
    .addColumn('user_id', columns.id, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('used_at', columns.timestamp)
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('recovery_codes_by_user')
    .on('recovery_codes')
    .column('user_id')
    .execute()
}
