import { type Context, invalidField } from '@inhouse/core'
import { getUser, type User } from '@inhouse/users'
import { type AuthenticationFactor, db } from '../tables.ts'
import type { EnrolledFactor, FactorInput, TotpInput } from './serializer.ts'
import { newTotpSecret, qrCode, readTotpSecret, sealedFor, totpUri } from './totp.ts'

/** Enrols a factor of any kind, for a user or for someone the app knows by the factor's id alone. */
export async function enrollFactor(ctx: Context, input: FactorInput): Promise<EnrolledFactor> {
  const user = input.user_id ? await getGivenUser(ctx, input.user_id) : undefined
  if (input.type === 'totp') {
    if (!input.totp_issuer) throw required('totp_issuer')
    if (!input.totp_user) throw required('totp_user')
    return enroll(ctx, user, input)
  }
  if (input.type === 'sms' && !input.phone_number) throw required('phone_number')
  const phone_number = (input.type === 'sms' && input.phone_number) || null
  const factor = { ...blank(ctx, user), type: input.type, phone_number }
  await insert(ctx, factor)
  return { ...factor, secret: null }
}

/** Enrols an authenticator app for a user. It counts once a first code has been verified. */
export async function enrollTotp(
  ctx: Context,
  userId: string,
  input: TotpInput = {},
): Promise<EnrolledFactor> {
  return enroll(ctx, await getUser(ctx, userId), input)
}

async function enroll(ctx: Context, user: User | undefined, input: TotpInput) {
  const given = input.totp_secret
  const secret = given === undefined ? newTotpSecret(ctx.random) : importedSecret(given)
  const totp_issuer = input.totp_issuer ?? new URL(ctx.url).hostname
  const totp_user = input.totp_user ?? labelOf(user)
  const factor = { ...blank(ctx, user), type: 'totp' as const, totp_issuer, totp_user }
  await insert(ctx, { ...factor, sealed_secret: ctx.seal(sealedFor(factor.id), secret) })
  const uri = totpUri(totp_issuer, totp_user, secret)
  return { ...factor, secret: { secret, qr_code: qrCode(uri), uri } }
}

// An address too long for the code to be scanned gives way to the id.
const labelOf = (user: User | undefined) =>
  user && user.email.length <= 128 ? user.email : (user?.id ?? '')

const blank = (ctx: Context, user: User | undefined): AuthenticationFactor => {
  const now = ctx.now()
  return {
    id: ctx.newId('auth_factor'),
    user_id: user?.id ?? null,
    type: 'generic_otp',
    totp_issuer: null,
    totp_user: null,
    sealed_secret: null,
    last_time_step: null,
    phone_number: null,
    verified_at: null,
    created_at: now,
    updated_at: now,
  }
}

function importedSecret(given: string): string {
  const secret = readTotpSecret(given)
  if (secret) return secret
  throw invalidField('totp_secret', 'invalid_secret', 'A secret is base32, of 10 to 64 bytes.')
}

async function getGivenUser(ctx: Context, id: string): Promise<User> {
  const user = await db(ctx).selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
  if (!user) throw invalidField('user_id', 'entity_not_found', `User not found: '${id}'.`)
  return user
}

const required = (field: string) => invalidField(field, 'required', `${field} is required.`)

const insert = (ctx: Context, factor: AuthenticationFactor) =>
  db(ctx).insertInto('authentication_factors').values(factor).execute()
