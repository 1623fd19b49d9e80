import { authkitProxy } from '@workos-inc/authkit-nextjs'

/** Whoever asks for another page than these is sent to sign in first, and then back. */
export default authkitProxy({ middlewareAuth: { enabled: true, unauthenticatedPaths: ['/'] } })

export const config = { matcher: ['/', '/account'] }
