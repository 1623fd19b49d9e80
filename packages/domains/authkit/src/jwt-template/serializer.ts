import { serializer } from '@inhouse/core'
import * as z from 'zod'
import type { JwtTemplate } from '../tables.ts'

export const jwtTemplateInput = z.object({ content: z.string().max(16_384) })

export type JwtTemplateInput = z.output<typeof jwtTemplateInput>

export const jwtTemplateSerializer = serializer(
  'jwt_template',
  { content: z.string(), created_at: z.string(), updated_at: z.string() },
  (template: JwtTemplate) => ({
    content: template.content,
    created_at: template.created_at,
    updated_at: template.updated_at,
  }),
)
