import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { modules } from '../index.ts'
import { compatibilityPage } from './compatibility.ts'

it('lists in docs/compatibility.md what there is; `pnpm compatibility` writes it anew', () => {
  const operations = modules.flatMap((module) => module.operations ?? [])
  const written = readFileSync(
    new URL('../../../../docs/compatibility.md', import.meta.url),
    'utf8',
  )
  expect(written).toBe(compatibilityPage(operations))
})
