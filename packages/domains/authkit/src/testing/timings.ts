/**
 * Has each done in turns, so that a busy moment of the machine falls on all alike, and compares the
 * medians: how many times longer the slowest takes than the fastest. Noise wanes with the number of
 * turns and a difference does not, so it takes no more of the 200 than it needs.
 */
export async function spreadOfMedians(
  works: readonly (() => Promise<unknown>)[],
  enough: number,
): Promise<number> {
  const timings: number[][] = works.map(() => [])
  for (let turn = 1; ; turn++) {
    for (let i = 0; i < works.length; i++) {
      const one = (turn + i) % works.length
      const start = performance.now()
      await works[one]!()
      timings[one]!.push(performance.now() - start)
    }
    if (turn % 10 !== 0) continue
    const medians = timings.map(median)
    const spread = Math.max(...medians) / Math.min(...medians)
    if (spread <= enough || turn === 200) return spread
  }
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
