import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accessFaults, inBrowser, openWindow } from '../chromium.ts'
import { CITED, openDiscord, openSlack, QUESTION } from './chats.ts'

const CHATS = [
  { name: 'Slack', openChat: openSlack },
  { name: 'Discord', openChat: openDiscord },
]

/** The words that are lit, and whether all of them are in view. */
const litIn = async (page: Page) => {
  await page.locator('mark.lit').first().waitFor()
  return page.evaluate<{ text: string; isInView: boolean }>(`(() => {
    const lit = [...document.querySelectorAll('mark.lit')]
    const isIn = ({ top, bottom, left, right }) =>
      top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth
    return {
      text: lit.map((one) => one.textContent).join(''),
      isInView: lit.every((one) => isIn(one.getBoundingClientRect())),
    }
  })()`)
}

/** Opens a link as somebody who has just pressed it in a chat. */
const press = (link: string, provider: string, options: Parameters<typeof openWindow>[1] = {}) =>
  openWindow(link, { ...options, mayReach: [provider], ignoreHTTPSErrors: true })

inBrowser(() => {
  test.each(CHATS)('a citation on $name leads through signing in to its words', async (chat) => {
    const { url, provider, ann, ask } = await chat.openChat()
    const link = await ask(QUESTION)
    expect(new URL(link).origin).toBe(url)
    const page = await press(link, provider)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await page.content()).not.toContain('Torvik')

    await page.getByRole('link', { name: `Sign in with ${chat.name}` }).click()
    await page.waitForURL(`${provider}/**`)
    await page.getByRole('button', { name: 'Allow' }).click()
    expect(await litIn(page)).toEqual({ text: CITED, isInView: true })
    expect(page.url()).toBe(link)
    expect(await page.locator('.account span').textContent()).toBe(ann)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${url}/sign-in`)
    const expectNothing = async () => {
      await page.waitForURL(`${url}/sign-in?next=*`, { timeout: 5_000 })
      for (const secret of ['Torvik', ann]) expect(await page.content()).not.toContain(secret)
    }
    // Playwright’s own way back does not return if the browser shows the page that it has kept.
    await page.evaluate('history.back()')
    await expectNothing()
    await page.goto(link)
    await expectNothing()
  })

  test('the pages of signing in and out have no fault on a phone, in the dark and in the light', async () => {
    const { url, provider } = await openDiscord(2)
    const page = await press(`${url}/sources`, provider, { mayFail: [403] })
    const check = async (heading: string) => {
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      for (const [width, colorScheme] of [
        [320, 'dark'],
        [375, 'light'],
      ] as const) {
        await page.setViewportSize({ width, height: 700 })
        await page.emulateMedia({ colorScheme })
        expect(await accessFaults(page)).toEqual([])
        const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect(tooWide).toBeLessThanOrEqual(0)
      }
    }
    const menu = page.getByRole('navigation')
    await check('Sign in')
    expect(await menu.count()).toBe(0)
    await page.getByRole('link', { name: 'Sign in with Discord' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await check('You are not signed in')
    expect(await menu.count()).toBe(0)
    await page.getByRole('link', { name: 'Try again' }).click()
    await page.getByRole('link', { name: 'Sign in with Discord' }).click()
    await page.getByRole('button', { name: 'Allow' }).click()
    await check('Which server?')
    expect(await menu.count()).toBe(1)
    await page.getByRole('button', { name: 'New server' }).click()
    await check('Sources')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await check('Sign in')
  })
})
