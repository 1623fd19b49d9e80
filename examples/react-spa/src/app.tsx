import { useAuth } from '@workos-inc/authkit-react'
import { type FormEvent, useState } from 'react'

export function App() {
  const { isLoading, user, signIn, signUp } = useAuth()
  if (isLoading) return <p>One moment …</p>
  if (user) return <SignedIn name={user.firstName ?? user.email} />
  return (
    <>
      <h1>Who are you?</h1>
      <button onClick={() => void signIn()}>Sign in</button>{' '}
      <button onClick={() => void signUp()}>Sign up</button>
    </>
  )
}

function SignedIn({ name }: { name: string }) {
  const { organizationId, role, getAccessToken, switchToOrganization, signOut } = useAuth()
  const [token, setToken] = useState('')

  function switchOrganization(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const id = new FormData(event.currentTarget).get('organization') as string
    void switchToOrganization({ organizationId: id })
  }

  return (
    <>
      <h1>Hello, {name}</h1>
      <p>
        Organization: <output>{organizationId ? `${organizationId} as ${role}` : 'none'}</output>
      </p>
      <form onSubmit={switchOrganization}>
        <label>
          Another <input name="organization" placeholder="org_…" required />
        </label>{' '}
        <button>Switch</button>
      </form>
      <p>
        <button onClick={async () => setToken(await getAccessToken())}>Show the token</button>{' '}
        <button onClick={() => signOut({ returnTo: window.origin })}>Sign out</button>
      </p>
      <pre>{token}</pre>
    </>
  )
}
