import { attributes, html } from '../html.ts'
import type { Brand } from '../settings.ts'
import { accentFor } from './accent.ts'

/** A small icon for the tab of a page: the first letter of the name, on the accent of the brand. */
export function favicon({ name, accent: colour, radius }: Brand): string {
  const { accent, onAccent } = accentFor(colour, 'light')
  const svg = attributes({ xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 32 32' })
  const square = attributes({ width: 32, height: 32, rx: Math.min(radius, 16), fill: accent })
  const letter = attributes({
    x: 16,
    y: 16,
    dy: '.36em',
    'text-anchor': 'middle',
    'font-family': 'system-ui, sans-serif',
    'font-size': 20,
    'font-weight': 600,
    fill: onAccent,
  })
  const [initial] = Array.from(name)
  return String(html`<svg${svg}><rect${square}/><text${letter}>${initial}</text></svg>`)
}
