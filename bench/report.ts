export interface Figure {
  name: string
  value: number
  unit: string
  /** To what it is held against, where there is such a thing. */
  ratio?: number
}

export function report(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`)
  for (const { name, value, unit, ratio } of figures) {
    const figure = `${value.toLocaleString('en', { maximumFractionDigits: 3 })} ${unit}`
    console.log(
      `  ${name.padEnd(48)}${figure.padStart(16)}${ratio ? `   ${ratio.toFixed(2)}` : ''}`,
    )
  }
}

/** So many a second of each, held against one of them. */
export const beside = (floor: string, rates: Record<string, number>): Figure[] =>
  Object.entries(rates).map(([name, value]) => ({
    name,
    value: Math.round(value),
    unit: '/s',
    ratio: value / rates[floor]!,
  }))
