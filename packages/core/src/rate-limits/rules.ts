import type { Operation } from '../operation.ts'
import type { RateLimit } from './limit.ts'

interface Rule extends RateLimit {
  /** Whether each caller has a count of their own, or the environment has one for all. */
  readonly per: 'caller' | 'environment'
  applies(operation: Pick<Operation, 'method' | 'path'>): boolean
}

/** The limits of the API itself. What counts by account or address is counted by the operation. */
const rules: readonly Rule[] = [
  { name: 'requests', points: 6000, seconds: 60, per: 'caller', applies: () => true },
  {
    name: 'user_management_writes',
    points: 500,
    seconds: 10,
    per: 'environment',
    applies: ({ method, path }) => method !== 'GET' && path.startsWith('/user_management/'),
  },
  {
    name: 'organization_deletions',
    points: 50,
    seconds: 60,
    per: 'caller',
    applies: ({ method, path }) => method === 'DELETE' && path === '/organizations/:id',
  },
]

export const rulesOf = (operation: Operation): readonly Rule[] =>
  rules.filter(({ applies }) => applies(operation))
