import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Brand } from '@inhouse/ui'
import { launch } from './browser.ts'
import { serveGallery } from './serve.ts'

type Shot = [
  page: string,
  name: string,
  width: 375 | 1280,
  theme: 'light' | 'dark',
  language?: string,
]

/** The pages as the docs show them: every page once, and the more telling ones in several dresses. */
const shots: Shot[] = [
  ['email/first', 'sign-in', 1280, 'light'],
  ['email/first', 'sign-in', 1280, 'dark'],
  ['email/first', 'sign-in', 375, 'light'],
  ['email/first', 'sign-in', 375, 'dark'],
  ['email/every', 'sign-in-all-providers', 375, 'light'],
  ['email/wrong', 'sign-in-error', 375, 'dark'],
  ['password/first', 'password', 1280, 'light'],
  ['password/wrong', 'password-error', 375, 'light'],
  ['code/first', 'code-japanese', 375, 'dark', 'ja'],
  ['signUp/first', 'sign-up', 1280, 'light'],
  ['signUp/wrong', 'sign-up-error-german', 375, 'light', 'de'],
  ['verifyEmail/first', 'verify-email', 1280, 'dark'],
  ['mfaEnroll/first', 'mfa-enroll', 1280, 'light'],
  ['mfaEnroll/first', 'mfa-enroll', 375, 'dark'],
  ['mfa/first', 'mfa', 1280, 'dark'],
  ['recoveryCodes/first', 'recovery-codes', 375, 'light'],
  ['forgotPassword/first', 'forgot-password', 375, 'light'],
  ['resetPassword/first', 'reset-password', 1280, 'dark'],
  ['checkMail/first', 'check-your-mail', 1280, 'light'],
  ['organization/first', 'organization', 1280, 'light'],
  ['magicLink/first', 'magic-link', 1280, 'light'],
  ['magicLink/first', 'magic-link', 375, 'dark'],
  ['invitation/first', 'invitation', 1280, 'dark'],
  ['device/first', 'device', 375, 'dark'],
  ['deviceConfirm/first', 'device-confirm', 1280, 'light'],
  ['deviceDone/first', 'device-done', 375, 'light'],
  ['consent/first', 'consent', 1280, 'dark'],
  ['passkeyEnroll/first', 'passkey-enroll', 1280, 'light'],
  ['signedOut/first', 'signed-out', 375, 'dark'],
  ['error/first', 'error', 1280, 'light'],
  ['notFound/first', 'not-found', 375, 'dark'],
  ['redirectMismatch/first', 'redirect-uri-mismatch', 1280, 'light'],
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
