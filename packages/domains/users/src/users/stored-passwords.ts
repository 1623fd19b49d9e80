import type { Context } from '@inhouse/core'
import { hashPassword } from '../passwords/hash.ts'
import { needsRehash, verifyPassword } from '../passwords/verify.ts'
import { db, type User } from '../tables.ts'
import { whenFree } from './given-passwords.ts'

/** Not a transaction: hashing takes so long that nobody else should wait for its end. */
export type OutsideTransaction = Context & { emit?: never }

export async function hasPassword(ctx: Context, userId: string): Promise<boolean> {
  return (await findHash(ctx, userId)) !== undefined
}

/** Stores what `hashNewPassword` made. */
export async function savePassword(ctx: Context, userId: string, hash: string): Promise<void> {
  const now = ctx.now()
  await db(ctx)
    .insertInto('passwords')
    .values({ user_id: userId, hash, created_at: now, updated_at: now })
    .onConflict((c) => c.column('user_id').doUpdateSet({ hash, updated_at: now }))
    .execute()
}

/** Takes a password away: nobody can sign in with it any more. */
export async function removePassword(ctx: Context, userId: string): Promise<void> {
  await db(ctx).deleteFrom('passwords').where('user_id', '=', userId).execute()
}

/**
 * Whether this is the user's password. An unknown user, one without a password and a wrong password
 * take the same time, so that it does not tell who has an account.
 */
export async function checkPassword(
  ctx: OutsideTransaction,
  user: User | undefined,
  password: string,
): Promise<boolean> {
  const hash = await findHash(ctx, user?.id ?? '')
  const isRight = await whenFree(verifyPassword(password, hash))
  if (isRight && user && hash && needsRehash(hash)) await rehash(ctx, user, hash, password)
  return isRight
}

/** Brings the hash up to date. Who signs in should not hear of it, not even if it fails. */
async function rehash(ctx: Context, user: User, before: string, password: string): Promise<void> {
  try {
    const hash = await hashPassword(password, ctx.random(16))
    await db(ctx)
      .updateTable('passwords')
      .set({ hash })
      .where('user_id', '=', user.id)
      // Somebody may have set another password meanwhile.
      .where('hash', '=', before)
      .execute()
  } catch (error) {
    ctx.log.warn('A password was not hashed anew.', { user_id: user.id, error: String(error) })
  }
}

async function findHash(ctx: Context, userId: string): Promise<string | undefined> {
  const row = await db(ctx)
    .selectFrom('passwords')
    .select('hash')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.hash
}
