import { list, module, nothing, operation, pageQuery, serializer, unavailable } from '@inhouse/core'
import * as z from 'zod'

const note = serializer(
  'note',
  { id: z.string(), text: z.string(), address: z.string().nullable() },
  (value: { id: string; text: string; address: string | null }) => value,
)

/** A small resource whose requests show what every request is promised. */
export const notes = module({
  name: 'notes',
  migrations: {
    '0001_notes': async (db, columns) => {
      await db.schema
        .createTable('notes')
        .addColumn('id', columns.id, (c) => c.primaryKey())
        .addColumn('text', columns.text, (c) => c.notNull())
        .execute()
    },
  },
  operations: [
    operation({
      method: 'POST',
      path: '/notes',
      summary: 'Write a note',
      access: 'secret',
      body: z.object({ text: z.string().min(1), more: z.unknown().optional() }),
      status: 201,
      output: note,
      handler: async (ctx, { body, caller }) => {
        if (body.text === 'crash') throw new Error('secret inner workings')
        if (body.text === 'busy') throw unavailable()
        const row = { id: ctx.newId('note'), text: body.text }
        await ctx.db.insertInto('notes').values(row).execute()
        return { ...row, address: caller.address }
      },
    }),
    operation({
      method: 'GET',
      path: '/notes',
      summary: 'List notes',
      access: 'secret',
      query: pageQuery,
      output: list(note),
      handler: async () => ({ items: [], before: null, after: null }),
    }),
    operation({
      method: 'POST',
      path: '/token',
      summary: 'Exchange',
      access: 'client',
      cors: 'allowed',
      errors: 'oauth',
      body: z.object({ code: z.string() }),
      status: 200,
      output: nothing,
      handler: async () => undefined,
    }),
  ],
})
