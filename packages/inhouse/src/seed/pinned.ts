import type { Transaction } from '@inhouse/core'

/** The transaction, with an id laid down for the next thing of this kind: events tell it too. */
export function pinned(tx: Transaction, prefix: string, id: string | undefined): Transaction {
  if (id === undefined) return tx
  let isUsed = false
  const withId: Transaction = {
    ...tx,
    newId(of) {
      if (of !== prefix || isUsed) return tx.newId(of)
      isUsed = true
      return id
    },
    transaction: (work) => work(withId),
  }
  return withId
}
