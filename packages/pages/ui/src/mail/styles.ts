import type { Accent } from '../brand/accent.ts'
import { ramps } from '../brand/ramps.ts'

const font =
  "font-family: -apple-system, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;"

/** The light theme, on each element itself, since some programs drop what stands in the head. */
export function mailStyles({ accent, onAccent, accentText }: Accent, radius: number) {
  const { page, surface, line, text, muted } = ramps.light
  const plain = `${font} font-size: 16px; line-height: 24px; color: ${text};`
  return {
    page: `margin: 0; padding: 0; background: ${page};`,
    card: `max-width: 480px; background: ${surface}; border: 1px solid ${line}; border-radius: ${radius * 1.5}px;`,
    brand: `margin: 0 0 24px; ${plain} font-size: 14px; font-weight: 600;`,
    title: `margin: 0 0 16px; ${plain} font-size: 20px; line-height: 28px; font-weight: 600;`,
    paragraph: `margin: 0 0 16px; ${plain}`,
    code: `margin: 24px 0; padding: 16px; ${plain} font-size: 28px; line-height: 36px; font-weight: 600; letter-spacing: 6px; text-align: center; background: ${page}; border-radius: ${radius}px;`,
    buttonCell: `background: ${accent}; border-radius: ${radius}px;`,
    button: `display: inline-block; padding: 12px 20px; ${font} font-size: 16px; line-height: 24px; font-weight: 500; color: ${onAccent}; text-decoration: none;`,
    small: `margin: 0 0 8px; ${font} font-size: 13px; line-height: 20px; color: ${muted};`,
    link: `color: ${accentText}; word-break: break-all;`,
  }
}

/** The dark one, for the programs that ask for it. */
export function mailTheme({ accent, onAccent, accentText }: Accent): string {
  const { page, surface, line, text, muted } = ramps.dark
  return `:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.page { background: ${page} !important; }
.card { background: ${surface} !important; border-color: ${line} !important; }
.text { color: ${text} !important; }
.muted { color: ${muted} !important; }
.code { color: ${text} !important; background: ${page} !important; }
.button { background: ${accent} !important; }
.button-link { color: ${onAccent} !important; }
.link { color: ${accentText} !important; }
}`
}
