import { badRequest } from '@inhouse/core'

// Names that no mail server can have: RFC 6761, 6.3 and 6.4; RFC 7686; RFC 9476.
const unreachable = new Set(['invalid', 'localhost', 'onion', 'alt'])

/** Refuses an address whose domain can never receive mail. */
export function assertDeliverable(email: string): void {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (!unreachable.has(domain.split('.').at(-1)!)) return
  throw badRequest('email_domain_not_deliverable', `No mail can be sent to '${domain}'.`)
}
