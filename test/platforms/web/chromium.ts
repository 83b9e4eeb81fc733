import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, describe, expect, onTestFinished } from 'vitest'

/** Where Debian and others put it. */
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = PATHS.find((path) => existsSync(path))

const hasBrowser = executablePath !== undefined
if (!hasBrowser)
  console.warn('There is no Chromium here: the tests in a browser are skipped. apt-get install chromium')

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Promise<Browser> | undefined

/** Describes facts in a browser, if there is one. It starts with the first window, and ends after the last fact. */
export const inBrowser = (facts: () => void): void => {
  describe.runIf(hasBrowser)('in a browser', () => {
    afterAll(async () => {
      await (await browser)?.close()
      browser = undefined
    })
    facts()
  })
}

interface WindowOptions extends BrowserContextOptions {
  /** Other places that its pages may lead to. */
  readonly mayReach?: readonly string[]
  /** The statuses of failures that the test is about, which the browser reports as errors. */
  readonly mayFail?: readonly number[]
}

/** Opens a window. What a page does that it must not, fails the test: an error in its script, or a request to another place. */
export const openWindow = async (
  address: string,
  { mayReach = [], mayFail = [], ...options }: WindowOptions = {},
): Promise<Page> => {
  browser ??= chromium.launch({
    ...(executablePath && { executablePath }),
    // Root, as in a container, has no sandbox.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    // People's browsers keep the pages that they left, to come back to at once.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  const context = await (await browser).newContext(options)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const isExpected = mayFail.some((status) => message.text().includes(`status of ${status} `))
    if (message.type() === 'error' && !isExpected) faults.push(message.text())
  })
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { origin } = new URL(request.url())
    if (![address, ...mayReach].some((allowed) => new URL(allowed).origin === origin))
      faults.push(`request to ${request.url()}`)
  })
  onTestFinished(async () => {
    await context.close()
    expect(faults).toEqual([])
  })
  await page.goto(address)
  return page
}

/** Types a question, sends it with Enter, and waits for its turn. */
export const askIn = async (page: Page, question: string): Promise<void> => {
  const before = await page.locator('.turn').count()
  await page.fill('#question', question)
  await page.keyboard.press('Enter')
  await page.locator('.turn').nth(before).waitFor()
}

/** What axe finds wrong with a page, best practices included. */
export const accessFaults = async (page: Page): Promise<readonly string[]> => {
  // Not by a script element: the page allows none but its own.
  await page.evaluate(AXE)
  return page.evaluate<string[]>(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 120))))`)
}

/** How much a page's layout has shifted since it was opened; 0 is still. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0
    const add = (list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
    }
    new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
  })`)
