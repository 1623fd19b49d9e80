import { emblem, heading, type Html, html } from '@inhouse/ui'
import type { T } from '../messages/index.ts'

export interface DeviceDoneData {
  decision: 'allow' | 'deny'
}

export const deviceDoneView = (t: T, { decision }: DeviceDoneData): Html =>
  decision === 'allow'
    ? html`${emblem('check')}${heading(t('deviceDone.title'), t('deviceDone.lead'))}`
    : heading(t('deviceDone.deniedTitle'), t('deviceDone.deniedLead'))
