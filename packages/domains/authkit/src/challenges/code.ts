import type { Entropy } from '@inhouse/core'

// 4,294,000,000 is the last million that four bytes hold whole: what lies above would favour low codes.
const WHOLE_MILLIONS = 4_294_000_000

/** Six digits, each as likely as any other. */
export function newCode(random: Entropy): string {
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE()
    if (number < WHOLE_MILLIONS) return String(number % 1_000_000).padStart(6, '0')
  }
}

// Sealed, not hashed: six digits are found from their hash in a second by whoever reads the table.
export const purposeOf = (challengeId: string) => `code of ${challengeId}`
