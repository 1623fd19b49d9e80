import { unprocessable } from '@inhouse/core'
import type { MembershipChanges } from './serializer.ts'

/** The role that an input names, in either of its forms; `undefined` where it names none. */
export function roleOf({ role_slug, role_slugs }: MembershipChanges): string | undefined {
  const [slug, ...others] = new Set(role_slugs ?? [role_slug].flatMap((one) => one ?? []))
  if (others.length > 0) {
    throw unprocessable(
      'multiple_roles_not_enabled',
      'Multiple roles are not enabled for this environment.',
    )
  }
  return slug
}
