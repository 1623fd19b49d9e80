import {
  type Context,
  conflict,
  invalidField,
  notFound,
  type Page,
  type PageQuery,
  paginate,
} from '@inhouse/core'
import { isPublicSuffix } from '@inhouse/orgs'
import { settings } from '../settings.ts'
import { db, type RedirectUri } from '../tables.ts'
import { faultOf, matchesRedirectUri } from './match.ts'
import type { RedirectUriInput } from './serializer.ts'

/** Registers where a sign-in may end. The first without a wildcard is the default. */
export function createRedirectUri(ctx: Context, { uri }: RedirectUriInput): Promise<RedirectUri> {
  const fault = faultOf(uri, isPublicSuffix)
  if (fault) throw invalidField('uri', 'invalid_redirect_uri', fault)
  return ctx.transaction(async (tx) => {
    await tx.lock('redirect_uris')
    const known = await redirectUris(tx).where('uri', '=', uri).executeTakeFirst()
    if (known) throw invalidField('uri', 'duplicate_redirect_uri', 'It is registered already.')

    const redirectUri: RedirectUri = {
      id: tx.newId('redirect_uri'),
      uri,
      is_default: !uri.includes('*') && !(await findDefault(tx)),
      created_at: tx.now(),
      updated_at: tx.now(),
    }
    await db(tx).insertInto('redirect_uris').values(redirectUri).execute()
    return redirectUri
  })
}

export const listRedirectUris = (ctx: Context, query: PageQuery): Promise<Page<RedirectUri>> =>
  paginate(ctx, 'redirect_uris', redirectUris(ctx), query)

/** The default goes last: without it, flows that name no place would have none to end at. */
export function deleteRedirectUri(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    await tx.lock('redirect_uris')
    const all = await redirectUris(tx).execute()
    const redirectUri = all.find((one) => one.id === id)
    if (!redirectUri) throw notFound('Redirect URI', id)
    if (redirectUri.is_default && all.length > 1) {
      throw conflict('default_redirect_uri', 'The default can be deleted only as the last.')
    }
    await db(tx).deleteFrom('redirect_uris').where('id', '=', id).execute()
  })
}

/** Whether a sign-in may end at a URI: the host's settings allow it, or it was registered. */
export async function isRedirectUriAllowed(ctx: Context, uri: string): Promise<boolean> {
  return (await allowedRedirectUris(ctx)).some((allowed) => matchesRedirectUri(allowed, uri))
}

/** All that is allowed, for the page that shows what a mistaken one could have meant. */
export async function allowedRedirectUris(ctx: Context): Promise<string[]> {
  const registered = await redirectUris(ctx).orderBy('created_at').execute()
  return [...settings(ctx).redirectUris, ...registered.map(({ uri }) => uri)]
}

/** Where a flow ends that names no place, such as an invitation followed from a mail. */
export async function defaultRedirectUri(ctx: Context): Promise<string | undefined> {
  const [configured] = settings(ctx).redirectUris.filter((uri) => !uri.includes('*'))
  return configured ?? (await findDefault(ctx))?.uri
}

const findDefault = (ctx: Context) =>
  redirectUris(ctx).where('is_default', '=', true).executeTakeFirst()

const redirectUris = (ctx: Context) => db(ctx).selectFrom('redirect_uris').selectAll()
