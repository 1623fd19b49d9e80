import { module, notFound, operation } from '@inhouse/core'
import { languageOf, ui } from '@inhouse/ui'
import * as z from 'zod'
import { translate } from '../messages/index.ts'
import { show } from '../show.ts'
import type { ViewData, ViewName } from '../views/index.ts'
import { samplesFor } from './samples.ts'

const samplePage = operation({
  method: 'GET',
  path: '/gallery/:view/:state',
  summary: 'A page with sample data',
  access: 'public',
  query: z.object({ ui_locales: z.string().optional() }),
  async handler(ctx, { params: { view, state }, query, request }) {
    const t = translate(languageOf(request, query))
    const samples = samplesFor(t) as Record<string, Record<string, ViewData<ViewName>>>
    const data = samples[view]?.[state]
    if (!data) throw notFound('Sample', `${view}/${state}`)
    return show(ctx, t, view as ViewName, data, { root: '../../' })
  },
})

const sent = operation({
  method: 'POST',
  path: '/gallery/:view/:state',
  summary: 'Shows what a form sent',
  access: 'public',
  body: z.looseObject({}),
  handler: async (_ctx, { body }) => Response.json(body),
})

export const gallery = module({ name: 'gallery', needs: [ui], operations: [samplePage, sent] })
