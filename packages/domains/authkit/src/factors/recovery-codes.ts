import { type Context, hashSecret, type RateLimit, type Transaction } from '@inhouse/core'
import { db } from '../tables.ts'

const COUNT = 10
const LENGTH = 10

// No letter that is taken for another: neither I, L, O nor U. 32 of them, so a byte holds no favour.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Tries with recovery codes of one user, to be counted before a transaction opens. */
export const triesByRecoveryCode: RateLimit = {
  name: 'recovery_code_user',
  points: 10,
  seconds: 600,
}

/** Makes ten new codes that each stand in for a factor once; those made before are void. */
export async function createRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, () => newCode(tx))
  await db(tx).deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  await db(tx)
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        hash: hashOf(userId, code),
        user_id: userId,
        used_at: null,
        created_at: tx.now(),
      })),
    )
    .execute()
  return codes
}

/** Spends a code, however it is written, and tells whether it was good. */
export async function useRecoveryCode(
  tx: Transaction,
  userId: string,
  code: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('recovery_codes')
    .set({ used_at: tx.now() })
    .where('hash', '=', hashOf(userId, code))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How many codes a user has left. */
export async function countRecoveryCodes(ctx: Context, userId: string): Promise<number> {
  const left = await db(ctx)
    .selectFrom('recovery_codes')
    .select('hash')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute()
  return left.length
}

function newCode(tx: Transaction): string {
  const letters = Array.from(tx.random(LENGTH), (byte) => alphabet[byte % 32]).join('')
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`
}

// With the user in it, so that no table of hashes made once serves for all.
const hashOf = (userId: string, code: string) => hashSecret(`${userId} ${normalized(code)}`)

const normalized = (code: string) =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
