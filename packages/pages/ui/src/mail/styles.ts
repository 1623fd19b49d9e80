import { accentFor } from '../brand/accent.ts'
import { ramps } from '../brand/ramps.ts'
import type { Brand } from '../settings.ts'

export type MailStyles = ReturnType<typeof mailStyles>

const font =
  "font-family: -apple-system, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;"

/** The first theme, on each element itself, since some programs drop what stands in the head. */
export function mailStyles({ accent: colour, radius, theme: wanted }: Brand) {
  const theme = wanted === 'dark' ? 'dark' : 'light'
  const { page, surface, line, text, muted } = ramps[theme]
  const { accent, onAccent, accentText } = accentFor(colour, theme)
  const plain = `${font} font-size: 16px; line-height: 24px; color: ${text}; overflow-wrap: anywhere;`
  return {
    scheme: wanted === 'system' ? 'light dark' : wanted,
    page: `margin: 0; padding: 0; background: ${page};`,
    card: `max-width: 480px; background: ${surface}; border: 1px solid ${line}; border-collapse: separate; border-radius: ${radius * 1.5}px;`,
    initial: `width: 32px; height: 32px; ${plain} line-height: 32px; font-weight: 600; text-align: center; color: ${onAccent}; background: ${accent}; border-radius: ${Math.min(radius, 10)}px;`,
    name: `${plain} line-height: 20px; font-weight: 600;`,
    home: `color: ${text}; text-decoration: none;`,
    title: `margin: 0 0 16px; ${plain} font-size: 20px; line-height: 26px; font-weight: 600;`,
    paragraph: `margin: 0 0 16px; ${plain}`,
    // The last digit's space is evened out before the first, so that the code stands in the middle.
    code: `margin: 24px 0; padding: 16px; ${plain} font-size: 28px; line-height: 36px; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: 6px; text-indent: 6px; text-align: center; background: ${page}; border: 1px solid ${line}; border-radius: ${radius}px;`,
    buttonCell: `background: ${accent}; border-radius: ${radius}px;`,
    button: `display: inline-block; padding: 12px 20px; ${font} font-size: 16px; line-height: 24px; font-weight: 500; color: ${onAccent}; text-decoration: none;`,
    small: `margin: 0 0 12px; ${font} font-size: 13px; line-height: 20px; color: ${muted}; overflow-wrap: anywhere;`,
    link: `color: ${accentText}; word-break: break-all;`,
  }
}

/** What a head alone can say: less space on a phone, and the dark theme for programs that ask. */
export function mailTheme({ accent: colour, theme }: Brand): string {
  const narrow =
    '@media (max-width: 479px) { .inner { padding-left: 24px !important; padding-right: 24px !important; } }'
  if (theme !== 'system') return `:root { color-scheme: ${theme}; }\n${narrow}`

  const { page, surface, line, text, muted } = ramps.dark
  const { accent, onAccent, accentText } = accentFor(colour, 'dark')
  return `:root { color-scheme: light dark; }
${narrow}
@media (prefers-color-scheme: dark) {
.page { background: ${page} !important; }
.card { background: ${surface} !important; border-color: ${line} !important; }
.text { color: ${text} !important; }
.muted { color: ${muted} !important; }
.code { color: ${text} !important; background: ${page} !important; border-color: ${line} !important; }
.button { background: ${accent} !important; }
.button-link { color: ${onAccent} !important; }
.link { color: ${accentText} !important; }
}`
}
