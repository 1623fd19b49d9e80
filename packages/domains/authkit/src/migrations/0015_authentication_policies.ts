import type { Migration } from '@inhouse/core'

export const authenticationPolicies: Migration = async (db, columns) => {
  await db.schema
    .createTable('authentication_policies')
    .addColumn('organization_id', columns.id, (c) =>
      c.primaryKey().references('organizations.id').onDelete('cascade'),
    )
    .addColumn('sso_required', columns.boolean, (c) => c.notNull())
    .addColumn('mfa_required', columns.boolean, (c) => c.notNull())
    .addColumn('allowed_methods', columns.json)
    .addColumn('applies_to_domains', columns.boolean, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()
}
