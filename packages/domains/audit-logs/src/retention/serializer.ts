import { plainSerializer } from '@inhouse/core'
import * as z from 'zod'

const months = Array.from({ length: 11 }, (_, index) => index + 1)
const years = Array.from({ length: 10 }, (_, index) => index + 1)

/** `1_MONTH`, `2_MONTHS` … `10_YEARS`, in days. */
const periods = new Map([
  ...months.map((n) => [n === 1 ? '1_MONTH' : `${n}_MONTHS`, n * 30] as const),
  ...years.map((n) => [n === 1 ? '1_YEAR' : `${n}_YEARS`, n * 365] as const),
])

/** The number of days, or in its place the period that newer SDKs name. */
export const retentionInput = z
  .object({
    retention_period_in_days: z.union([z.literal(30), z.literal(365)]).optional(),
    retention_period: z.enum([...periods.keys()]).optional(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    path: ['retention_period_in_days'],
    error: 'Say for how many days.',
    params: { code: 'required' },
  })

export type RetentionInput = z.output<typeof retentionInput>

export const daysOf = ({ retention_period, retention_period_in_days }: RetentionInput): number =>
  retention_period ? periods.get(retention_period)! : retention_period_in_days!

export const retentionSerializer = plainSerializer(
  'audit_logs_retention',
  { retention_period_in_days: z.number() },
  (days: number) => ({ retention_period_in_days: days }),
)

export interface Configuration {
  organization_id: string
  days: number
}

export const configurationSerializer = plainSerializer(
  'audit_log_configuration',
  {
    organization_id: z.string(),
    retention_period_in_days: z.number(),
    state: z.enum(['active', 'inactive', 'disabled']),
  },
  ({ organization_id, days }: Configuration) => ({
    organization_id,
    retention_period_in_days: days,
    // Every organization has an audit log; there is nothing that turns it off.
    state: 'active' as const,
  }),
)
