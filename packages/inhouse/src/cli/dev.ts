import { isDeepStrictEqual } from 'node:util'
import type { EgressOptions } from '@inhouse/core'
import type { Plan } from '../seed/read.ts'
import { isLoopbackHost, nameInUrl } from './addresses.ts'
import { banner, line } from './banner.ts'
import { Complaint } from '../complaint.ts'
import { keepConfig, makeDirectory, readConfig } from './config-file.ts'
import { defaultEnvironment } from '../environment-names.ts'
import { defaultDatabase, nameOf, placeOf } from './database.ts'
import { findKeys } from './dev-keys.ts'
import { devMail } from './dev-mail.ts'
import { devPlaces } from './dev-places.ts'
import { type Environment, openEnvironments } from './environments.ts'
import { liveUntilAsked, together } from './lifetime.ts'
import { terminalLog } from './log.ts'
import { mailerOf } from './mailer.ts'
import { print } from './print.ts'
import { openServer } from './server.ts'
import { egressOf, type Flags, readSettings, type Settings } from './settings.ts'

interface DevFlags extends Flags {
  seed?: string
  memory?: boolean
  json?: boolean
  /** False by `--no-work`, otherwise true. */
  work?: boolean
}

export async function dev(flags: DevFlags): Promise<void> {
  const settings = readSettings(flags)
  const database = databaseOf(flags, settings)
  const plan = flags.seed ? (await import('../seed/read.ts')).readSeed(flags.seed) : undefined
  const host = settings.host ?? '127.0.0.1'
  const server = await openServer(host, settings.port ?? 4000)

  const kept = readConfig()
  const mailer = await mailerOf(settings, kept)
  const keptNames = flags.memory ? [] : Object.keys(kept.environments)
  const names = new Set([defaultEnvironment, ...(plan?.keys() ?? []), ...keptNames])
  const { keys, secrets, config } = findKeys(names, kept, settings, plan ?? new Map())
  if (!flags.memory && !isDeepStrictEqual(config, kept)) keepConfig(config)
  if (database === defaultDatabase) makeDirectory()

  const url = settings.url ?? `http://${nameInUrl(host)}:${server.port}`
  const { all, door } = await openEnvironments(keys, (name) => placeOf(database, name), {
    url,
    secret: secrets,
    origins: ['http://localhost:*', 'http://127.0.0.1:*', ...(settings.origins ?? [])],
    allowHttp: settings.allowHttp ?? !isLoopbackHost(host),
    trustProxy: settings.trustProxy ?? 0,
    egress: isLoopbackHost(host) ? withLoopback(egressOf(settings)) : egressOf(settings),
    rateLimits: settings.rateLimits ?? 'memory',
    log: terminalLog,
    mailer,
    settings: { authkit: devPlaces },
    modules: [devMail],
  })
  const seeded = plan ? await seed(all, plan) : {}

  server.answerWith(door)
  const workers = flags.work === false ? [] : all.map(({ inhouse }) => inhouse.work())
  liveUntilAsked(together(server, ...workers), () => closeAll(all), terminalLog)
  const place = nameOf(placeOf(database))
  print(flags.json ? line(url, keys, seeded) : banner(url, keys, place, mailer?.server))
}

/** A developer's own app is on the same machine, and receives webhooks there. */
const withLoopback = ({ allow = [], ...egress }: EgressOptions): EgressOptions => ({
  ...egress,
  allow: ['127.0.0.1', '::1', ...allow],
})

function databaseOf({ memory, database }: DevFlags, settings: Settings): string {
  if (!memory) return settings.database ?? defaultDatabase
  if (database) throw new Complaint('Say --memory or --database, not both.')
  return ':memory:'
}

async function seed(all: readonly Environment[], plan: Plan): Promise<Record<string, unknown>> {
  const { plant } = await import('../seed/plant.ts')
  const seeded: Record<string, unknown> = {}
  const others: unknown[] = []
  for (const { name, inhouse } of all) {
    const part = plan.get(name)
    const planted = part && (await plant(inhouse.context, part))
    if (name === defaultEnvironment) Object.assign(seeded, planted)
    else if (planted) others.push({ id: name, ...planted })
  }
  return others.length > 0 ? { ...seeded, environments: others } : seeded
}

async function closeAll(all: readonly Environment[]): Promise<void> {
  for (const { inhouse } of all) await inhouse.close()
}
