import { module, notFound, operation, readMail } from '@inhouse/core'
import { alert, heading, html, link, page, ui } from '@inhouse/ui'

const inbox = operation({
  method: 'GET',
  path: '/dev/mail',
  summary: 'Read the mail',
  access: 'public',
  hidden: true,
  handler: async (ctx) => {
    const mails = await readMail(ctx)
    return page(ctx, {
      title: 'Mail',
      language: 'en',
      root: '../',
      width: 'wide',
      content: html`${heading('Mail', 'What Inhouse would have sent, newest first.')}
      ${mails.length === 0 && alert('info', 'Nothing yet. Sign up, or ask for a code.')}
      ${mails.map(
        ({ id, message, created_at }) =>
          html`<article>
            <h2>${message.subject}</h2>
            <p class="help">
              To ${message.to} · <time datetime="${created_at}">${created_at}</time> ·
              ${link(`mail/${id}`, 'As HTML')}
            </p>
            <pre class="mail">${message.text}</pre>
          </article>`,
      )}`,
    })
  },
})

/** No script of a mail runs, nor does it reach anything of ours, as in a mail program. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src * data:; base-uri 'none'; " +
  "frame-ancestors 'none'; sandbox allow-popups allow-top-navigation-by-user-activation"

const asHtml = operation({
  method: 'GET',
  path: '/dev/mail/:id',
  summary: 'Read one mail as a mail program shows it',
  access: 'public',
  hidden: true,
  handler: async (ctx, { params: { id } }) => {
    const mail = (await readMail(ctx)).find((one) => one.id === id)
    if (!mail) throw notFound('Mail', id)
    return new Response(mail.message.html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': policy,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})

/** The mails that were sent nowhere, for whoever develops: codes and links stand in them. */
export const devMail = module({ name: 'dev-mail', needs: [ui], operations: [inbox, asHtml] })
