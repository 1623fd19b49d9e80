import type { Page } from 'playwright-core'

export const password = 'correct horse 42 battery'

/** Goes through the hosted pages as someone new, who reads the code in their mail. */
export async function signUp(page: Page, email: string, readCode: () => Promise<string>) {
  await page.waitForURL('**/sign-up?**')
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('Lovelace')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-in/verify-email**')
  await page.locator('input[name=code]').fill(await readCode())
}

export async function signIn(page: Page, email: string) {
  await page.getByLabel('Email').fill(email)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-in/password**')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}
