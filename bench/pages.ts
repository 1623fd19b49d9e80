import { sqlite } from '@inhouse/storage-sqlite'
import { clientId, key, openInstance } from './instance.ts'
import type { Figure } from './report.ts'
import { callsPerSecond, medians } from './rounds.ts'

const origin = 'http://localhost'
const redirect_uri = 'http://localhost:3000/callback'

/** The way of a browser into the hosted pages: where an app sends it, and the page it then sees. */
export async function pages(file: string): Promise<Figure[]> {
  const inhouse = await openInstance(sqlite(file))
  await inhouse.fetch(
    new Request(`${origin}/user_management/redirect_uris`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ uri: redirect_uri }),
    }),
  )
  const query = { client_id: clientId, redirect_uri, response_type: 'code', provider: 'authkit' }
  const asked = `${origin}/user_management/authorize?${new URLSearchParams(query)}`
  const begin = async () => {
    const { status, headers } = await inhouse.fetch(new Request(asked))
    if (status !== 302) throw new Error(`The sign-in did not begin: ${status}.`)
    return headers
  }

  const headers = await begin()
  const page = new URL(headers.get('location')!, asked).href
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const show = async () => {
    const response = await inhouse.fetch(new Request(page, { headers: { cookie } }))
    const html = await response.text()
    if (!html.includes('</html>') || !response.ok) throw new Error(`No page: ${html}`)
  }

  const rates = await medians({
    'begin at /user_management/authorize': () => callsPerSecond(begin),
    'render the page it leads to': () => callsPerSecond(show),
  })
  await inhouse.close()
  return Object.entries(rates).map(([name, value]) => ({
    name,
    value: Math.round(value),
    unit: '/s',
  }))
}
