import { existsSync } from 'node:fs'
import { isLoopbackHost } from './addresses.ts'
import { type Config, readConfig } from './config-file.ts'
import { checkDatabase } from './doctor-database.ts'
import { defaultDatabase, placeOf } from './database.ts'
import { mailerOf } from './mailer.ts'
import { bad, type Finding, good, none } from './finding.ts'
import { aligned, print, styled } from './print.ts'
import { type Flags, readSettings, type Settings } from './settings.ts'

export async function doctor(flags: Flags & { json?: boolean }): Promise<void> {
  const settings = readSettings(flags)
  const isDevelopment = settings.database === undefined && existsSync(defaultDatabase)
  const kept: Config = isDevelopment ? readConfig() : { environments: {} }
  const keyCount = (settings.apiKeys ?? Object.keys(kept.environments)).length
  const findings = [
    checkNode(),
    checkSecret(settings, kept.secret),
    ...(await checkDatabase(placeOf(settings.database, settings.environment), keyCount)),
    await checkUrl(settings, isDevelopment),
    await checkMail(settings, kept),
  ]
  print(flags.json ? JSON.stringify(findings) : aligned(findings.map(shown)))
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1
}

const marks = { good: styled('green', '✓'), bad: styled('red', '✗'), none: '–' }

const shown = ({ name, state, message }: Finding) => [`${marks[state]} ${name}`, message] as const

function checkNode(): Finding {
  const version = process.versions.node
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > 24 || (major === 24 && minor >= 11)
  return isNew ? good('Node', version) : bad('Node', `${version}: install 24.11 or newer.`)
}

function checkSecret({ secrets }: Settings, kept: string | undefined): Finding {
  if (secrets) return good('Secret', secrets.length > 1 ? `${secrets.length}, newest first` : 'set')
  if (kept) return good('Secret', 'kept by `inhouse dev`; `inhouse serve` wants INHOUSE_SECRET')
  return bad('Secret', 'Set INHOUSE_SECRET to at least 32 characters that nobody can guess.')
}

async function checkUrl({ url, allowHttp }: Settings, isDevelopment: boolean): Promise<Finding> {
  if (!url && isDevelopment) return none('URL', 'not set; `inhouse serve` wants INHOUSE_URL')
  if (!url) return bad('URL', 'Set INHOUSE_URL to where it answers: https://app.example.com/workos')
  const { protocol, hostname } = new URL(url)
  if (isLoopbackHost(hostname)) return none('URL', `${url}: reached from this machine only`)
  if (protocol !== 'https:' && !allowHttp) {
    return bad('URL', `${url}: use https, or allow http by INHOUSE_ALLOW_HTTP.`)
  }
  const dns = await import('node:dns/promises')
  try {
    const { address } = await dns.lookup(hostname.replaceAll(/[[\]]/g, ''))
    return good('URL', `${url} (${address})`)
  } catch {
    return bad('URL', `${url}: there is no address for ${hostname}. Add a DNS record.`)
  }
}

async function checkMail(settings: Settings, kept: Config): Promise<Finding> {
  try {
    const mailer = await mailerOf(settings, kept)
    if (!mailer) {
      return none('Mail', 'none is sent: set INHOUSE_SMTP_URL and INHOUSE_MAIL_FROM')
    }
    await mailer.verify()
    return good('Mail', `${mailer.server} answers`)
  } catch (error) {
    return bad('Mail', (error as Error).message)
  }
}
