import { createTestInhouse } from '@inhouse/testing'
import type { Brand, Language } from '@inhouse/ui'
import { signIn } from '../module.ts'

const email = 'ada.lovelace@example.com'

/** Every mail there is, asked for as an app would, in a brand and a language. */
export async function sampleMails(
  brand: Partial<Brand> = {},
  language: Language = 'en',
): Promise<Record<string, { html: string; text: string }>> {
  const inhouse = createTestInhouse([signIn], {
    url: 'https://auth.example.com',
    settings: { ui: { name: 'Acme', supportEmail: 'help@example.com', ...brand } },
  })
  await inhouse.migrate()
  const post = async (path: string, body: object, method = 'POST') => {
    const answer = await inhouse.call(method, path, body)
    if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const mailOf = async (path: string, body: object) => {
    await post(path, body)
    return (await inhouse.mails()).at(-1)!
  }

  const person = { email, first_name: 'Ada', last_name: 'Lovelace' }
  const { id } = await post('/user_management/users', person)
  const organization = await post('/organizations', { name: 'Analytical Engines' })
  const user = `/user_management/users/${id}`
  await post(user, { locale: language }, 'PUT')
  const reset = await mailOf('/user_management/password_reset', { email })
  const [, token] = /token=(\w+)/.exec(reset.text)!
  const mails = {
    'sign-in-code': await mailOf('/user_management/magic_auth', { email }),
    'verify-address': await mailOf(`${user}/email_verification/send`, {}),
    invitation: await mailOf('/user_management/invitations', {
      email: 'charles.babbage@example.com',
      organization_id: organization.id,
      inviter_user_id: id,
      locale: language,
    }),
    'reset-password': reset,
    'password-changed': await mailOf('/user_management/password_reset/confirm', {
      token,
      new_password: 'a loom for algebra 1843',
    }),
  }
  const change = await mailOf(`${user}/email_change/send`, { new_email: 'ada@example.net' })
  const [code] = /\d{6}/.exec(change.text)!
  const changed = await mailOf(`${user}/email_change/confirm`, { code })
  await inhouse.close()
  return { ...mails, 'change-address': change, 'address-changed': changed }
}
