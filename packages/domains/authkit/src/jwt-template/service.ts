import {
  ApiError,
  type Context,
  forget,
  invalidField,
  MINUTE,
  OAuthError,
  remembered,
} from '@inhouse/core'
import { db, type JwtTemplate, type Session } from '../tables.ts'
import { readTemplate, type Template } from './check.ts'
import { TemplateError } from './error.ts'
import { renderTemplate } from './render.ts'
import { rootsOf } from './roots.ts'
import type { JwtTemplateInput } from './serializer.ts'

const NAME = 'jwt template'
const ID = 'jwt_template'

export async function getJwtTemplate(ctx: Context): Promise<JwtTemplate> {
  const template = await findJwtTemplate(ctx)
  if (template) return template
  throw new ApiError(404, 'entity_not_found', 'JWT template not found.')
}

/** Says what access tokens say beside the rest, from now on; in other processes within a minute. */
export async function saveJwtTemplate(
  ctx: Context,
  { content }: JwtTemplateInput,
): Promise<JwtTemplate> {
  assertReadable(content)
  const now = ctx.now()
  await db(ctx)
    .insertInto('jwt_templates')
    .values({ id: ID, content, created_at: now, updated_at: now })
    .onConflict((on) => on.column('id').doUpdateSet({ content, updated_at: now }))
    .execute()
  forget(ctx, NAME)
  return getJwtTemplate(ctx)
}

/** The template that is in force, ready to render. To be called before a transaction opens. */
export const loadTemplate = (ctx: Context): Promise<Template | undefined> =>
  remembered(ctx, NAME, MINUTE, async () => {
    const template = await findJwtTemplate(ctx)
    return template && readTemplate(template.content)
  })

/** The claims of a template for one session. Where it has none to give, nobody is signed in. */
export async function claimsOf(
  ctx: Context,
  template: Template,
  session: Pick<Session, 'user_id' | 'organization_id'>,
): Promise<Record<string, unknown>> {
  const roots = await rootsOf(ctx, template.sources, session)
  try {
    return renderTemplate(template, roots)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    ctx.log.error('The JWT template could not be rendered.', { error: error.message })
    const code = error.reason === 'too_big' ? 'token_too_big' : 'invalid_jwt_template'
    throw new OAuthError(code, error.message)
  }
}

function assertReadable(content: string): void {
  try {
    readTemplate(content)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw invalidField('content', 'invalid_jwt_template', error.message)
  }
}

const findJwtTemplate = (ctx: Context): Promise<JwtTemplate | undefined> =>
  db(ctx).selectFrom('jwt_templates').selectAll().where('id', '=', ID).executeTakeFirst()
