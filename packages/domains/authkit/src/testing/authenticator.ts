import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto'

interface Key {
  id: Buffer
  privateKey: KeyObject
  userHandle: string
  counter: number
}

interface Twist {
  origin?: string
  rpId?: string
  /** Whether the person was there, and had it unlocked. */
  present?: boolean
  verified?: boolean
  counter?: number
  challenge?: string
  userHandle?: string
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_KEY = 0x40

/** An authenticator made of software: it keeps ES256 keys and counts their uses. WebAuthn, 6. */
export function createAuthenticator(origin: string, { counts = true } = {}) {
  const keys: Key[] = []

  return {
    keys,

    /** What `navigator.credentials.create` answers. */
    create(
      options: { challenge: string; rp: { id?: string }; user: { id: string } },
      twist: Twist = {},
    ) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = Buffer.from(
        hash('sha256', publicKey.export({ format: 'der', type: 'spki' }), 'hex'),
        'hex',
      )
      const key = { id, privateKey, userHandle: options.user.id, counter: 0 }
      keys.push(key)

      const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
      // COSE: EC2, ES256, P-256. RFC 9053, 7.1.
      const cose = new Map<unknown, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const authData = Buffer.concat([
        head(twist.rpId ?? options.rp.id!, HAS_KEY, 0, twist),
        Buffer.alloc(16),
        length,
        id,
        cbor(cose),
      ])
      const attestation = new Map<unknown, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      return {
        ...named(id),
        response: {
          clientDataJSON: clientData('webauthn.create', options.challenge, origin, twist),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['internal'],
        },
      }
    },

    /** What `navigator.credentials.get` answers, with the newest key unless told which. */
    get(options: { challenge: string; rpId?: string }, twist: Twist = {}, key = keys.at(-1)!) {
      if (counts) key.counter++
      const authData = head(twist.rpId ?? options.rpId!, 0, twist.counter ?? key.counter, twist)
      const client = clientData('webauthn.get', options.challenge, origin, twist)
      const signed = Buffer.concat([
        authData,
        Buffer.from(hash('sha256', Buffer.from(client, 'base64url'), 'hex'), 'hex'),
      ])
      return {
        ...named(key.id),
        response: {
          clientDataJSON: client,
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, key.privateKey).toString('base64url'),
          userHandle: twist.userHandle ?? key.userHandle,
        },
      }
    },
  }
}

const named = (id: Buffer) => ({
  id: id.toString('base64url'),
  rawId: id.toString('base64url'),
  type: 'public-key',
  clientExtensionResults: {},
})

const clientData = (type: string, challenge: string, origin: string, twist: Twist) =>
  Buffer.from(
    JSON.stringify({
      type,
      challenge: twist.challenge ?? challenge,
      origin: twist.origin ?? origin,
      crossOrigin: false,
    }),
  ).toString('base64url')

function head(
  rpId: string,
  more: number,
  counter: number,
  { present = true, verified = true }: Twist,
) {
  const flags = (present ? USER_PRESENT : 0) | (verified ? USER_VERIFIED : 0) | more
  const rest = Buffer.alloc(5)
  rest.writeUInt8(flags)
  rest.writeUInt32BE(counter, 1)
  return Buffer.concat([Buffer.from(hash('sha256', rpId, 'hex'), 'hex'), rest])
}

/** As much of CBOR as an authenticator writes. RFC 8949, 3. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? start(1, -1 - value) : start(0, value)
  if (typeof value === 'string') return Buffer.concat([start(3, value.length), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([start(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([start(5, entries.length), ...entries.flat().map(cbor)])
}

function start(kind: number, amount: number): Buffer {
  if (amount < 24) return Buffer.from([(kind << 5) | amount])
  if (amount < 256) return Buffer.from([(kind << 5) | 24, amount])
  return Buffer.from([(kind << 5) | 25, amount >> 8, amount & 255])
}
