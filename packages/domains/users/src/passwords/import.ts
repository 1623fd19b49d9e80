import {
  InvalidPasswordHash,
  type PasswordHashType,
  type SaltPosition,
} from './algorithms/algorithm.ts'
import { algorithms } from './algorithms/index.ts'

export {
  InvalidPasswordHash,
  type PasswordHashType,
  passwordHashTypes,
  type SaltPosition,
} from './algorithms/algorithm.ts'

/** The stored form of a hash that was made elsewhere; throws `InvalidPasswordHash`. */
export function readPasswordHash(
  type: PasswordHashType,
  hash: string,
  saltPosition?: SaltPosition,
): string {
  if (saltPosition && type !== 'ssha256') {
    throw new InvalidPasswordHash('A salt position is only supported with ssha256.')
  }
  const algorithm = algorithms.find((candidate) => candidate.type === type)
  if (!algorithm?.matches(hash)) throw new InvalidPasswordHash(`The hash is not of type ${type}.`)
  return algorithm.read(hash, saltPosition)
}
