import { type Context, forbidden, later, MINUTE } from '@inhouse/core'

// To seal is to sign too: nobody else can make a text that opens, nor use one for another purpose.
const PURPOSE = 'audit_log_export'
const LIFETIME = 10 * MINUTE

interface Link {
  id: string
  expires_at: string
}

/** Where the file of an export is for whoever holds the link, for ten minutes. */
export function linkTo(ctx: Context, id: string): string {
  const link: Link = { id, expires_at: later(ctx.now(), LIFETIME) }
  const token = ctx.seal(PURPOSE, JSON.stringify(link))
  return `${ctx.url}/audit_logs/exports/${id}/file?token=${token}`
}

export function assertLink(ctx: Context, id: string, token: string): void {
  const link = openLink(ctx, token)
  if (link?.id !== id) throw forbidden('invalid_link', 'This link leads to no export.')
  if (link.expires_at <= ctx.now()) {
    throw forbidden('link_expired', 'This link has expired. Read the export again for a new one.')
  }
}

function openLink(ctx: Context, token: string): Link | undefined {
  try {
    return JSON.parse(ctx.open(PURPOSE, token)) as Link
  } catch {
    return undefined
  }
}
