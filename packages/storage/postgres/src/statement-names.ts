import { hash } from 'node:crypto'

export interface StatementNames {
  /** The name to prepare a text under, or none if it is better sent as it is. */
  of(text: string, parameters: number): string | undefined
  /** Sends it as it is from now on. */
  forget(text: string): void
}

// A connection keeps what it has prepared until its end, so there is a limit; and a list of many
// values comes in as many lengths, none of which is worth a place.
const mostStatements = 500
const mostParameters = 50

export function createNames(): StatementNames {
  const names = new Map<string, string | undefined>()
  return {
    of(text, parameters) {
      if (names.has(text)) return names.get(text)
      if (parameters === 0 || parameters > mostParameters) return undefined
      if (names.size === mostStatements) return undefined
      // Made of the text, so that all who share a pool mean the same by a name.
      const name = `inhouse_${hash('sha256', text, 'base64url')}`
      names.set(text, name)
      return name
    },
    forget: (text) => void names.set(text, undefined),
  }
}
