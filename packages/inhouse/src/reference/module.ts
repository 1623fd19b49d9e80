import { type Module, module } from '@inhouse/core'
import { referenceOperations } from './operations.ts'

/** `/openapi.json` and `/docs`, written from the operations of the given modules. */
export const reference = (modules: readonly Module[]): Module<never> =>
  module({
    name: 'reference',
    operations: referenceOperations(modules.flatMap(({ operations = [] }) => operations)),
  })
