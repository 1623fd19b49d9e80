import { ApiError } from '../errors.ts'

const MAX_BYTES = 1_000_000

/** The body as text, of at most 1 MB. */
export async function readText(request: Request): Promise<string> {
  const declared = request.headers.get('content-length')
  if (Number(declared) > MAX_BYTES) throw tooLarge()
  // The server holds a sender to what was declared; without that we count ourselves.
  if (declared) return request.text()
  return request.body ? readCounted(request.body) : ''
}

async function readCounted(stream: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.byteLength
    if (bytes > MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** JSON or a form; an empty body is an empty object, whatever its type. */
export function parseBody(text: string, contentType: string | null): unknown {
  if (text === '') return {}
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? 'application/json'
  if (type === 'application/x-www-form-urlencoded') return readForm(text)
  if (type !== 'application/json' && !type.endsWith('+json')) throw unsupported(type)
  try {
    return JSON.parse(text) ?? {}
  } catch {
    throw new ApiError(400, 'invalid_json', 'The body is not valid JSON.')
  }
}

const readForm = (text: string) => readPairs(new URLSearchParams(text))

export const readQuery = (url: string) => readPairs(new URL(url).searchParams)

/**
 * SDKs send a list as `a=1&a=2`, `a[]=1&a[]=2` or `a[0]=1&a[1]=2`, and an object as `a[key]=1`.
 * The commas of `a=1,2` are the task of `words`.
 */
function readPairs(pairs: URLSearchParams): Record<string, unknown> {
  const lists = new Map<string, string[]>()
  const objects = new Map<string, [string, string][]>()
  for (const [key, value] of pairs) {
    const [, name = key, member] = /^([^[\]]+)\[([^[\]]*)\]$/.exec(key) ?? []
    if (member === undefined || /^\d*$/.test(member)) append(lists, name, value)
    else append(objects, name, [member, value])
  }
  return Object.fromEntries([
    ...Array.from(lists, ([name, values]) => [name, values.length === 1 ? values[0] : values]),
    ...Array.from(objects, ([name, members]) => [name, Object.fromEntries(members)]),
  ])
}

function append<T>(lists: Map<string, T[]>, name: string, value: T) {
  const known = lists.get(name)
  if (known) known.push(value)
  else lists.set(name, [value])
}

const tooLarge = () => new ApiError(413, 'payload_too_large', 'The body is larger than 1 MB.')

const unsupported = (type: string) =>
  new ApiError(415, 'unsupported_media_type', `Send application/json, not '${type}'.`)
