import type { Keys } from './dev-keys.ts'
import { defaultEnvironment } from '../environment-names.ts'
import { aligned, styled } from './print.ts'

type AllKeys = ReadonlyMap<string, Keys>

/** What `inhouse dev` tells a person: all they need to make the first call. */
export function banner(url: string, keys: AllKeys, database: string, mailServer?: string): string {
  const { api_key, client_id } = keys.get(defaultEnvironment)!
  const { protocol, hostname, port } = new URL(url)
  const https = protocol === 'https:'
  const options = [
    `clientId: '${client_id}'`,
    `apiHostname: '${hostname}'`,
    ...(port ? [`port: ${port}`] : []),
    ...(https ? [] : ['https: false']),
  ]
  const others = Array.from(keys)
    .filter(([name]) => name !== defaultEnvironment)
    .flatMap(([name, other]) => [
      [`${name}: key`, other.api_key] as const,
      [`${name}: client`, other.client_id] as const,
    ])

  return `
  ${styled('bold', 'Inhouse')} is listening on ${styled('cyan', url)}

${indented(
  aligned([
    ['Secret key', api_key],
    ['Client id', client_id],
    ...others,
    ['Reference', `${url}/docs`],
    ['Mail', mailServer ?? `${url}/dev/mail`],
    ['Database', database],
  ]),
)}

  ${styled('dim', 'Call it:')}
  curl ${url}/organizations -H 'Authorization: Bearer ${api_key}'

  ${styled('dim', 'Or with the SDK:')}
  new WorkOS('${api_key}', { ${options.join(', ')} })
`
}

/** What it tells a script, on one line. */
export const line = (url: string, keys: AllKeys, seeded: Record<string, unknown>): string =>
  JSON.stringify({
    url,
    ...keys.get(defaultEnvironment),
    environments: Object.fromEntries(keys),
    seeded,
  })

const indented = (text: string) => text.replaceAll(/^/gm, '  ')
