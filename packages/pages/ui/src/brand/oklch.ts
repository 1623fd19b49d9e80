/** A colour as the eye takes it: lightness 0 to 1, chroma, hue in radians. */
export interface Oklch {
  lightness: number
  chroma: number
  hue: number
}

export type Rgb = readonly [red: number, green: number, blue: number]

/** `#36c` or `#3366cc` as three numbers from 0 to 1. */
export function parseHex(hex: string): Rgb {
  const digits = hex.length === 4 ? hex.replaceAll(/[\da-f]/gi, '$&$&') : hex
  const value = Number.parseInt(digits.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255].map((byte) => byte / 255) as unknown as Rgb
}

export const toHex = (rgb: Rgb): string =>
  `#${rgb.map((part) => byteOf(part).toString(16).padStart(2, '0')).join('')}`

const byteOf = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 255)

export const linear = (part: number): number =>
  part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4

const gamma = (part: number) =>
  part <= 0.0031308 ? part * 12.92 : 1.055 * Math.max(part, 0) ** (1 / 2.4) - 0.055

// The matrices are Björn Ottosson's: https://bottosson.github.io/posts/oklab/
export function toOklch(rgb: Rgb): Oklch {
  const [r, g, b] = rgb.map(linear) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { lightness, chroma: Math.hypot(x, y), hue: Math.atan2(y, x) }
}

/** The nearest colour a screen can show: of the same lightness and hue, and less chroma if need be. */
export function toRgb({ lightness, chroma, hue }: Oklch): Rgb {
  for (let share = 1; share > 0; share -= 0.05) {
    const rgb = convert(lightness, chroma * share, hue)
    if (rgb.every((part) => part > -0.001 && part < 1.001)) return rgb
  }
  return convert(lightness, 0, hue)
}

function convert(lightness: number, chroma: number, hue: number): Rgb {
  const x = chroma * Math.cos(hue)
  const y = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}
