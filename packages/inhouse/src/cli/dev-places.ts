const hosts = ['http://localhost:*', 'http://127.0.0.1:*']
const everywhere = (paths: readonly string[]) =>
  hosts.flatMap((host) => paths.map((path) => host + path))

/** Where apps in development usually take people back; others are registered over the API. */
export const devPlaces = {
  redirectUris: everywhere([
    '/callback',
    '/auth/callback',
    '/api/auth/callback',
    '/api/callback',
    '/',
    '',
  ]),
  signOutUris: everywhere(['/', '']),
}
