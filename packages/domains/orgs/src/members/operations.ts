import { list, operation, pageQuery } from '@inhouse/core'
import { userSerializer } from '@inhouse/users'
import * as z from 'zod'
import { listMembers } from './service.ts'

// Users know of no organizations, so the list that can be narrowed to one has its home here.
export const memberOperations = [
  operation({
    method: 'GET',
    path: '/user_management/users',
    summary: 'List users',
    access: 'secret',
    query: pageQuery.extend({
      email: z.string().optional(),
      organization_id: z.string().optional(),
      /** The older name of `organization_id`. */
      organization: z.string().optional(),
    }),
    output: list(userSerializer),
    handler: (ctx, { query: { organization, ...query } }) =>
      listMembers(ctx, { ...query, organization_id: query.organization_id ?? organization }),
  }),
]
