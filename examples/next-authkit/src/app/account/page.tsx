import { withAuth } from '@workos-inc/authkit-nextjs'
import Link from 'next/link'

/** Seen by nobody who is not signed in: the proxy sees to it. */
export default async function Account() {
  const { user, sessionId } = await withAuth({ ensureSignedIn: true })
  return (
    <main>
      <h1>{user.email}</h1>
      <p>Session: {sessionId}</p>
      <Link href="/">Back</Link>
    </main>
  )
}
