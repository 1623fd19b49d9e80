import type { Migration } from '@inhouse/core'

export const passwordDecoys: Migration = async (db, columns) => {
  await db.schema.alterTable('passwords').addColumn('decoy', columns.text).execute()
  // Most are hashes of our own, and pay nothing for it.
  await db.schema
    .createIndex('passwords_by_decoy')
    .on('passwords')
    .column('decoy')
    .where('decoy', 'is not', null)
    .execute()
}
