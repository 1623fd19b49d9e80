import { type Context, invalidField, notFound } from '@inhouse/core'
import * as z from 'zod'
import { db, type Passkey } from '../tables.ts'

const nameInput = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^\P{Cc}*$/u)

/** What a person calls a passkey, to tell it from their others. */
export function readName(given: string): string {
  const { success, data } = nameInput.safeParse(given)
  if (success) return data
  throw invalidField('name', 'invalid_name', 'A name has 1 to 64 characters on one line.')
}

/** The passkeys of a user, oldest first. */
export const listPasskeys = (ctx: Context, userId: string): Promise<Passkey[]> =>
  db(ctx)
    .selectFrom('passkeys')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export async function renamePasskey(
  ctx: Context,
  userId: string,
  id: string,
  name: string,
): Promise<void> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('passkeys')
    .set({ name: readName(name), updated_at: ctx.now() })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound('Passkey', id)
}

export async function deletePasskey(ctx: Context, userId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db(ctx)
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw notFound('Passkey', id)
}
