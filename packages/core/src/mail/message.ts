/** An e-mail to one person, as text and as HTML. */
export interface MailMessage {
  to: string
  subject: string
  text: string
  html: string
  /** When what stands in it is over. From then on it is neither sent nor kept. */
  expires_at?: string | undefined
}

/** Hands a message to the world: a mail server, a service, a list in a test. Rejects where it fails. */
export type Mailer = (message: MailMessage) => Promise<void>
