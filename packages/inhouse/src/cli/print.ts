import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** Prints to where results go. Colours come only where a person reads. */
export const print = (text = '') => void process.stdout.write(`${text}\n`)

export const complain = (text: string) =>
  void process.stderr.write(`${styled('red', 'inhouse:', process.stderr)} ${text}\n`)

export const styled = (style: Style, text: string, stream: NodeJS.WriteStream = process.stdout) =>
  styleText(style, text, { stream })

/** Names and values beneath each other, the values in one column. */
export function aligned(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}`).join('\n')
}

/** Cells beneath each other under a line of headings. */
export function tabular(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows]
  const widths = headings.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
