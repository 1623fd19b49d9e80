import { type EgressOptions, parseAllowed } from '@inhouse/core'
import * as z from 'zod'
import { Complaint } from '../complaint.ts'

/** Options as they stand on the command line. */
export interface Flags {
  port?: string
  host?: string
  database?: string
  environment?: string
  url?: string
  trustProxy?: string
  allowHttp?: boolean
  /** False by `--no-rate-limits`, otherwise true. */
  rateLimits?: boolean
}

export type Settings = z.output<typeof settings>

const word = z.string().trim().min(1)
const list = word.transform((text) => text.split(',').map((part) => part.trim()))
const yes = z.stringbool()

const allowed = z.string().superRefine((entry, { addIssue }) => {
  try {
    parseAllowed(entry)
  } catch (error) {
    addIssue((error as Error).message)
  }
})

const settings = z.object({
  port: z.coerce.number().int().min(0).max(65535).optional(),
  host: word.optional(),
  database: word.optional(),
  environment: word
    .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'A name begins with a letter: a-z, 0-9, _ and -.')
    .optional(),
  url: z.url({ protocol: /^https?$/, error: 'That is no http or https URL.' }).optional(),
  apiKeys: list.optional(),
  clientId: word.regex(/^[\w-]+$/, 'A client id has letters, digits, _ and - only.').optional(),
  secrets: list
    .pipe(z.array(z.string().min(32, 'A secret has at least 32 characters.')))
    .optional(),
  origins: list.optional(),
  egressAllow: list.pipe(z.array(allowed)).optional(),
  egressAllowHttp: yes.optional(),
  rateLimits: z.enum(['memory', 'storage', 'off']).optional(),
  smtpUrl: word.optional(),
  mailFrom: word.optional(),
  trustProxy: z
    .union([z.coerce.number().int().min(0), yes.transform(Number)], { error: 'Say how many.' })
    .optional(),
  allowHttp: z.union([z.boolean(), yes]).optional(),
})

/** Each setting's flag and variable. The flag goes first. */
const names: Record<keyof Settings, { flag?: string; variable: string }> = {
  port: { flag: '--port', variable: 'PORT' },
  host: { flag: '--host', variable: 'INHOUSE_HOST' },
  database: { flag: '--database', variable: 'INHOUSE_DATABASE_URL' },
  environment: { flag: '--environment', variable: 'INHOUSE_ENVIRONMENT' },
  url: { flag: '--url', variable: 'INHOUSE_URL' },
  apiKeys: { variable: 'INHOUSE_API_KEY' },
  clientId: { variable: 'INHOUSE_CLIENT_ID' },
  secrets: { variable: 'INHOUSE_SECRET' },
  origins: { variable: 'INHOUSE_ORIGINS' },
  egressAllow: { variable: 'INHOUSE_EGRESS_ALLOW' },
  egressAllowHttp: { variable: 'INHOUSE_EGRESS_ALLOW_HTTP' },
  rateLimits: { flag: '--no-rate-limits', variable: 'INHOUSE_RATE_LIMITS' },
  smtpUrl: { variable: 'INHOUSE_SMTP_URL' },
  mailFrom: { variable: 'INHOUSE_MAIL_FROM' },
  trustProxy: { flag: '--trust-proxy', variable: 'INHOUSE_TRUST_PROXY' },
  allowHttp: { flag: '--allow-http', variable: 'INHOUSE_ALLOW_HTTP' },
}

/** Where outgoing calls may go, as the kit takes it. */
export const egressOf = ({ egressAllow, egressAllowHttp }: Settings): EgressOptions => ({
  allow: egressAllow ?? [],
  allowHttp: egressAllowHttp ?? false,
})

/** What the command line says, and where it says nothing, the environment. */
export function readSettings(flags: Flags): Settings {
  const said: Record<string, unknown> = {
    ...flags,
    rateLimits: flags.rateLimits === false ? 'off' : undefined,
  }
  const given = Object.fromEntries(
    Object.entries(names).map(([name, { variable }]) => [
      name,
      said[name] ?? (process.env[variable] || undefined),
    ]),
  )
  const result = settings.safeParse(given)
  if (result.success) return result.data

  const complaints = result.error.issues.map(({ path, message }) => {
    const name = path[0] as keyof Settings
    const { flag, variable } = names[name]
    return `${said[name] === undefined ? variable : flag}: ${message}`
  })
  throw new Complaint(complaints.join('\n'))
}
