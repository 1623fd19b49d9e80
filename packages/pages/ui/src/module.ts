import { module } from '@inhouse/core'
import { assetOperations } from './assets/operations.ts'
import { settings } from './settings.ts'

export const ui = module({ name: 'ui', settings, operations: assetOperations })
