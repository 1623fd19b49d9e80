import { OAuthError } from '@inhouse/core'
import { emailInput } from '@inhouse/users'

/** Someone as a provider knows them. */
export interface Profile {
  /** Who they are there, whatever else changes. */
  id: string
  email: string | null
  /** Whether the provider vouches that the address is theirs. */
  email_verified: boolean
  first_name: string | null
  last_name: string | null
  picture: string | null
}

/** The same as it came, with a `name` in place of the two where there is only that. */
export type RawProfile = { readonly [Field in keyof Profile | 'name']?: unknown }

const MAX_ID = 255
const MAX_NAME = 255
const MAX_URL = 2048

/** Brings what a provider said into the form that is kept. What cannot be used counts as not said. */
export function readProfile(raw: RawProfile): Profile {
  const id = typeof raw.id === 'number' ? String(raw.id) : raw.id
  if (typeof id !== 'string' || id === '' || id.length > MAX_ID || !isSound(id)) {
    throw new OAuthError('invalid_profile', 'The provider did not say who this is.')
  }
  const email = emailInput.safeParse(raw.email).data ?? null
  const [first, last] = splitName(readName(raw.name))
  const first_name = readName(raw.first_name)
  const last_name = readName(raw.last_name)
  const isSplit = first_name === null && last_name === null
  return {
    id,
    email,
    email_verified: email !== null && isTrue(raw.email_verified),
    first_name: isSplit ? first : first_name,
    last_name: isSplit ? last : last_name,
    picture: readPicture(raw.picture),
  }
}

/** Apple and others say it as a text. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true'

function readName(value: unknown): string | null {
  if (typeof value !== 'string') return null
  return (
    value
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, '')
      .trim()
      .slice(0, MAX_NAME)
      .toWellFormed() || null
  )
}

function splitName(name: string | null): [first: string | null, last: string | null] {
  const [, first = name, last = null] = /^(\S+)\s+(.+)$/.exec(name ?? '') ?? []
  return [first, last]
}

function readPicture(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_URL || !isSound(value)) return null
  return URL.parse(value)?.protocol === 'https:' ? value : null
}

const isSound = (text: string) => text.isWellFormed() && !/\p{Cc}/u.test(text)
