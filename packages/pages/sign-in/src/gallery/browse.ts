import axe from 'axe-core'
import type { Page } from 'playwright-core'

declare const window: any
declare const document: any

/** What a page is held to, each answered with what is wrong: nothing, where all is well. */
export async function axeFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Through the debugger, which the page's own policy does not bind.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    const runOnly = only && { type: 'rule', values: only }
    const options = { resultTypes: ['violations'], preload: false, ...(runOnly && { runOnly }) }
    const { violations } = await window.axe.run(document, options)
    return violations.flatMap(({ id, nodes }: any) =>
      nodes.map(({ html, failureSummary }: any) => `${id}: ${html} ${failureSummary}`),
    )
  }, rules)
}

export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const isWide = document.documentElement.scrollWidth > width
    const outside = [...document.querySelectorAll('body *')].filter((element: any) => {
      const { left, right } = element.getBoundingClientRect()
      return right > width + 0.5 || left < -0.5
    })
    return [
      ...(isWide ? ['the page scrolls sideways'] : []),
      ...outside.map((e: any) => e.outerHTML),
    ]
  })

/** Collects what the browser has to say against a page, such as what its policy refused. */
export function listen(page: Page): { take(): string[] } {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
  })
  page.on('pageerror', (error) => void said.push(error.message))
  return { take: () => said.splice(0) }
}

/**
 * What has moved by itself since the page began to load. A line of text that jumps by its own height
 * scores ten times the least that counts; below is what a browser does that has just opened its fonts.
 */
export const shifts = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const moved: string[] = []
        const observer = new window.PerformanceObserver((list: any) => {
          for (const { value, sources } of list.getEntries()) {
            const what = sources.map(({ node }: any) => node?.outerHTML ?? node?.textContent)
            if (value >= 0.001) moved.push(`moved by ${value}: ${what}`)
          }
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        window.requestAnimationFrame(() => window.setTimeout(() => resolve(moved)))
      }),
  )

/** Goes through the page with the Tab key: everything in its order, and each time one sees where. */
export async function keyboardFindings(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden])')]
    window.stops = all.filter((element: any) => element.checkVisibility())
    document.body.tabIndex = -1
    document.body.focus()
    return window.stops.length
  })
  const findings: string[] = []
  for (let index = 0; index < count; index++) {
    await page.keyboard.press('Tab')
    const wrong = await page.evaluate((at) => {
      const { activeElement: active } = document
      if (active !== window.stops[at]) return `stop ${at} is ${active.outerHTML}`
      const { outlineStyle, outlineWidth } = window.getComputedStyle(active)
      const isSeen = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2
      return isSeen ? null : `no focus is seen on ${active.outerHTML}`
    }, index)
    if (wrong) findings.push(wrong)
  }
  return findings
}
