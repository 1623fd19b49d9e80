import { type Html, html, trusted } from '../html.ts'

/**
 * Marks of our own in one colour: plain shapes where a few lines suffice, initials elsewhere. Whose
 * licence to show the real ones a host has is not ours to know.
 */
export const providerMark = (id: string, name: string): Html => {
  const mark = (shapes as Record<string, Html>)[id]
  return mark ?? tile(initials[id] ?? name.slice(0, 1).toUpperCase())
}

const stroke = (path: string, width = 2.5) =>
  svg(
    trusted(
      `<path d="${path}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round"/>`,
    ),
  )

const fill = (path: string) => svg(trusted(`<path d="${path}" fill="currentColor"/>`))

const initials: Readonly<Record<string, string>> = {
  AppleOAuth: 'A',
  DiscordOAuth: 'D',
  GitHubOAuth: 'GH',
  IntuitOAuth: 'i',
  LinkedInOAuth: 'in',
  XeroOAuth: 'x',
}

const shapes = {
  BitbucketOAuth: fill('M2.5 4h19L19 20H5zm6.7 6 .9 5h3.8l.9-5z'),
  GitLabOAuth: fill('M12 21.5 2 14 5.5 3l3 7h7l3-7L22 14z'),
  GoogleOAuth: stroke('M12.5 12H20a8 8 0 1 1-2.4-5.7'),
  MicrosoftOAuth: fill('M3 3h8.4v8.4H3zm9.6 0H21v8.4h-8.4zM3 12.6h8.4V21H3zm9.6 0H21V21h-8.4z'),
  SalesforceOAuth: fill('M17.5 19H9a7 7 0 1 1 6.71-9h1.79a4.5 4.5 0 1 1 0 9Z'),
  SlackOAuth: stroke('M9 3.5v8M15 12.5v8M3.5 15h8M12.5 9h8', 3),
  VercelOAuth: fill('M12 3.5 22.5 21h-21z'),
}

function svg(path: Html) {
  return html`<svg class="icon" aria-hidden="true" width="20" height="20" viewBox="0 0 24 24">
    ${path}
  </svg>`
}

/** The style writes the letters, so that they are no part of the button's name. */
function tile(letters: string) {
  return html`<span class="mark" data-letters="${letters}"></span>`
}
