/** What is wrong within an entry, and where. */
export class Misplanted extends Error {
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}
