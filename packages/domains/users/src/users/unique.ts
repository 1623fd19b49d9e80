import type { Transaction } from '@inhouse/core'
import { db, type User } from '../tables.ts'

/** What of a user another one has already. */
export type Taken = 'email' | 'external_id'

/** Writes a new user, unless its address or external id is taken. */
export async function insertUser(tx: Transaction, user: User): Promise<Taken | undefined> {
  const { numInsertedOrUpdatedRows } = await db(tx)
    .insertInto('users')
    .values(user)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) return undefined

  const holder = await db(tx)
    .selectFrom('users')
    .select('id')
    .where('email_key', '=', user.email_key)
    .executeTakeFirst()
  return holder ? 'email' : 'external_id'
}

/**
 * Makes sure that nobody else can take what a user is about to change to. An update that finds it
 * taken fails the whole transaction; an insert can just say so. So a row goes in with the new
 * values, which others have to wait for from then on, and out again.
 */
export async function claimChanges(
  tx: Transaction,
  before: User,
  after: User,
): Promise<Taken | undefined> {
  const isNewEmail = after.email_key !== before.email_key
  const isNewExternalId = after.external_id !== before.external_id && after.external_id !== null
  if (!isNewEmail && !isNewExternalId) return undefined

  const id = tx.newId('user')
  const taken = await insertUser(tx, {
    ...after,
    id,
    // An id is nobody's address.
    email_key: isNewEmail ? after.email_key : id,
    external_id: isNewExternalId ? after.external_id : null,
  })
  if (!taken) await db(tx).deleteFrom('users').where('id', '=', id).execute()
  return taken
}
