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
