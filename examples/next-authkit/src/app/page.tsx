import { getWorkOS, withAuth } from '@workos-inc/authkit-nextjs'
import Link from 'next/link'
import { createOrganization, goToSignIn, goToSignUp, leave } from './actions'
import { Switcher } from './switcher'

export default async function Home() {
  const { user, organizationId, role } = await withAuth()
  if (!user) {
    return (
      <main>
        <h1>Who are you?</h1>
        <form>
          <button formAction={goToSignIn}>Sign in</button>{' '}
          <button formAction={goToSignUp}>Sign up</button>
        </form>
      </main>
    )
  }

  const { data } = await getWorkOS().userManagement.listOrganizationMemberships({
    userId: user.id,
  })
  const organizations = data.map((membership) => ({
    id: membership.organizationId,
    name: membership.organizationName,
  }))
  return (
    <main>
      <h1>Hello, {user.firstName ?? user.email}</h1>
      <Switcher current={organizationId} organizations={organizations} />
      {role && <p>Here you are: {role}</p>}
      <form action={createOrganization}>
        <input name="name" placeholder="Acme" aria-label="Name" required />{' '}
        <button>Create an organization</button>
      </form>
      <p>
        <Link href="/account">Your account</Link>
      </p>
      <form action={leave}>
        <button>Sign out</button>
      </form>
    </main>
  )
}
