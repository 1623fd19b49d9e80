import type { Context } from '@inhouse/core'
import type { User } from '@inhouse/users'
import { enrollTotp } from '../factors/enroll.ts'
import { sealedFor, totpUri } from '../factors/totp.ts'
import { type AuthenticationFactor, db } from '../tables.ts'

/** What the page shows on which someone sets up their authenticator app. */
export interface Enrollment {
  id: string
  uri: string
  secret: string
}

/** The enrolment someone has begun and not confirmed, or else a new one. */
export async function openEnrollment(
  ctx: Context,
  user: User,
  factorId: string | undefined,
): Promise<Enrollment> {
  const begun = factorId && (await findUnconfirmed(ctx, user, factorId))
  if (!begun) {
    const { id, secret } = await enrollTotp(ctx, user.id)
    return { id, uri: secret!.uri, secret: secret!.secret }
  }
  const secret = ctx.open(sealedFor(begun.id), begun.sealed_secret!)
  return { id: begun.id, uri: totpUri(begun.totp_issuer!, begun.totp_user!, secret), secret }
}

const findUnconfirmed = (
  ctx: Context,
  user: User,
  factorId: string,
): Promise<AuthenticationFactor | undefined> =>
  db(ctx)
    .selectFrom('authentication_factors')
    .selectAll()
    .where('id', '=', factorId)
    .where('user_id', '=', user.id)
    .where('type', '=', 'totp')
    .where('verified_at', 'is', null)
    .executeTakeFirst()
