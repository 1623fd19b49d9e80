import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, keyboardFindings, listen, shifts, sticksOut } from './gallery/browse.ts'
import { hasBrowser, launch, whereToFindOne } from './gallery/browser.ts'
import { samplesFor } from './gallery/samples.ts'
import { type Gallery, serveGallery } from './gallery/serve.ts'
import { translate } from './messages/index.ts'

const samples = Object.entries(samplesFor(translate('en')))
const states = samples.flatMap(([view, all]) => Object.keys(all).map((state) => [view, state]))

const inWords = states.flatMap(([view, state]) =>
  ['de', 'ja'].map((language) => [view, state, language]),
)
const styleRules = ['color-contrast', 'target-size', 'link-in-text-block']

const phone = { width: 375, height: 720 }
const desk = { width: 1280, height: 800 }

if (!hasBrowser) console.warn(`The pages are not looked at. ${whereToFindOne}`)

describe.skipIf(!hasBrowser)('every page in every state', { timeout: 30_000 }, () => {
  let browser: Browser
  let gallery: Gallery
  let page: Page
  let browserSaid: ReturnType<typeof listen>

  beforeAll(async () => {
    gallery = await serveGallery()
    browser = await launch()
    page = await browser.newPage()
    browserSaid = listen(page)
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  const open = async (view: string, state: string, language: string) => {
    await page.goto(`${gallery.url}/${view}/${state}?ui_locales=${language}`)
  }
  const dress = async (colorScheme: 'light' | 'dark', size: typeof phone) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  }

  it.each(states)(
    '%s/%s is sound on a phone and on a desk, light and dark',
    async (view, state) => {
      await dress('light', phone)
      await open(view!, state!, 'en')
      expect(browserSaid.take()).toEqual([])
      expect(await shifts(page)).toEqual([])
      expect(await axeFindings(page)).toEqual([])
      expect(await sticksOut(page)).toEqual([])
      expect(await keyboardFindings(page)).toEqual([])

      // The document is the same in every dress: only what the style decides can differ.
      await dress('dark', phone)
      expect(await axeFindings(page, styleRules)).toEqual([])
      await dress('dark', desk)
      expect(await axeFindings(page, styleRules)).toEqual([])
      await dress('light', desk)
      expect(await axeFindings(page, styleRules)).toEqual([])
      expect(await sticksOut(page)).toEqual([])
    },
  )

  it.each(inWords)('%s/%s has room for its words in %s', async (view, state, language) => {
    await dress('light', phone)
    await open(view!, state!, language!)
    expect(browserSaid.take()).toEqual([])
    expect(await shifts(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
    expect(await page.innerText('main')).not.toMatch(/\{\w+\}/)
    expect(await page.getAttribute('html', 'lang')).toBe(language)
  })
})
