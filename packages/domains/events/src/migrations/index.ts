import { webhooks } from './0001_webhooks.ts'

export const migrations = { '0001_webhooks': webhooks }
