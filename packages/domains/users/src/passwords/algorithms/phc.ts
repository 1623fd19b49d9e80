import { InvalidPasswordHash } from './algorithm.ts'

/** A hash as the Password Hashing Competition writes it: `$id$v=1$a=1,b=2$salt$hash`. */
export interface Phc {
  id: string
  version: number | undefined
  parameters: Map<string, string>
  salt: Buffer
  hash: Buffer
}

interface Bounds {
  salt: [min: number, max: number]
  hash: [min: number, max: number]
}

/** Reads one with none but these parameters, and a salt and hash of so many bytes. */
export function readPhc(text: string, names: readonly string[], bounds: Bounds): Phc {
  if (text.length > 1024) throw new InvalidPasswordHash('The hash is too long.')
  const match = /^\$([a-z0-9-]+)(?:\$v=(\d{1,3}))?\$([^$]+)\$([^$]+)\$([^$]+)$/.exec(text)
  if (!match) throw new InvalidPasswordHash('The hash is not a PHC string.')
  const [, id = '', version, parameters = '', salt = '', hash = ''] = match
  return {
    id,
    version: version === undefined ? undefined : Number(version),
    parameters: readParameters(parameters, names),
    salt: sized('salt', readBase64('salt', salt), bounds.salt),
    hash: sized('hash', readBase64('hash', hash), bounds.hash),
  }
}

export function readText({ parameters }: Phc, name: string): string {
  const value = parameters.get(name)
  if (value === undefined) throw new InvalidPasswordHash(`The parameter '${name}' is missing.`)
  return value
}

export function readInteger(phc: Phc, name: string, min: number, max: number): number {
  const value = readText(phc, name)
  const number = Number(value)
  if (!/^(0|[1-9]\d{0,9})$/.test(value) || number < min || number > max) {
    throw new InvalidPasswordHash(`The parameter '${name}' must be from ${min} to ${max}.`)
  }
  return number
}

export function readBytes(phc: Phc, name: string, min: number, max: number): Buffer {
  return sized(name, readBase64(name, readText(phc, name)), [min, max])
}

export function refuseOtherVersions({ version }: Phc, ...allowed: (number | undefined)[]): void {
  if (!allowed.includes(version)) throw new InvalidPasswordHash('The version is not supported.')
}

function readParameters(text: string, names: readonly string[]) {
  const parameters = new Map<string, string>()
  for (const parameter of text.split(',')) {
    const [, name = '', value = ''] = /^([a-z0-9-]+)=([A-Za-z0-9/+.-]+)$/.exec(parameter) ?? []
    if (!names.includes(name)) throw new InvalidPasswordHash('A parameter is not known.')
    if (parameters.has(name)) throw new InvalidPasswordHash(`'${name}' is given twice.`)
    parameters.set(name, value)
  }
  return parameters
}

// Decoding skips what is no base64, so only what encodes back to the same text was any.
function readBase64(name: string, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64').replace(/=+$/, '') === text) return bytes
  throw new InvalidPasswordHash(`The ${name} is not base64 without padding.`)
}

function sized(name: string, bytes: Buffer, [min, max]: [number, number]): Buffer {
  if (bytes.length >= min && bytes.length <= max) return bytes
  throw new InvalidPasswordHash(`The ${name} must be of ${min} to ${max} bytes.`)
}
