import type { Operation } from '@inhouse/core'

/** The page that lists what there is, by product: `docs/compatibility.md` is written from it. */
export function compatibilityPage(operations: readonly Operation[]): string {
  const shown = operations.filter(({ hidden }) => !hidden)
  const products = Map.groupBy(shown, productOf)
  const sections = Array.from(products)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([product, listed]) => section(product, listed))
  return `# Compatibility

Written from the operations by \`pnpm compatibility\`: ${shown.length} operations that do what the WorkOS API says.
Those marked ＋ are ours alone. Older names of the same operations work too and are not listed.

${sections.join('\n\n')}
`
}

const section = (product: string, operations: readonly Operation[]) => `## ${product}

| | | |
|---|---|---|
${operations.map(line).toSorted().join('\n')}`

const line = ({ method, path, summary, extension }: Operation) =>
  `| \`${method}\` | \`${path}\` | ${summary}${extension ? ' ＋' : ''} |`

function productOf({ path }: Operation): string {
  const words = path.split('/').filter((word) => word && !word.startsWith(':'))
  return (words[0] === 'user_management' ? (words[1] ?? words[0]) : words[0])!.replaceAll('_', ' ')
}
