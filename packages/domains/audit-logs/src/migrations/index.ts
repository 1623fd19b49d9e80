import { actions } from './0001_actions.ts'
import { events } from './0002_events.ts'
import { exports } from './0003_exports.ts'
import { retentions } from './0004_retentions.ts'

export const migrations = {
  '0001_actions': actions,
  '0002_events': events,
  '0003_exports': exports,
  '0004_retentions': retentions,
}
