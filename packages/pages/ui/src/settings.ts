import { settings as define } from '@inhouse/core'
import * as z from 'zod'

/** An address of its own, or a path on the host's site: `https://…`, `/logo.svg`. */
const address = z.union([z.url({ protocol: /^https?$/ }), z.string().regex(/^\/(?!\/)[^\s"<>]*$/)])

const colour = z
  .string()
  .regex(/^#([\da-f]{3}|[\da-f]{6})$/i, 'A colour is written as #36c or #3366cc.')

export const settings = define(
  'ui',
  z.object({
    /** The brand, as the hosted pages and the e-mails show it. */
    name: z.string().min(1).default('Inhouse'),
    /** Shown 32 px high. Without it, the name stands in its place. */
    logoUrl: address.optional(),
    /** The logo on a dark ground. */
    logoDarkUrl: address.optional(),
    /** Without it, the first letter of the name on the accent. */
    faviconUrl: address.optional(),
    /** Made darker or lighter where it could not be seen or read. */
    accent: colour.default('#3b5bdb'),
    /** Of buttons and fields, in pixels. */
    radius: z.number().int().min(0).max(20).default(8),
    theme: z.enum(['system', 'light', 'dark']).default('system'),
    /** Where the logo leads. */
    homepageUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Offered to whoever is stuck. */
    supportEmail: z.email().optional(),
  }),
)

/** The brand, with all that was left out filled in. */
export type Brand = z.output<(typeof settings)['schema']>
