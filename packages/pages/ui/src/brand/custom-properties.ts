import type { Brand } from '../settings.ts'
import { accentFor } from './accent.ts'
import { ramps } from './ramps.ts'

/** The brand as CSS custom properties: `--inhouse-accent`, `--inhouse-radius`, `--inhouse-surface` … */
export function customProperties({ accent, radius, theme }: Brand): string {
  const light = coloursOf(accent, 'light')
  const dark = coloursOf(accent, 'dark')
  const always = `--inhouse-radius: ${radius}px;`
  if (theme === 'light') return `:root { color-scheme: light; ${always} ${light} }\n`
  if (theme === 'dark') return `:root { color-scheme: dark; ${always} ${dark} }\n`
  return `:root { color-scheme: light dark; ${always} ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
`
}

function coloursOf(colour: string, theme: 'light' | 'dark'): string {
  return Object.entries({ ...ramps[theme], ...accentFor(colour, theme) })
    .map(([name, value]) => `--inhouse-${kebab(name)}: ${value};`)
    .join(' ')
}

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
