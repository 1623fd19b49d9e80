import { type ApiError, type Context, forbidden, type Transaction } from '@inhouse/core'
import { type User, userSerializer } from '@inhouse/users'
import { sendEmailVerification } from '../email-verification/service.ts'
import { createPendingAuthentication } from '../pending-authentications/service.ts'
import type { PendingAuthentication } from '../tables.ts'
import type { Step } from './next-step.ts'
import type { Proven } from './proven.ts'

type Open = Exclude<Step, { step: 'done' | 'not_a_member' | 'sso' | 'other_method' }>

const messages = {
  email_verification_required:
    'The email address must be verified before authentication can finish.',
  mfa_enrollment: 'The user must enroll a second factor to finish their authentication.',
  mfa_challenge: 'The user must complete an MFA challenge to finish their authentication.',
  organization_selection_required:
    'The user must choose an organization to finish their authentication.',
} as const

/**
 * The refusal that says what is still to be shown, with the token that goes on. It has both shapes,
 * since SDKs look for one or the other.
 */
export function continuation(
  ctx: Context,
  step: Open,
  proven: Proven,
  user: User,
  before: (tx: Transaction) => Promise<void> = async () => {},
): Promise<ApiError> {
  // What led here is spent with the same stroke: it cannot be used for two of these.
  return ctx.transaction(async (tx) => {
    await before(tx)
    const { code, waitsFor, more } = await ask(tx, step, user)
    const token = await createPendingAuthentication(tx, waitsFor, proven)
    const message = messages[code]
    return forbidden(code, message, {
      body: {
        error: code,
        error_description: message,
        pending_authentication_token: token,
        ...more,
      },
    })
  })
}

interface Asked {
  code: keyof typeof messages
  waitsFor: PendingAuthentication['step']
  more: Record<string, unknown>
}

async function ask(tx: Transaction, step: Open, user: User): Promise<Asked> {
  const shown = userSerializer.serialize(user)
  switch (step.step) {
    case 'email_verification': {
      const { id } = await sendEmailVerification(tx, user)
      return {
        code: 'email_verification_required',
        waitsFor: 'email_verification',
        more: { email: user.email, email_verification_id: id },
      }
    }
    case 'mfa_enrollment':
      return { code: 'mfa_enrollment', waitsFor: 'mfa', more: { user: shown } }
    case 'mfa_challenge':
      return {
        code: 'mfa_challenge',
        waitsFor: 'mfa',
        more: {
          authentication_factors: step.factors.map(({ id, type }) => ({ id, type })),
          user: shown,
        },
      }
    case 'organization_selection':
      return {
        code: 'organization_selection_required',
        waitsFor: 'organization_selection',
        more: {
          organizations: step.memberships.map(({ organization_id, organization_name }) => ({
            id: organization_id,
            name: organization_name,
          })),
          user: shown,
        },
      }
  }
}
