import type * as z from 'zod'
import { later } from './later.ts'
import { knownKeys } from './schema.ts'

/** `users[0].email: That is not an email address.`, one for each thing that is wrong. */
export const explain = (issues: readonly z.core.$ZodIssue[]): string[] => issues.flatMap(explainOne)

function explainOne(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${pathOf([...issue.path, key])}: ${unknown(issue.path, key)}`)
  }
  const { message } = issue
  const isMissing = message.endsWith('received undefined')
  const inKey = issue.code === 'invalid_key' ? issue.issues.map((one) => one.message).join(' ') : ''
  return [`${pathOf(issue.path) || 'the file'}: ${isMissing ? 'is missing.' : inKey || message}`]
}

export const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

function unknown(path: readonly PropertyKey[], key: string): string {
  const place = placeOf(path)
  const part = later[place]?.[key]
  if (part) return `is of ${part}, which a seed cannot make yet. Take it out for now.`
  if (place === 'memberships' && key === 'user') return 'is not known. Did you mean email?'
  const near = nearest(key, [...(knownKeys[place] ?? []), ...Object.keys(later[place] ?? {})])
  return near ? `is not known. Did you mean ${near}?` : 'is not known.'
}

/** The list that an entry stands in; nothing for the top of the file. */
function placeOf(path: readonly PropertyKey[]): string {
  if (path[0] === 'environments' && path.length === 2) return 'environments'
  return (path.findLast((part) => typeof part === 'string') as string | undefined) ?? ''
}

/** The word that few letters tell from this one. */
function nearest(word: string, words: readonly string[]): string | undefined {
  const near = words
    .map((other) => ({ other, distance: distance(plain(word), plain(other)) }))
    .sort((a, b) => a.distance - b.distance)[0]
  return near && near.distance <= Math.max(1, Math.floor(word.length / 3)) ? near.other : undefined
}

const plain = (word: string) => word.toLowerCase().replaceAll(/[_-]/g, '')

/** How many letters must be put in, taken out, changed or swapped. Damerau-Levenshtein. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = (rows[i] = [i])
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? rows[i - 2]![j - 2]! + 1 : Infinity
      row[j] = Math.min(change, swap, rows[i - 1]![j]! + 1, row[j - 1]! + 1)
    }
  }
  return rows[a.length]![b.length]!
}
