import { type Context, dateOf, type MailMessage } from '@inhouse/core'
import { settings } from '../settings.ts'
import type { Catalogue, Words } from './catalogues/catalogue.ts'
import { catalogues } from './catalogues/index.ts'
import { languageOf } from './language.ts'
import { mailLayout } from './layout.ts'

/** Who a mail is for, and which language they read. */
export interface Recipient {
  email: string
  locale: string | null
}

interface CodeMail {
  code: string
  minutes: number
}

export const magicCodeMail = (ctx: Context, to: Recipient, { code, minutes }: CodeMail) =>
  write(ctx, to, (words, app) => words.magicCode({ app, minutes }), { code })

/** With a link that signs in, good for so many minutes from now. */
export const magicLinkMail = (
  ctx: Context,
  to: Recipient,
  { url, minutes }: { url: string; minutes: number },
) => {
  const duration = durationIn(languageOf(to.locale), minutes)
  return write(ctx, to, (words, app) => words.magicLink({ app, duration }), { url })
}

export const verificationMail = (ctx: Context, to: Recipient, { code, minutes }: CodeMail) =>
  write(ctx, to, (words, app) => words.verification({ app, minutes }), { code })

/** To the address that a user wants to have. */
export const emailChangeMail = (ctx: Context, to: Recipient, { code, minutes }: CodeMail) =>
  write(ctx, to, (words, app) => words.emailChange({ app, minutes }), { code })

/** To the address that a user had. */
export const emailChangedMail = (ctx: Context, to: Recipient, email: string) =>
  write(ctx, to, (words, app) => words.emailChanged({ app, email }))

export const passwordResetMail = (
  ctx: Context,
  to: Recipient,
  { url, minutes }: { url: string; minutes: number },
) => write(ctx, to, (words, app) => words.passwordReset({ app, minutes }), { url })

export const passwordChangedMail = (ctx: Context, to: Recipient) =>
  write(ctx, to, (words, app) => words.passwordChanged({ app, email: to.email }))

export const invitationMail = (
  ctx: Context,
  to: Recipient,
  invitation: {
    url: string
    organization: string | undefined
    inviter: string | null
    expires_at: string
  },
) =>
  write(
    ctx,
    to,
    (words, app) =>
      words.invitation({
        app,
        place: invitation.organization ?? app,
        inviter: invitation.inviter,
        until: dayOf(invitation.expires_at, languageOf(to.locale)),
      }),
    { url: invitation.url },
  )

function write(
  ctx: Context,
  { email, locale }: Recipient,
  choose: (words: Catalogue, app: string) => Words,
  { code, url }: { code?: string; url?: string } = {},
): MailMessage {
  const language = languageOf(locale)
  const brand = brandOf(ctx)
  const words = choose(catalogues[language], brand.name)
  return {
    to: email,
    subject: oneLine(words.subject),
    ...mailLayout({
      brand,
      language,
      title: words.title,
      paragraphs: words.paragraphs,
      code,
      button: url && words.button ? { label: words.button, url } : undefined,
      footer: catalogues[language].footer({ app: brand.name }),
    }),
  }
}

function brandOf(ctx: Context) {
  const { appName, appUrl } = settings(ctx)
  return { name: appName ?? new URL(appUrl ?? ctx.url).host, url: appUrl }
}

// RFC 5322, 2.2: a line break in a name would begin another header.
const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** `15 minutes`, `24 hours`: never more than there is. */
function durationIn(language: string, minutes: number): string {
  const [count, unit] = minutes < 120 ? [Math.max(minutes, 1), 'minute'] : [minutes / 60, 'hour']
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  return format.format(Math.floor(count))
}

const dayOf = (moment: string, language: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(dateOf(moment))
