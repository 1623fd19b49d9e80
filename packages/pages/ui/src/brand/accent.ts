import { linear, parseHex, toHex, toOklch, toRgb } from './oklch.ts'
import { type Ramp, ramps } from './ramps.ts'

/** The forms of one accent colour that a theme needs, each with enough contrast. */
export interface Accent {
  /** The face of the primary button: 3:1 against what it stands on. WCAG 2.2, 1.4.11. */
  accent: string
  accentHover: string
  /** What is written on it: 4.5:1. WCAG 2.2, 1.4.3. */
  onAccent: string
  /** Links and the focus ring: 4.5:1 against the surface and the page. */
  accentText: string
}

const WHITE = '#ffffff'
const INK = '#0b0c0e'

/** How much two colours differ to the eye, from 1 to 21. WCAG 2.2, relative luminance. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The brand's colour, moved in lightness alone, and only as far as it must be to be seen. */
export function accentFor(colour: string, theme: 'light' | 'dark'): Accent {
  const ramp = ramps[theme]
  const isSeen = (hex: string) => standsOut(hex, ramp, 3)
  const isRead = (hex: string) => standsOut(hex, ramp, 4.5)
  const accent = moved(colour, theme, (hex) => isSeen(hex) && contrast(inkOn(hex), hex) >= 4.5)
  const onAccent = inkOn(accent)
  // Away from what is written on it, so that hovering never lowers the contrast.
  const accentHover = shift(accent, onAccent === WHITE ? -0.045 : 0.045)
  return { accent, accentHover, onAccent, accentText: moved(colour, theme, isRead) }
}

const inkOn = (hex: string) => (contrast(WHITE, hex) >= 4.5 ? WHITE : INK)

const standsOut = (hex: string, { surface, page }: Ramp, minimum: number) =>
  [surface, page].every((ground) => contrast(hex, ground) >= minimum)

/** The nearest that passes, darker in the light theme and lighter in the dark one. */
function moved(colour: string, theme: 'light' | 'dark', passes: (hex: string) => boolean): string {
  const step = theme === 'light' ? -0.01 : 0.01
  let candidate = toHex(parseHex(colour))
  for (let by = step; !passes(candidate); by += step) candidate = shift(colour, by)
  return candidate
}

function shift(hex: string, by: number): string {
  const { lightness, chroma, hue } = toOklch(parseHex(hex))
  return toHex(toRgb({ lightness: Math.min(1, Math.max(0, lightness + by)), chroma, hue }))
}

function luminance(hex: string): number {
  const [red, green, blue] = parseHex(hex)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
