import { type Context, dateOf, later, type MailMessage, MINUTE } from '@inhouse/core'
import { brandOf, findLanguage, type Language, mailLayout } from '@inhouse/ui'
import type { Catalogue, Words } from './catalogues/catalogue.ts'
import { catalogues } from './catalogues/index.ts'

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
  write(ctx, to, (words, app) => words.magicCode({ app, minutes }), {
    code,
    ...goodFor(ctx, minutes),
  })

/** With a link that signs in, good for so many minutes from now. */
export const magicLinkMail = (
  ctx: Context,
  to: Recipient,
  { url, minutes }: { url: string; minutes: number },
) => {
  const duration = durationIn(languageOf(to.locale), minutes)
  return write(ctx, to, (words, app) => words.magicLink({ app, duration }), {
    url,
    ...goodFor(ctx, minutes),
  })
}

export const verificationMail = (ctx: Context, to: Recipient, { code, minutes }: CodeMail) =>
  write(ctx, to, (words, app) => words.verification({ app, minutes }), {
    code,
    ...goodFor(ctx, minutes),
  })

/** To the address that a user wants to have. */
export const emailChangeMail = (ctx: Context, to: Recipient, { code, minutes }: CodeMail) =>
  write(ctx, to, (words, app) => words.emailChange({ app, minutes }), {
    code,
    ...goodFor(ctx, minutes),
  })

/** To the address that a user had. */
export const emailChangedMail = (ctx: Context, to: Recipient, email: string) =>
  write(ctx, to, (words, app) => words.emailChanged({ app, email }))

export const passwordResetMail = (
  ctx: Context,
  to: Recipient,
  { url, minutes }: { url: string; minutes: number },
) =>
  write(ctx, to, (words, app) => words.passwordReset({ app, minutes }), {
    url,
    ...goodFor(ctx, minutes),
  })

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
    { url: invitation.url, expires_at: invitation.expires_at },
  )

const goodFor = (ctx: Context, minutes: number) => ({
  expires_at: later(ctx.now(), minutes * MINUTE),
})

function write(
  ctx: Context,
  { email, locale }: Recipient,
  choose: (words: Catalogue, app: string) => Words,
  { code, url, expires_at }: { code?: string; url?: string; expires_at?: string } = {},
): MailMessage {
  const language = languageOf(locale)
  const brand = brandOf(ctx)
  const { subject, button, ...words } = choose(catalogues[language], brand.name)
  return {
    to: email,
    subject: oneLine(subject),
    ...mailLayout({
      ...words,
      brand,
      base: ctx.url,
      language,
      code,
      button: url && button ? { label: button, url } : undefined,
    }),
    expires_at,
  }
}

/** English where we have no words in theirs. */
const languageOf = (locale: string | null): Language => findLanguage(locale ?? '') ?? 'en'

// RFC 5322, 2.2: a line break in a name would begin another header.
const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** `15 minutes`, `24 hours`: never more than there is. */
function durationIn(language: Language, minutes: number): string {
  const [count, unit] = minutes < 120 ? [Math.max(minutes, 1), 'minute'] : [minutes / 60, 'hour']
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  return format.format(Math.floor(count))
}

const dayOf = (moment: string, language: Language) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(dateOf(moment))
