import { type Context, later, MINUTE } from '@inhouse/core'
import { eventsOf, type Place } from '../events/filter.ts'
import { othersTurn } from '../others-turn.ts'
import { type AuditLogExportRow, db } from '../tables.ts'
import { formats } from './formats.ts'

const EVENTS_A_PIECE = 200
const MOST_ATTEMPTS = 3
// Renewed with each piece: a process that has died holds an export no longer than this.
const LEASE = 2 * MINUTE

/**
 * Makes the file of a pending export, page by page, so that its size is of no matter. Can be called
 * again at any time: whoever claims an export has it alone, and begins anew what another has left.
 */
export function makeExport(ctx: Context, id: string): Promise<void> {
  const underWay = exportsUnderWay(ctx)
  const known = underWay.get(id)
  if (known) return known
  const work = claimAndMake(ctx, id).finally(() => underWay.delete(id))
  underWay.set(id, work)
  return work
}

async function claimAndMake(ctx: Context, id: string): Promise<void> {
  const claimed = await claim(ctx, id)
  if (!claimed) return
  try {
    await deletePieces(ctx, id, claimed.attempt)
    await writePieces(ctx, claimed)
  } catch (error) {
    const state = claimed.attempt < MOST_ATTEMPTS ? 'pending' : 'error'
    await change(ctx, claimed, { state, claimed_until: null })
    throw error
  }
}

async function claim(ctx: Context, id: string): Promise<AuditLogExportRow | undefined> {
  return db(ctx)
    .updateTable('audit_log_exports')
    .set((eb) => ({
      attempt: eb('attempt', '+', 1),
      claimed_until: later(ctx.now(), LEASE),
    }))
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where(({ eb, or }) =>
      or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', ctx.now())]),
    )
    .returningAll()
    .executeTakeFirst()
}

async function writePieces(ctx: Context, claimed: AuditLogExportRow): Promise<void> {
  const { organization_id, filter } = claimed
  const format = formats[claimed.format]
  let content = format.head
  let bytes = 0
  let pieces = 0
  let behind: Place | undefined
  for (;;) {
    await othersTurn()
    const page = await eventsOf(ctx, organization_id, filter, { behind })
      .limit(EVENTS_A_PIECE)
      .execute()
    behind = page.at(-1)
    content += page.map(format.line).join('')
    if (content && !(await addPiece(ctx, claimed, pieces, content))) return
    if (content) pieces++
    bytes += Buffer.byteLength(content)
    content = ''
    if (page.length < EVENTS_A_PIECE) break
  }
  await change(ctx, claimed, { state: 'ready', claimed_until: null, pieces, bytes })
}

/** Adds a piece, as long as the export is still ours to make. */
function addPiece(
  ctx: Context,
  claimed: AuditLogExportRow,
  position: number,
  content: string,
): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const isOurs = await change(tx, claimed, { claimed_until: later(tx.now(), LEASE) })
    if (!isOurs) return false
    const { id: export_id, attempt } = claimed
    await db(tx)
      .insertInto('audit_log_export_pieces')
      .values({ export_id, attempt, position, content })
      .execute()
    return true
  })
}

async function change(
  ctx: Context,
  { id, attempt }: AuditLogExportRow,
  changes: Partial<AuditLogExportRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('audit_log_exports')
    .set({ ...changes, updated_at: ctx.now() })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

const PIECES_AT_ONCE = 50

/** Takes the pieces of a file away, a few at a time: those of all attempts, or of earlier ones. */
export async function deletePieces(ctx: Context, id: string, before?: number): Promise<void> {
  for (;;) {
    await othersTurn()
    let left = db(ctx)
      .selectFrom('audit_log_export_pieces')
      .select(['attempt', 'position'])
      .where('export_id', '=', id)
      .orderBy('attempt')
      .orderBy('position')
    if (before !== undefined) left = left.where('attempt', '<', before)
    const first = await left.limit(1).executeTakeFirst()
    if (!first) return
    await db(ctx)
      .deleteFrom('audit_log_export_pieces')
      .where('export_id', '=', id)
      .where('attempt', '=', first.attempt)
      .where('position', '<', first.position + PIECES_AT_ONCE)
      .execute()
  }
}

function exportsUnderWay({ memory }: Context): Map<string, Promise<void>> {
  const known = memory.get('audit-logs exports') as Map<string, Promise<void>> | undefined
  if (known) return known
  const fresh = new Map<string, Promise<void>>()
  memory.set('audit-logs exports', fresh)
  return fresh
}
