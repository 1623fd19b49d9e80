/** An e-mail to one person, as text and as HTML. */
export interface MailMessage {
  to: string
  subject: string
  text: string
  html: string
}

/** Hands a message to the world: a mail server, a service, a list in a test. Rejects where it fails. */
export type Mailer = (message: MailMessage) => Promise<void>
