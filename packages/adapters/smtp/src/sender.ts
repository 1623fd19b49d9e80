/** Who mail comes from. */
export interface Sender {
  name: string
  address: string
}

/** Reads `Acme <no-reply@acme.com>`, or the address alone. RFC 5322, 3.4. */
export function readSender(text: string): Sender {
  const [, name = '', inBrackets, alone] = /^(?:(.*?)\s*<([^<>]*)>|(\S+))$/.exec(text.trim()) ?? []
  const address = inBrackets ?? alone ?? ''
  if (!/^[^\s@<>",;:()]+@[^\s@<>",;:()]+$/.test(address) || /\p{Cc}/u.test(name)) {
    throw new Error('That is no sender: say Acme <no-reply@acme.com>, or the address alone.')
  }
  return { name: name.replaceAll(/^"|"$/g, ''), address }
}
