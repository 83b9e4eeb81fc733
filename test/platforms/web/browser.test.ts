import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { signLink } from '../../../src/platforms/web/signed-links.ts'
import { openWorld } from '../../commands/shelves/world.ts'
import { HOSTILE } from '../../contracts/replies.ts'
import { accessFaults, askIn, inBrowser, layoutShift, openWindow } from './chromium.ts'
import { LINK_KEY, serveReader } from './reader.ts'

const BRIEFS = join(import.meta.dirname, '../../../data/sources')
const briefs = Object.fromEntries(
  readdirSync(BRIEFS).map((name) => [name, readFileSync(join(BRIEFS, name), 'utf8')]),
)

const serve = async (files: Readonly<Record<string, string>> = briefs) => {
  const world = await openWorld(files)
  return { ...world, ...(await serveReader(world.app)) }
}

/** The path of the page of a channel’s digest of all that has come. */
const digestPath = (): string => {
  const now = Date.now()
  const place = { platform: 'chat', workspace: 'W1', channel: 'C1' }
  return `/digest/${signLink({ source: `digest:0:${now}:${now}:UTC`, place, until: now + 600_000 }, LINK_KEY)}`
}

/** The words that are lit, and whether the first of them is in view. */
const litIn = async (page: Page) => {
  const lit = page.locator('mark.lit')
  await lit.first().waitFor()
  const box = await lit.first().boundingBox()
  const height = page.viewportSize()?.height ?? 0
  return {
    text: (await lit.allTextContents()).join(' '),
    isInView: box !== null && box.y >= 0 && box.y + Math.min(box.height, 20) <= height,
  }
}

const VOTES = 'How many votes did Kast win?'

inBrowser(() => {
  test('a citation opens its source with just the excerpt’s words lit, and in view', async () => {
    const { address } = await serve()
    const page = await openWindow(address)
    await askIn(page, VOTES)
    const quoted = await page.locator('.excerpt blockquote').first().textContent()
    await page.locator('.excerpt a.read').first().click()
    const { text, isInView } = await litIn(page)
    expect(text.replace(/\s+/g, ' ')).toBe(quoted?.replace(/\s+/g, ' ').trim())
    expect(isInView).toBe(true)
    expect(await page.locator('h1').textContent()).toContain('Trump, Kast and Chile’s balance')
  })

  test('a follow-up goes on from the answer above it, in the same window', async () => {
    const { address } = await serve()
    const page = await openWindow(address)
    await askIn(page, 'When did Kast visit Argentina?')
    await askIn(page, 'and Peru?')
    expect(await page.locator('.turn').last().locator('.note').first().textContent()).toContain(
      'Understood as:',
    )
    expect(await page.locator('.turn').count()).toBe(3)
    expect(await page.locator('#question').inputValue()).toBe('')
  })

  test('a shared answer’s link is copied by a button, and its page has no fault', async () => {
    const { address } = await serve()
    const page = await openWindow(address, { permissions: ['clipboard-read', 'clipboard-write'] })
    await askIn(page, VOTES)
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    const link = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(link).toBe(await page.evaluate<string>(`document.querySelector('a[href^="/a/"]').href`))
    await page.goto(link)
    expect(await page.locator('h1').textContent()).toBe(VOTES)
    expect(await page.locator('.excerpt').count()).toBeGreaterThan(0)
    expect(await accessFaults(page)).toEqual([])
  })

  test('nothing moves where words are lit after the page was seen without them', async () => {
    const part = (at: number) =>
      `## Mile ${at}\n\nIt has ${at} elms. ${'The towpath runs below them. '.repeat(at % 23)}`
    const text = Array.from({ length: 120 }, (_, at) => part(at + 1)).join('\n\n')
    const { address } = await serve({ 'canal.md': `# The canal\n\n${text}\n` })
    const page = await openWindow(address, { viewport: { width: 375, height: 700 } })
    await page.goto(`${address}/sources`)
    await page.locator('.sources a').first().click()
    const at = await page.evaluate<number>(
      `Number(document.querySelectorAll('.stretch')[12].querySelector('p').dataset.at)`,
    )
    const path = page.url()
    await page.goto('about:blank')
    await page.addInitScript(`new PerformanceObserver(() => console.info('seen')).observe({ type: 'paint' })`)
    const seen = page.waitForEvent('console', (message) => message.text() === 'seen')
    await page.context().route('**/*-reader.js', async (route) => {
      await seen
      // As in Safari, nothing but the page itself keeps the words where they are.
      await page.evaluate(`document.documentElement.style.overflowAnchor = 'none'`)
      await route.continue()
    })
    await page.goto(`${path}#${at}-${at + 20}`)
    expect(await litIn(page)).toMatchObject({ isInView: true })
    expect(await layoutShift(page)).toBe(0)
  })

  test('n and p go through the cited words of one source', async () => {
    const { address } = await serve()
    const page = await openWindow(address)
    await page.goto(`${address}/sources`)
    await page.locator('.sources a').first().click()
    const at = await page.evaluate<[number, string][]>(
      `[...document.querySelectorAll('.text p[data-at]')].slice(0, 2).map((one) => [Number(one.dataset.at), one.textContent.slice(0, 12)])`,
    )
    const spans = at.map(([start]) => `${start}-${start + 12}`)
    await page.goto(`${page.url()}?also=${spans[1]}#${spans[0]}`)
    expect((await litIn(page)).text).toBe(at[0]?.[1])
    expect(await page.locator('.cited output').textContent()).toBe('1 / 2')
    await page.keyboard.press('n')
    expect((await litIn(page)).text).toBe(at[1]?.[1])
    expect(await page.locator('mark.also-lit').textContent()).toBe(at[0]?.[1])
    expect(page.url()).toContain(`#${spans[1]}`)
    await page.keyboard.press('p')
    expect((await litIn(page)).text).toBe(at[0]?.[1])
  })

  test('everything can be done by the keyboard alone', async () => {
    const { address } = await serve()
    const page = await openWindow(address)
    await page.keyboard.type(VOTES)
    await page.keyboard.press('Enter')
    await page.locator('.turn').nth(1).waitFor()
    await page.keyboard.press('Shift+Tab')
    const focused = () => page.evaluate('document.activeElement.className')
    for (let tries = 0; (await focused()) !== 'read' && tries < 30; tries += 1)
      await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    expect((await litIn(page)).isInView).toBe(true)
    await page.goto(address)
    await page.goto(`${address}/sources`)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('skip')
    await page.goto(address)
    await page.locator('.home').focus()
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('question')
  })

  test('a question can be asked without scripts', async () => {
    const { address } = await serve()
    const page = await openWindow(address, { javaScriptEnabled: false })
    await page.fill('#question', VOTES)
    await page.click('form.ask button')
    expect(await page.locator('.excerpt').first().textContent()).toContain('7.1 million votes')
    await page.locator('.excerpt a.read').first().click()
    expect(await page.locator('.text').textContent()).toContain('7.1 million votes')
  })

  test('what could not be sent is not lost', async () => {
    const { address } = await serve()
    const page = await openWindow(address)
    await page.context().route('**/ask', (route) => route.fulfill({ status: 200, body: '<p>no turn</p>' }))
    await page.fill('#question', VOTES)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.progress').textContent()).toBe('That did not work')
    expect(await page.locator('#question').inputValue()).toBe(VOTES)
  })

  describe.each([
    { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
    { colorScheme: 'dark', viewport: { width: 375, height: 700 } },
    { colorScheme: 'light', viewport: { width: 320, height: 600 } },
  ] as const)('$colorScheme and $viewport.width px wide', (options) => {
    test('axe finds nothing, nothing shifts and nothing is too wide', async () => {
      const { address } = await serve()
      const page = await openWindow(address, options)
      const check = async () => {
        expect(await accessFaults(page)).toEqual([])
        expect(await layoutShift(page)).toBe(0)
        expect(
          await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
        ).toBeLessThanOrEqual(0)
      }
      await check()
      await askIn(page, VOTES)
      await askIn(page, '/help')
      expect(await accessFaults(page)).toEqual([])
      await page.locator('.excerpt a.read').first().click()
      await litIn(page)
      await check()
      for (const path of ['/sources', '/sources?words=nothing', '/gaps', '/help']) {
        await page.goto(address + path)
        await check()
      }
      await page.goto(address + digestPath())
      expect(await page.locator('.digest .excerpt').count()).toBeGreaterThan(0)
      await check()
    })
  })

  test('no text of a source does anything, whatever it is', async () => {
    const names = HOSTILE.map((text, at) => [
      `${at}.jsonl`,
      `${JSON.stringify({ id: `<b>${text}`, title: text, publisher: text, url: 'javascript:alert(1)', text: `Reading ${at} says <img src=x onerror=alert(1)> ${text} <script>alert(1)</script> here.` })}\n`,
    ])
    const { address } = await serve(Object.fromEntries(names))
    const page = await openWindow(address)
    await page.goto(`${address}/sources`)
    const paths = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.sources a')].map((one) => one.pathname)`,
    )
    expect(paths.length).toBeGreaterThan(HOSTILE.length / 2)
    for (const path of paths) {
      await page.goto(`${address}${path}#0-40`)
      expect(await page.locator('main img, main script').count()).toBe(0)
    }
    await page.goto(address)
    await askIn(page, 'What does reading 3 say?')
    expect(await page.locator('main img, main script').count()).toBe(0)
  })
})
