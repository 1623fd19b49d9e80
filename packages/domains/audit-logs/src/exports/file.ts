import { type Context, notFound } from '@inhouse/core'
import { type AuditLogExportRow, db } from '../tables.ts'
import { formats } from './formats.ts'
import { assertLink } from './link.ts'
import { findExport } from './service.ts'

/** The file of an export, for whoever holds a link to it, read piece by piece as it is sent. */
export async function readExportFile(ctx: Context, id: string, token: string): Promise<Response> {
  assertLink(ctx, id, token)
  const row = await findExport(ctx, id)
  if (row?.state !== 'ready') throw notFound('Audit Log Export', id)
  return new Response(streamOf(ctx, row), {
    headers: {
      'content-type': formats[row.format].contentType,
      'content-length': String(row.bytes),
      'content-disposition': `attachment; filename="${id}.${row.format}"`,
      'x-content-type-options': 'nosniff',
    },
  })
}

function streamOf(ctx: Context, { id, attempt, pieces }: AuditLogExportRow): ReadableStream {
  const encoder = new TextEncoder()
  let position = 0
  return new ReadableStream({
    async pull(controller) {
      if (position === pieces) return controller.close()
      const piece = await db(ctx)
        .selectFrom('audit_log_export_pieces')
        .select('content')
        .where('export_id', '=', id)
        .where('attempt', '=', attempt)
        .where('position', '=', position++)
        .executeTakeFirst()
      // It was deleted meanwhile: half a file must not look like a whole one.
      if (!piece) return controller.error(new Error('The file of the export is gone.'))
      controller.enqueue(encoder.encode(piece.content))
    },
  })
}
