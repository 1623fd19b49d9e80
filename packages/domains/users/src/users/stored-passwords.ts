import { type Context, forget, MINUTE, remembered } from '@inhouse/core'
import { decoyOf } from '../passwords/decoy.ts'
import { hashPassword } from '../passwords/hash.ts'
import { needsRehash, verifyPassword } from '../passwords/verify.ts'
import { db, type User } from '../tables.ts'
import { whenFree } from './given-passwords.ts'

const DECOYS = 'password decoys'
// Each makes a refusal dearer, so where hashes of more kinds were imported, the others stay apart.
const MOST_DECOYS = 8

/** Not a transaction: hashing takes so long that nobody else should wait for its end. */
export type OutsideTransaction = Context & { emit?: never }

export async function hasPassword(ctx: Context, userId: string): Promise<boolean> {
  return (await findHash(ctx, userId)) !== undefined
}

/** Stores what `hashNewPassword` made. */
export async function savePassword(ctx: Context, userId: string, hash: string): Promise<void> {
  const now = ctx.now()
  const decoy = needsRehash(hash) ? decoyOf(hash) : null
  await db(ctx)
    .insertInto('passwords')
    .values({ user_id: userId, hash, decoy, created_at: now, updated_at: now })
    .onConflict((c) => c.column('user_id').doUpdateSet({ hash, decoy, updated_at: now }))
    .execute()
  if (decoy) forget(ctx, DECOYS)
}

/** Takes a password away: nobody can sign in with it any more. */
export async function removePassword(ctx: Context, userId: string): Promise<void> {
  await db(ctx).deleteFrom('passwords').where('user_id', '=', userId).execute()
}

/**
 * Whether this is the user's password. To be refused takes the same time for all: an unknown user, one
 * without a password, and one whose hash was made elsewhere and costs less or more than ours.
 */
export async function checkPassword(
  ctx: OutsideTransaction,
  user: User | undefined,
  password: string,
): Promise<boolean> {
  const hash = await findHash(ctx, user?.id ?? '')
  const decoys = await remembered(ctx, DECOYS, MINUTE, listDecoys)
  const isRight = await whenFree(verifyPassword(password, hash, decoys))
  if (isRight && user && hash && needsRehash(hash)) await rehash(ctx, user, hash, password)
  return isRight
}

/** Brings the hash up to date. Who signs in should not hear of it, not even if it fails. */
async function rehash(ctx: Context, user: User, before: string, password: string): Promise<void> {
  try {
    const hash = await hashPassword(password, ctx.random(16))
    await db(ctx)
      .updateTable('passwords')
      .set({ hash, decoy: null })
      .where('user_id', '=', user.id)
      // Somebody may have set another password meanwhile.
      .where('hash', '=', before)
      .execute()
  } catch (error) {
    ctx.log.warn('A password was not hashed anew.', { user_id: user.id, error: String(error) })
  }
}

/** One for each kind of hash there is beside ours. Each is found by a step in the index. */
async function listDecoys(ctx: Context): Promise<string[]> {
  const decoys: string[] = []
  while (decoys.length < MOST_DECOYS) {
    const next = await db(ctx)
      .selectFrom('passwords')
      .select('decoy')
      .where('decoy', '>', decoys.at(-1) ?? '')
      .orderBy('decoy')
      .limit(1)
      .executeTakeFirst()
    if (!next?.decoy) break
    decoys.push(next.decoy)
  }
  return decoys
}

async function findHash(ctx: Context, userId: string): Promise<string | undefined> {
  const row = await db(ctx)
    .selectFrom('passwords')
    .select('hash')
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.hash
}
