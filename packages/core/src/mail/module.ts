import { module } from '../module.ts'

export const mail = module({
  name: 'mail',
  migrations: {
    '0001_mails': async (db, columns) => {
      await db.schema
        .createTable('mails')
        .addColumn('id', columns.id, (c) => c.primaryKey())
        .addColumn('recipient', columns.string, (c) => c.notNull())
        .addColumn('sealed_message', columns.text, (c) => c.notNull())
        .addColumn('attempts', columns.integer, (c) => c.notNull())
        .addColumn('next_attempt_at', columns.timestamp)
        .addColumn('sent_at', columns.timestamp)
        .addColumn('last_error', columns.text)
        .addColumn('created_at', columns.timestamp, (c) => c.notNull())
        .execute()
      await db.schema
        .createIndex('mails_by_next_attempt')
        .on('mails')
        .column('next_attempt_at')
        .execute()
      await db.schema
        .createIndex('mails_by_creation')
        .on('mails')
        .columns(['created_at', 'id'])
        .execute()
    },
    '0002_mail_expiry': async (db, columns) => {
      await db.schema.alterTable('mails').addColumn('expires_at', columns.timestamp).execute()
      await db.schema.createIndex('mails_by_expiry').on('mails').column('expires_at').execute()
    },
  },
})
