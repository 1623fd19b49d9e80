import { hashArgon2id } from './algorithms/argon2.ts'
import { inHashQueue } from './queue.ts'

/** The form a password is stored in. The salt is 16 bytes of chance; throws `HashQueueFull`. */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  if (salt.length < 16) throw new RangeError('The salt of a password must have 16 bytes or more.')
  return inHashQueue(() => hashArgon2id(normalizePassword(password), salt))
}

/** Whatever keyboard typed them, the same characters are the same. NIST SP 800-63B, 5.1.1.2. */
export const normalizePassword = (password: string) => password.normalize('NFKC')
