import { getJwtTemplate, saveJwtTemplate } from '@inhouse/authkit'
import { ApiError, type Context, type Transaction } from '@inhouse/core'
import { Complaint } from '../complaint.ts'
import { plantKey } from './api-keys.ts'
import { Misplanted } from './misplanted.ts'
import { plantInvitation } from './invitations.ts'
import { plantOrganization } from './organizations.ts'
import type { EnvironmentPlan } from './read.ts'
import { plantUser } from './users.ts'
import { plantWebhookEndpoint } from './webhook-endpoints.ts'

/** What stands there after planting, by the key of the seed it came from. */
export type Planted = Record<string, { id: string }[]>

/**
 * Creates what is missing, all or nothing. What is there already stays as it is, so that planting
 * twice is planting once.
 */
export function plant(ctx: Context, plan: EnvironmentPlan): Promise<Planted> {
  return ctx.transaction(async (tx) => {
    const planted: Planted = {}
    const keep = async <T>(
      key: 'users' | 'organizations' | 'invitations' | 'apiKeys' | 'webhookEndpoints',
      entries: readonly T[] | undefined,
      plantOne: (tx: Transaction, entry: T) => Promise<{ id: string }>,
    ) => {
      if (entries) planted[key] = await plantAll(tx, plan, key, entries, plantOne)
    }
    await keep('users', plan.users, plantUser)
    await keep('organizations', plan.organizations, plantOrganization)
    await keep('invitations', plan.invitations, plantInvitation)
    await keep('apiKeys', plan.apiKeys, plantKey)
    // Last, so that they hear of what happens, and not of what was planted.
    await keep('webhookEndpoints', plan.webhookEndpoints, plantWebhookEndpoint)
    if (plan.jwtTemplate !== undefined) await plantJwtTemplate(tx, plan)
    return planted
  })
}

/** One that was changed since stays as it is. */
async function plantJwtTemplate(
  tx: Transaction,
  { file, prefix, jwtTemplate = '' }: EnvironmentPlan,
): Promise<void> {
  const isThere = await getJwtTemplate(tx).then(
    () => true,
    () => false,
  )
  if (isThere) return
  await at(`${file}: ${prefix}jwtTemplate`, () => saveJwtTemplate(tx, { content: jwtTemplate }))
}

async function plantAll<T>(
  tx: Transaction,
  { file, prefix }: EnvironmentPlan,
  key: string,
  entries: readonly T[],
  plantOne: (tx: Transaction, entry: T) => Promise<{ id: string }>,
): Promise<{ id: string }[]> {
  const planted: { id: string }[] = []
  for (const [index, entry] of entries.entries()) {
    const path = `${file}: ${prefix}${key}[${index}]`
    const one = await at(path, () => plantOne(tx, entry))
    const twin = planted.findIndex(({ id }) => id === one.id)
    if (twin >= 0) throw new Complaint(`${path}: is the same as ${key}[${twin}].`)
    planted.push(one)
  }
  return planted
}

/** Says where in the file stands what was refused, by the API's rules or by the seed's own. */
async function at<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Misplanted) throw new Complaint(`${path}.${error.path}: ${error.message}`)
    if (!(error instanceof ApiError)) throw error
    const details = error.details.errors?.map(({ message }) => message) ?? []
    throw new Complaint(`${path}: ${[error.message, ...details].join(' ')}`)
  }
}
