/** What keeps a command from its work, in words for whoever called it: no stack, exit code 1. */
export class Complaint extends Error {
  override name = 'Complaint'
}
