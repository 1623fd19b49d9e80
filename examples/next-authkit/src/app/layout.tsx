import { AuthKitProvider } from '@workos-inc/authkit-nextjs/components'
import type { ReactNode } from 'react'

export const metadata = { title: 'Inhouse and AuthKit' }

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <AuthKitProvider>{children}</AuthKitProvider>
      </body>
    </html>
  )
}
