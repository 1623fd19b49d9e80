import type { Context, Transaction } from '@inhouse/core'
import { getUser, type User } from '@inhouse/users'
import { db, type Identity } from '../tables.ts'

/** The identities of a user, oldest first. */
export async function listIdentities(ctx: Context, userId: string): Promise<Identity[]> {
  await getUser(ctx, userId)
  return identitiesOf(ctx, userId)
}

export const identitiesOf = (ctx: Context, userId: string): Promise<Identity[]> =>
  identities(ctx).where('user_id', '=', userId).orderBy('created_at').orderBy('id').execute()

export const findIdentity = (
  ctx: Context,
  provider: string,
  idpId: string,
): Promise<Identity | undefined> =>
  identities(ctx).where('provider', '=', provider).where('idp_id', '=', idpId).executeTakeFirst()

/** Ties an identity to a user. One that is tied already stays where it is. */
export async function insertIdentity(
  tx: Transaction,
  user: Pick<User, 'id' | 'email_key'>,
  { provider, idp_id, email_proven }: Pick<Identity, 'provider' | 'idp_id' | 'email_proven'>,
): Promise<void> {
  await db(tx)
    .insertInto('identities')
    .values({
      id: tx.newId('identity'),
      user_id: user.id,
      provider,
      idp_id,
      email_key: user.email_key,
      email_proven,
      created_at: tx.now(),
      updated_at: tx.now(),
    })
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function changeIdentity(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<Identity, 'email_key' | 'email_proven'>>,
): Promise<void> {
  await db(tx)
    .updateTable('identities')
    .set({ ...changes, updated_at: tx.now() })
    .where('id', '=', id)
    .execute()
}

/**
 * Notes that the person who came with this provider has shown that the user's address is theirs,
 * within the same sign-in. Said before the address is marked as verified, it lets the identity stay.
 */
export async function markIdentityProven(
  tx: Transaction,
  { user_id, authentication_method }: { user_id: string; authentication_method: string },
): Promise<void> {
  await db(tx)
    .updateTable('identities')
    .set({ email_proven: true, updated_at: tx.now() })
    .where('user_id', '=', user_id)
    .where('provider', '=', authentication_method)
    .execute()
}

/**
 * Unties what a user's address no longer bears: identities of an address that they had before, and,
 * once the address is verified, those that came with it and never showed that it was theirs.
 */
export async function untieStaleIdentities(tx: Transaction, user: User): Promise<void> {
  await db(tx)
    .deleteFrom('identities')
    .where('user_id', '=', user.id)
    .where((eb) =>
      eb.or([
        eb('email_key', '!=', user.email_key),
        ...(user.email_verified ? [eb('email_proven', '=', false)] : []),
      ]),
    )
    .execute()
}

const identities = (ctx: Context) => db(ctx).selectFrom('identities').selectAll()
