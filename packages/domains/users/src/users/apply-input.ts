import { badRequest, mergeMetadata } from '@inhouse/core'
import type { User } from '../tables.ts'
import { emailKey } from './email.ts'
import type { UserUpdateInput } from './serializer.ts'

/** What a user becomes by an input. What it leaves out stays, what is null goes. */
export function applyInput(user: User, input: UserUpdateInput): User {
  const email = input.email ?? user.email
  const isSameMailbox = emailKey(email) === user.email_key
  const names = {
    first_name: given(input.first_name, user.first_name),
    last_name: given(input.last_name, user.last_name),
  }
  return {
    ...user,
    ...names,
    name: input.name || nameOf(user, input, names),
    email,
    email_key: emailKey(email),
    email_verified: input.email_verified ?? (isSameMailbox && user.email_verified),
    profile_picture_url: given(input.profile_picture_url, user.profile_picture_url),
    external_id: given(input.external_id, user.external_id),
    metadata: mergeMetadata(user.metadata, input.metadata),
    locale: input.locale == null ? given(input.locale, user.locale) : canonicalLocale(input.locale),
  }
}

type Names = Pick<User, 'first_name' | 'last_name'>

/** First and last name, as far as there are any. */
const fullName = ({ first_name, last_name }: Names): string | null =>
  [first_name, last_name].filter(Boolean).join(' ') || null

/** A name that was given of its own stays; one that was made of the other two follows them. */
const nameOf = (user: User, input: UserUpdateInput, names: Names) =>
  input.name === undefined && user.name !== fullName(user) ? user.name : fullName(names)

const given = <T>(input: T | undefined, before: T): T => (input === undefined ? before : input)

// RFC 5646; what is longer names no language anybody speaks.
const MAX_LOCALE = 64

function canonicalLocale(locale: string): string {
  const refused = badRequest('invalid_locale', 'The locale is no BCP 47 tag such as `en-US`.')
  if (locale.length > MAX_LOCALE) throw refused
  try {
    return Intl.getCanonicalLocales(locale)[0]!
  } catch {
    throw refused
  }
}
