import { module, operation, readMail } from '@inhouse/core'
import { alert, heading, html, page, ui } from '@inhouse/ui'

/** The mails that were sent nowhere, for whoever develops: codes and links stand in them. */
export const devMail = module({
  name: 'dev-mail',
  needs: [ui],
  operations: [
    operation({
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
            ({ message, created_at }) =>
              html`<article>
                <h2>${message.subject}</h2>
                <p class="help">
                  To ${message.to} · <time datetime="${created_at}">${created_at}</time>
                </p>
                <pre class="mail">${message.text}</pre>
              </article>`,
          )}`,
        })
      },
    }),
  ],
})
