import * as z from 'zod'
import type { Session } from '../tables.ts'

/** Who acts in a user's place, and why. */
export interface Impersonator {
  email: string
  reason: string
}

export const impersonatorShape = z.strictObject({ email: z.string(), reason: z.string() })

type Row = Pick<Session, 'impersonator_email' | 'impersonator_reason'>

export const impersonatorIn = ({ impersonator_email: email, impersonator_reason: reason }: Row) =>
  email !== null && reason !== null ? { email, reason } : undefined

export const impersonatorColumns = (impersonator: Impersonator | null | undefined): Row => ({
  impersonator_email: impersonator?.email ?? null,
  impersonator_reason: impersonator?.reason ?? null,
})
