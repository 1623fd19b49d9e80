import { languages } from '@inhouse/ui'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, sticksOut } from './gallery/browse.ts'
import { hasBrowser, launch, whereToFindOne } from './gallery/browser.ts'
import { sampleMails } from './gallery/mails.ts'

const longName = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const ours = { supportEmail: 'help@example.com' }
const other = { name: longName, accent: '#f5b301', radius: 20 }

if (!hasBrowser) console.warn(`The mails are not looked at. ${whereToFindOne}`)

describe.skipIf(!hasBrowser)('a mail in a browser', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await launch()))
  afterAll(() => browser?.close())

  it.each([ours, other])(
    'can be read by everybody, in the light and the dark: %o',
    async (brand) => {
      const mails = await sampleMails(brand)
      const light = await look(mails, { width: 375, colorScheme: 'light' }, axeFindings)
      const dark = await look(mails, { width: 375, colorScheme: 'dark' }, axeFindings)
      expect([...light, ...dark]).toEqual([])
    },
  )

  it.each(languages)('has room for all of its words, in %s', async (language) => {
    const mails = await sampleMails(other, language)
    const phone = await look(mails, { width: 375 }, sticksOut)
    const desk = await look(mails, { width: 600 }, sticksOut)
    expect([...phone, ...desk]).toEqual([])
  })

  async function look(
    mails: Awaited<ReturnType<typeof sampleMails>>,
    { width, colorScheme = 'light' }: { width: number; colorScheme?: 'light' | 'dark' },
    findingsOf: (page: Page) => Promise<string[]>,
  ) {
    const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme })
    const findings = []
    for (const [name, { html }] of Object.entries(mails)) {
      await page.setContent(html)
      findings.push(...(await findingsOf(page)).map((finding) => `${name}: ${finding}`))
    }
    await page.close()
    return findings
  }
})
