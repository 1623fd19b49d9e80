import {
  ApiError,
  createSecretKey,
  type Inhouse,
  listSecretKeys,
  revokeSecretKey,
} from '@inhouse/core'
import { Complaint } from '../complaint.ts'
import { aligned, print, tabular } from './print.ts'
import type { Flags } from './settings.ts'
import { withDatabase } from './tool.ts'

interface KeyFlags extends Flags {
  live?: boolean
  json?: boolean
}

export const createKey = (name: string, flags: KeyFlags): Promise<void> =>
  withDatabase(flags, async (inhouse) => {
    await inhouse.assertMigrated()
    const { key, value } = await createSecretKey(inhouse.context, {
      name,
      live: flags.live ?? false,
    })
    if (flags.json) return print(JSON.stringify({ id: key.id, name, value }))
    print(
      aligned([
        ['Id', key.id],
        ['Name', name],
        ['Key', value],
      ]),
    )
    print('\nIt is not shown again.')
  })

export const listKeys = (flags: KeyFlags): Promise<void> =>
  withDatabase(flags, async (inhouse) => {
    await inhouse.assertMigrated()
    const keys = await listSecretKeys(inhouse.context)
    if (flags.json) return print(JSON.stringify(keys.map(({ hash: _, ...shown }) => shown)))
    if (keys.length === 0) return print('There are none yet: `inhouse keys create <name>`.')
    const rows = keys.map((key) => [
      key.id,
      key.name,
      key.obfuscated_value,
      key.created_at,
      key.revoked_at ? `revoked ${key.revoked_at}` : 'active',
    ])
    print(tabular(['Id', 'Name', 'Key', 'Created', 'State'], rows))
  })

export const revokeKey = (id: string, flags: KeyFlags): Promise<void> =>
  withDatabase(flags, async (inhouse) => {
    await inhouse.assertMigrated()
    await revoke(inhouse, id)
    print(`Revoked ${id}.`)
  })

async function revoke({ context }: Inhouse, id: string): Promise<void> {
  try {
    await revokeSecretKey(context, id)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new Complaint(`There is no active key '${id}'. See \`inhouse keys list\`.`)
  }
}
