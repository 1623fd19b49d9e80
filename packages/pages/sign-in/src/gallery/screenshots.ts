import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Brand, Language } from '@inhouse/ui'
import { views } from '../views/index.ts'
import { launch } from './browser.ts'
import { sampleMails } from './mails.ts'
import { serveGallery } from './serve.ts'

type Shot = [
  page: string,
  name: string,
  width: 375 | 1280,
  theme: 'light' | 'dark',
  language?: string,
]

const names: Record<string, string> = {
  email: 'sign-in',
  checkMail: 'check-your-mail',
  redirectMismatch: 'redirect-uri-mismatch',
}

/** The pages as the docs show them: each in light, in dark and on a phone; some in other dresses too. */
const shots: Shot[] = [
  ...Object.keys(views).flatMap((view): Shot[] => {
    const name = names[view] ?? view.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return [
      [`${view}/first`, name, 1280, 'light'],
      [`${view}/first`, name, 1280, 'dark'],
      [`${view}/first`, name, 375, 'light'],
    ]
  }),
  ['email/first', 'sign-in', 375, 'dark'],
  ['email/every', 'sign-in-all-providers', 375, 'light'],
  ['email/wrong', 'sign-in-error', 375, 'dark'],
  ['password/wrong', 'password-error', 375, 'light'],
  ['code/first', 'code-japanese', 375, 'dark', 'ja'],
  ['signUp/wrong', 'sign-up-error-german', 375, 'light', 'de'],
]

const otherBrand: Partial<Brand> = { name: 'Marigold', accent: '#f5b301', radius: 20 }

const folder = fileURLToPath(new URL('../../../../../docs/screenshots/', import.meta.url))
await mkdir(folder, { recursive: true })
const browser = await launch()
await take({}, shots)
await take(otherBrand, [
  ['email/first', 'sign-in-other-brand', 1280, 'light'],
  ['email/first', 'sign-in-other-brand', 1280, 'dark'],
])
await takeMails({}, 'en', [
  ['sign-in-code', 'mail-sign-in-code', 600, 'light'],
  ['invitation', 'mail-invitation', 600, 'dark'],
  ['reset-password', 'mail-reset-password', 375, 'dark'],
])
await takeMails({}, 'ja', [['verify-address', 'mail-verify-address-japanese', 375, 'light']])
await takeMails(otherBrand, 'de', [
  ['reset-password', 'mail-reset-password-other-brand-german', 600, 'light'],
])
await browser.close()

async function take(brand: Partial<Brand>, wanted: Shot[]) {
  const gallery = await serveGallery(brand)
  const page = await browser.newPage()
  for (const [path, name, width, theme, language = 'en'] of wanted) {
    await page.setViewportSize({ width, height: width === 375 ? 720 : 800 })
    await page.emulateMedia({ colorScheme: theme })
    await page.goto(`${gallery.url}/${path}?ui_locales=${language}`)
    await page.screenshot({ path: `${folder}${name}-${width}-${theme}.png`, fullPage: true })
  }
  await page.close()
  await gallery.close()
}

async function takeMails(
  brand: Partial<Brand>,
  language: Language,
  wanted: [mail: string, name: string, width: 375 | 600, theme: 'light' | 'dark'][],
) {
  const mails = await sampleMails(brand, language)
  const page = await browser.newPage()
  for (const [mail, name, width, theme] of wanted) {
    await page.setViewportSize({ width, height: 480 })
    await page.emulateMedia({ colorScheme: theme })
    await page.setContent(mails[mail]!.html)
    await page.screenshot({ path: `${folder}${name}-${width}-${theme}.png`, fullPage: true })
  }
  await page.close()
}
