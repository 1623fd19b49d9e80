export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/**
 * The median of what each work tells in three rounds. They are interleaved, so that what else the
 * machine does falls on all of them alike.
 */
export async function medians<Name extends string>(
  works: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]
  const told = new Map<Name, number[]>(names.map((name) => [name, []]))
  // Code that has not run often is slow code: all sides warm up.
  for (const name of [...names, ...names]) await works[name]()
  for (let round = 0; round < 3; round++) {
    for (const name of names) told.get(name)!.push(await works[name]())
  }
  return Object.fromEntries(names.map((name) => [name, median(told.get(name)!)])) as Record<
    Name,
    number
  >
}

/** Calls within this process that end in a second, so many at a time. */
export async function callsPerSecond(
  work: () => Promise<unknown>,
  { atOnce = 1, seconds = 1 } = {},
): Promise<number> {
  const start = performance.now()
  const until = start + seconds * 1000
  let calls = 0
  const caller = async () => {
    for (; performance.now() < until; calls++) await work()
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  return calls / ((performance.now() - start) / 1000)
}
