import type { Migration } from '@inhouse/core'
import { sql } from 'kysely'

export const organizationDomains: Migration = async (db, columns) => {
  await db.schema
    .createTable('organization_domains')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('organization_id', columns.id, (c) =>
      c.notNull().references('organizations.id').onDelete('cascade'),
    )
    .addColumn('domain', columns.string, (c) => c.notNull())
    .addColumn('state', columns.string, (c) => c.notNull())
    .addColumn('verification_strategy', columns.string, (c) => c.notNull())
    .addColumn('verification_prefix', columns.string)
    .addColumn('verification_token', columns.string)
    .addColumn('pending_since', columns.timestamp, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .addUniqueConstraint('domain_once_in_organization', ['organization_id', 'domain'])
    .execute()

  await db.schema
    .createIndex('organization_domains_by_domain')
    .on('organization_domains')
    .column('domain')
    .execute()

  await db.schema
    .createIndex('domain_verified_once')
    .unique()
    .on('organization_domains')
    .column('domain')
    .where(sql.ref('state'), '=', 'verified')
    .execute()
}
