import { hash } from 'node:crypto'

export interface StatementNames {
  /** The name to prepare a text under, or none if it is better sent as it is. */
  of(text: string, parameters: number): string | undefined
  /** Sends it as it is from now on. */
  forget(text: string): void
}

// A connection keeps what it has prepared until its end, so there is a limit; and a list of many
// values comes in as many lengths, few of which are worth a place: those that come again and again.
const mostStatements = 500
const mostParameters = 50
const mostLong = 20
const oftenEnough = 5
const mostCounted = 100

export function createNames(): StatementNames {
  const names = new Map<string, string | undefined>()
  const counted = new Map<string, number>()
  let long = 0

  /** Whether it is one of the few long ones that come often. */
  function isRegular(text: string): boolean {
    if (long === mostLong) return false
    const times = (counted.get(text) ?? 0) + 1
    if (times < oftenEnough) {
      if (counted.size === mostCounted) counted.clear()
      counted.set(text, times)
      return false
    }
    counted.delete(text)
    long++
    return true
  }

  return {
    of(text, parameters) {
      if (names.has(text)) return names.get(text)
      if (parameters === 0 || names.size === mostStatements) return undefined
      if (parameters > mostParameters && !isRegular(text)) return undefined
      // Made of the text, so that all who share a pool mean the same by a name.
      const name = `inhouse_${hash('sha256', text, 'base64url')}`
      names.set(text, name)
      return name
    },
    forget: (text) => void names.set(text, undefined),
  }
}
