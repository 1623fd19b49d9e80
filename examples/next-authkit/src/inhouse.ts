import { sqlite } from '@inhouse/storage-sqlite'
import { createInhouse } from 'inhouse'

const redirectUri = process.env['NEXT_PUBLIC_WORKOS_REDIRECT_URI']!
const app = new URL(redirectUri).origin

export const inhouse = createInhouse({
  url: app,
  storage: sqlite(process.env['DATABASE'] ?? ':memory:'),
  clientId: process.env['WORKOS_CLIENT_ID']!,
  secretKeys: [process.env['WORKOS_API_KEY']!],
  secret: process.env['INHOUSE_SECRET']!,
  // In earnest, this sends.
  mailer: async ({ to, text }) => console.log(`Mail to ${to}:\n${text}`),
  settings: {
    authkit: {
      redirectUris: [redirectUri],
      signOutUris: [app],
      accessTokenMinutes: Number(process.env['ACCESS_TOKEN_MINUTES'] ?? 5),
    },
  },
})
await inhouse.migrate()
