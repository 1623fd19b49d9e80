'use server'

import {
  getSignInUrl,
  getSignUpUrl,
  getWorkOS,
  signOut,
  switchToOrganization,
  withAuth,
} from '@workos-inc/authkit-nextjs'
import { redirect } from 'next/navigation'

export async function goToSignIn() {
  redirect(await getSignInUrl())
}

export async function goToSignUp() {
  redirect(await getSignUpUrl())
}

export async function leave() {
  await signOut()
}

/** A new organization, whose first member goes straight into it. */
export async function createOrganization(form: FormData) {
  const { user } = await withAuth({ ensureSignedIn: true })
  const { organizations, userManagement } = getWorkOS()
  const name = String(form.get('name'))
  const { id: organizationId } = await organizations.createOrganization({ name })
  await userManagement.createOrganizationMembership({ organizationId, userId: user.id })
  await switchToOrganization(organizationId, { returnTo: '/' })
}
