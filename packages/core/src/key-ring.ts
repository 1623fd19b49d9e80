import { createCipheriv, createDecipheriv, createSecretKey, hash, hkdfSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Entropy } from './world.ts'

/** Encrypts what must be readable again. The newest key encrypts, every key decrypts. */
export interface KeyRing {
  /** AES-256-GCM. `purpose` is bound in: what was sealed for one thing opens for no other. */
  seal(purpose: string, text: string): string
  /** Throws where the text was changed, sealed for another purpose, or by a key we do not have. */
  open(purpose: string, sealed: string): string
}

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** `secrets` come newest first. To rotate, put one in front; take the old one out when none is left. */
export function createKeyRing(secrets: readonly string[], random: Entropy): KeyRing {
  const keys = new Map(secrets.map(derive))
  const [newest] = keys
  if (!newest) throw new Error('`secret` is missing: give at least one text of 32 characters.')
  const [newestId, newestKey] = newest

  return {
    seal(purpose, text) {
      const iv = random(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newestKey, iv).setAAD(Buffer.from(purpose))
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
      const tagged = Buffer.concat([sealed, cipher.getAuthTag()])
      return `${VERSION}.${newestId}.${tagged.toString('base64url')}`
    },

    open(purpose, sealed) {
      const [version, id = '', content = ''] = sealed.split('.')
      const key = keys.get(id)
      if (version !== VERSION || !key) throw new Error(`No key '${id}' to open this with.`)
      const bytes = Buffer.from(content, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES))
      return (
        decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') +
        decipher.final('utf8')
      )
    },
  }
}

/** A key and the name it is known by, neither of which tells the secret. */
function derive(secret: string): [id: string, key: KeyObject] {
  if (secret.length < 32) throw new Error('A `secret` has at least 32 characters.')
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'inhouse key ring', 32))
  return [hash('sha256', bytes, 'hex').slice(0, 8), createSecretKey(bytes)]
}
