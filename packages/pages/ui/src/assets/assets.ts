import type { Context } from '@inhouse/core'
import { hash } from 'node:crypto'
import { customProperties } from '../brand/custom-properties.ts'
import { favicon } from '../brand/favicon.ts'
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
  favicon: Asset
}

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const page = asset('page', 'js', forms + fields)
const passkeysScript = asset('passkeys', 'js', passkeys)

/** The files beside the pages. The stylesheet and the icon show this instance's brand. */
export function assetsOf(ctx: Context): Assets {
  const known = ctx.memory.get('ui.assets') as Assets | undefined
  if (known) return known
  const assets = {
    stylesheet: asset('style', 'css', customProperties(settings(ctx)) + stylesheet),
    page,
    passkeys: passkeysScript,
    favicon: asset('favicon', 'svg', favicon(settings(ctx))),
  }
  ctx.memory.set('ui.assets', assets)
  return assets
}

function asset(name: string, kind: keyof typeof types, text: string): Asset {
  const file = `${name}-${hash('sha256', text, 'hex').slice(0, 10)}.${kind}`
  return { file, type: types[kind], text }
}
