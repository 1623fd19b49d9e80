import type { Algorithm } from './algorithm.ts'
import { argon2 } from './argon2.ts'
import { bcrypt } from './bcrypt.ts'
import { firebaseScrypt } from './firebase-scrypt.ts'
import { pbkdf2 } from './pbkdf2.ts'
import { scrypt } from './scrypt.ts'
import { ssha, ssha256 } from './ssha.ts'

export const algorithms: readonly Algorithm[] = [
  argon2,
  bcrypt,
  firebaseScrypt,
  ssha,
  ssha256,
  scrypt,
  pbkdf2,
]
