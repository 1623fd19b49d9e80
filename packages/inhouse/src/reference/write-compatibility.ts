// `pnpm compatibility` writes docs/compatibility.md.
import { writeFileSync } from 'node:fs'
import { modules } from '../index.ts'
import { compatibilityPage } from './compatibility.ts'

const operations = modules.flatMap((module) => module.operations ?? [])
writeFileSync(
  new URL('../../../../docs/compatibility.md', import.meta.url),
  compatibilityPage(operations),
)
