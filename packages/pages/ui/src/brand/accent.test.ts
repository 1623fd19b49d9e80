import { describe, expect, it } from 'vitest'
import { accentFor, contrast } from './accent.ts'
import { parseHex, toHex, toOklch, toRgb } from './oklch.ts'
import { ramps } from './ramps.ts'

const colours = [
  '#3b5bdb',
  '#ffd400',
  '#000000',
  '#ffffff',
  '#f06',
  '#00ff00',
  '#777777',
  '#1a1a2e',
]
const themes = ['light', 'dark'] as const

describe('an accent colour', () => {
  it.each(colours.flatMap((colour) => themes.map((theme) => [colour, theme] as const)))(
    '%s can be seen and read in the %s theme',
    (colour, theme) => {
      const { surface, page } = ramps[theme]
      const { accent, accentHover, onAccent, accentText } = accentFor(colour, theme)
      for (const ground of [surface, page]) {
        expect(contrast(accent, ground)).toBeGreaterThanOrEqual(3)
        expect(contrast(accentText, ground)).toBeGreaterThanOrEqual(4.5)
      }
      for (const face of [accent, accentHover]) {
        expect(contrast(onAccent, face)).toBeGreaterThanOrEqual(4.5)
      }
    },
  )

  it('stays as it is where it is seen well already', () => {
    expect(accentFor('#3B5BDB', 'light')).toMatchObject({ accent: '#3b5bdb', onAccent: '#ffffff' })
  })

  it('keeps its hue where it is moved', () => {
    const { hue } = toOklch(parseHex(accentFor('#ffd400', 'light').accent))
    expect(hue).toBeCloseTo(toOklch(parseHex('#ffd400')).hue, 1)
  })
})

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2)
    expect(contrast(b, a)).toBeCloseTo(expected, 2)
  })
})

it('every ramp can be read', () => {
  for (const ramp of Object.values(ramps)) {
    for (const ground of [ramp.surface, ramp.page]) {
      expect(contrast(ramp.text, ground)).toBeGreaterThanOrEqual(7)
      expect(contrast(ramp.muted, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(ramp.control, ground)).toBeGreaterThanOrEqual(3)
    }
    expect(contrast(ramp.dangerText, ramp.dangerSurface)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(ramp.warningText, ramp.warningSurface)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(ramp.successText, ramp.successSurface)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(ramp.onDanger, ramp.danger)).toBeGreaterThanOrEqual(4.5)
  }
})

it('a colour comes back from its perceptual form', () => {
  for (const hex of ['#3b5bdb', '#ffd400', '#123456']) {
    expect(toHex(toRgb(toOklch(parseHex(hex))))).toBe(hex)
  }
})
