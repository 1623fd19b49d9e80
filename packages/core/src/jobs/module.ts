import { module } from '../module.ts'

export const jobs = module({
  name: 'jobs',
  migrations: {
    '0001_jobs': async (db, columns) => {
      await db.schema
        .createTable('jobs')
        .addColumn('id', columns.id, (c) => c.primaryKey())
        .addColumn('job', columns.string, (c) => c.notNull())
        .addColumn('payload', columns.json)
        .addColumn('unique_key', columns.string)
        .addColumn('attempts', columns.integer, (c) => c.notNull())
        .addColumn('due_at', columns.timestamp)
        .addColumn('lease', columns.id)
        .addColumn('failed_at', columns.timestamp)
        .addColumn('last_error', columns.text)
        .addColumn('created_at', columns.timestamp, (c) => c.notNull())
        .execute()
      await db.schema.createIndex('jobs_due').on('jobs').columns(['job', 'due_at', 'id']).execute()
      await db.schema
        .createIndex('jobs_by_key')
        .on('jobs')
        .columns(['job', 'unique_key'])
        .unique()
        .where('unique_key', 'is not', null)
        .execute()
      await db.schema
        .createIndex('jobs_dead')
        .on('jobs')
        .column('failed_at')
        .where('failed_at', 'is not', null)
        .execute()
      await db.schema
        .createTable('job_schedules')
        .addColumn('name', columns.string, (c) => c.primaryKey())
        .addColumn('rhythm', columns.string, (c) => c.notNull())
        .addColumn('next_at', columns.timestamp, (c) => c.notNull())
        .execute()
    },
  },
})
