import type { Entropy } from '@inhouse/core'

// The last multiple of a million in three bytes: what lies above would favour the low codes.
const LIMIT = 16_000_000

/** Six digits, each code as likely as any other. */
export function sixDigits(random: Entropy): string {
  for (;;) {
    const [a = 0, b = 0, c = 0] = random(3)
    const number = (a << 16) | (b << 8) | c
    if (number < LIMIT) return String(number % 1_000_000).padStart(6, '0')
  }
}
