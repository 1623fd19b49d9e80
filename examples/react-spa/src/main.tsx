import { AuthKitProvider } from '@workos-inc/authkit-react'
import { createRoot } from 'react-dom/client'
import { App } from './app'

const { VITE_CLIENT_ID, VITE_API_HOSTNAME, VITE_API_PORT, VITE_DEV_MODE } = import.meta.env

createRoot(document.getElementById('app')!).render(
  <AuthKitProvider
    clientId={VITE_CLIENT_ID}
    apiHostname={VITE_API_HOSTNAME ?? 'localhost'}
    port={Number(VITE_API_PORT ?? 4000)}
    https={false}
    // On localhost the refresh token is in localStorage; with `false`, in a cookie as in production.
    devMode={VITE_DEV_MODE !== 'false'}
  >
    <App />
  </AuthKitProvider>,
)
