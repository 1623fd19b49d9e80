import type { Context } from '@inhouse/core'
import { hash } from 'node:crypto'
import { customProperties } from '../brand/custom-properties.ts'
import { fields } from '../scripts/fields.ts'
import { forms } from '../scripts/forms.ts'
import { passkeys } from '../scripts/passkeys.ts'
import { settings } from '../settings.ts'
import { stylesheet } from '../styles/stylesheet.ts'

export interface Asset {
  /** `page-3f9c0d1a2b.js`: another content has another name, so caches may keep it for ever. */
  file: string
  type: string
  text: string
}

export interface Assets {
  stylesheet: Asset
  page: Asset
  passkeys: Asset
}

const page = asset('page', 'js', forms + fields)
const passkeysScript = asset('passkeys', 'js', passkeys)

/** The files beside the pages. The stylesheet begins with this instance's brand. */
export function assetsOf(ctx: Context): Assets {
  const known = ctx.memory.get('ui.assets') as Assets | undefined
  if (known) return known
  const assets = {
    stylesheet: asset('style', 'css', customProperties(settings(ctx)) + stylesheet),
    page,
    passkeys: passkeysScript,
  }
  ctx.memory.set('ui.assets', assets)
  return assets
}

function asset(name: string, kind: 'css' | 'js', text: string): Asset {
  const type = `text/${kind === 'css' ? 'css' : 'javascript'}; charset=utf-8`
  return { file: `${name}-${hash('sha256', text, 'hex').slice(0, 10)}.${kind}`, type, text }
}
