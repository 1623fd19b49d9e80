import * as z from 'zod'

/** What two spellings of the same address have in common: users are found by it. */
export const emailKey = (email: string): string =>
  // In this order, because lower case undoes a composition: of 'İ' it makes an 'i' and a dot.
  email.trim().toLowerCase().normalize('NFC')

/** Whether mail could be sent there, as far as the look of an address can tell. RFC 5321, 6531. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const name = text.slice(0, at)
  const labels = text.slice(at + 1).split('.')
  return (
    at > 0 &&
    text.length <= MAX_EMAIL &&
    name.length <= MAX_NAME &&
    dotAtom.test(name) &&
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label)) &&
    // With digits alone at its end it would be an IP address.
    /\p{L}/u.test(labels.at(-1)!)
  )
}

// RFC 5321, 4.5.3.1
const MAX_EMAIL = 254
const MAX_NAME = 64

// What is quoted, commented, or cannot be seen is legal in places, and used to deceive.
const dotAtom = /^[^\s"(),.:;<>@[\\\]\p{C}\p{Z}]+(\.[^\s"(),.:;<>@[\\\]\p{C}\p{Z}]+)*$/u
const domainLabel = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u

/** An address as it arrives: trimmed, composed, and otherwise kept as it was written. */
export const emailInput = z
  .string()
  .trim()
  .max(MAX_EMAIL, { abort: true })
  .normalize('NFC')
  .refine(isEmail, { params: { code: 'invalid_email' }, error: 'That is not an email address.' })
  .meta({ format: 'email' })
