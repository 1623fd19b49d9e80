import { badRequest, type Context, invalidField, unavailable } from '@inhouse/core'
import { hashPassword } from '../passwords/hash.ts'
import {
  InvalidPasswordHash,
  type PasswordHashType,
  readPasswordHash,
  type SaltPosition,
} from '../passwords/import.ts'
import { passwordViolations } from '../passwords/policy.ts'
import { HashQueueFull } from '../passwords/queue.ts'
import { settings } from '../settings.ts'
import type { PasswordInput } from './serializer.ts'

/** What to store of the password or hash that came with a user, if one came. Slow. */
export async function readGivenPassword(
  ctx: Context,
  input: PasswordInput,
  email: string,
): Promise<string | undefined> {
  const { password, password_hash: hash, password_hash_type: type } = input
  const saltPosition = input.password_salt_position ?? undefined
  const isGiven = password != null
  if (isGiven && hash != null) throw refuse('password_and_password_hash_provided')
  if (isGiven && type != null) throw refuse('password_and_password_hash_type_provided')
  if (saltPosition && hash == null) throw refuse('password_salt_position_requires_password_hash')
  if (isGiven) return hashNewPassword(ctx, email, password)

  if (hash == null && type == null) return undefined
  if (hash == null) throw missing('password_hash', 'password_hash_type')
  if (type == null) throw missing('password_hash_type', 'password_hash')
  return importHash(type, hash, saltPosition)
}

/**
 * What to store of a password, once it is found to satisfy the policy. Slow: call it before the
 * transaction that stores it.
 */
export async function hashNewPassword(
  ctx: Context,
  email: string,
  password: string,
  refusal: 'password_strength_error' | 'password_reset_error' = 'password_strength_error',
): Promise<string> {
  const { rejectCommon: commonPasswords, ...policy } = settings(ctx).password
  const errors = passwordViolations(password, { ...policy, commonPasswords }, { email })
  if (errors.length > 0) {
    throw badRequest(refusal, 'The password does not meet the requirements.', { errors })
  }
  return hashAnyPassword(ctx, password)
}

/** What to store of a password that need not satisfy the policy, such as one to try things out with. */
export const hashAnyPassword = (ctx: Context, password: string): Promise<string> =>
  whenFree(hashPassword(password, ctx.random(16)))

/** A hash that cannot be made now, because too many wait, is a 503 to the caller. */
export async function whenFree<T>(hashing: Promise<T>): Promise<T> {
  try {
    return await hashing
  } catch (error) {
    throw error instanceof HashQueueFull ? unavailable() : error
  }
}

function importHash(type: PasswordHashType, hash: string, saltPosition?: SaltPosition): string {
  try {
    return readPasswordHash(type, hash, saltPosition)
  } catch (error) {
    if (!(error instanceof InvalidPasswordHash)) throw error
    throw badRequest('invalid_password_hash', error.message)
  }
}

const refusals = {
  password_and_password_hash_provided: 'Give `password` or `password_hash`, not both.',
  password_and_password_hash_type_provided: '`password_hash_type` goes with `password_hash` only.',
  password_salt_position_requires_password_hash:
    '`password_salt_position` goes with `password_hash` only.',
}

const refuse = (code: keyof typeof refusals) => badRequest(code, refusals[code])

const missing = (field: string, other: string) =>
  invalidField(field, 'required', `${field} is required with ${other}.`)
