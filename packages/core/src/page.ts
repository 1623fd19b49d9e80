/** A part of a list, and the cursors that lead on from it. */
export interface Page<T> {
  items: T[]
  before: string | null
  after: string | null
}
