import type { Mailer } from '@inhouse/core'
import type { Transporter } from 'nodemailer'
import { explain } from './explain.ts'
import { readSender } from './sender.ts'
import { readUrl } from './url.ts'

export interface SmtpOptions {
  /** Who mail comes from: `Acme <no-reply@acme.com>`, or the address alone. */
  from: string
}

/** Sends a message, and can be asked before whether the server would take one. */
export interface SmtpMailer extends Mailer {
  /** The server, without user and password. */
  readonly server: string
  /** Connects and signs in. Rejects with what is wrong, never with a password. */
  verify(): Promise<void>
}

// A server that is gone must not hold up what waits behind.
const patience = {
  dnsTimeout: 5000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
}

/** `createInhouse({ mailer: smtp('smtp://user:password@mail.acme.com', { from: 'Acme <no-reply@acme.com>' }) })` */
export function smtp(url: string, { from }: SmtpOptions): SmtpMailer {
  const { verified, auth, ...server } = readUrl(url)
  const sender = readSender(from)
  let transport: Transporter | undefined

  const open = async () => {
    const { createTransport } = await import('nodemailer')
    return (transport ??= createTransport({
      ...server,
      ...patience,
      ...(auth && { auth }),
      tls: { rejectUnauthorized: verified, minVersion: 'TLSv1.2' },
      disableFileAccess: true,
      disableUrlAccess: true,
    }))
  }
  const explained = async (work: (transport: Transporter) => Promise<unknown>) => {
    try {
      await work(await open())
    } catch (error) {
      throw explain(error, server, auth)
    }
  }

  const send: Mailer = ({ to, subject, text, html }) =>
    explained((transport) =>
      transport.sendMail({
        from: sender,
        // As an object, so that a comma in it makes no second recipient.
        to: { name: '', address: to },
        subject,
        text,
        html,
        // RFC 3834, 5: nobody's absence notice shall answer.
        headers: { 'Auto-Submitted': 'auto-generated' },
      }),
    )
  return Object.assign(send, {
    server: `${server.secure ? 'smtps' : 'smtp'}://${server.host}:${server.port}`,
    verify: () => explained((transport) => transport.verify()),
  })
}
