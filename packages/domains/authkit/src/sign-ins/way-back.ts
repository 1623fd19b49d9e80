/** The address that answers an app: what it had in its query stays, and its state comes as it went. */
export function wayBack(
  redirectUri: string,
  parameters: Record<string, string>,
  state: string | null,
): string {
  const added = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  )
  if (state !== null) added.push(`state=${state}`)
  const joint = !redirectUri.includes('?') ? '?' : /[?&]$/.test(redirectUri) ? '' : '&'
  return redirectUri + joint + added.join('&')
}
