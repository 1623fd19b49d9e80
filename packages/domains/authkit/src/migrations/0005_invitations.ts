import type { Migration } from '@inhouse/core'

export const invitations: Migration = async (db, columns) => {
  await db.schema
    .createTable('invitations')
    .addColumn('id', columns.id, (c) => c.primaryKey())
    .addColumn('email', columns.string, (c) => c.notNull())
    .addColumn('email_key', columns.string, (c) => c.notNull())
    .addColumn('organization_id', columns.id, (c) =>
      c.references('organizations.id').onDelete('cascade'),
    )
    .addColumn('role_slug', columns.string)
    .addColumn('inviter_user_id', columns.id, (c) => c.references('users.id').onDelete('set null'))
    .addColumn('accepted_user_id', columns.id, (c) => c.references('users.id').onDelete('set null'))
    .addColumn('membership_id', columns.id, (c) =>
      c.references('organization_memberships.id').onDelete('set null'),
    )
    .addColumn('locale', columns.string)
    .addColumn('hash', columns.string, (c) => c.notNull().unique())
    .addColumn('sealed_token', columns.text, (c) => c.notNull())
    .addColumn('accepted_at', columns.timestamp)
    .addColumn('revoked_at', columns.timestamp)
    .addColumn('expires_at', columns.timestamp, (c) => c.notNull())
    .addColumn('created_at', columns.timestamp, (c) => c.notNull())
    .addColumn('updated_at', columns.timestamp, (c) => c.notNull())
    .execute()

  const indexes: Record<string, string[]> = {
    invitations_by_creation: ['created_at', 'id'],
    invitations_by_email: ['email_key', 'created_at', 'id'],
    invitations_by_organization: ['organization_id', 'created_at', 'id'],
    invitations_by_membership: ['membership_id'],
    invitations_by_inviter: ['inviter_user_id'],
    invitations_by_accepted_user: ['accepted_user_id'],
  }
  for (const [name, columnsOf] of Object.entries(indexes)) {
    await db.schema.createIndex(name).on('invitations').columns(columnsOf).execute()
  }
}
