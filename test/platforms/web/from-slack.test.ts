import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/command.ts'
import { signLink } from '../../../src/platforms/web/signed-links.ts'
import { openDesk, pressables, startBot } from '../slack/bot.ts'
import { ANN, CHANNEL, openWorkspace, TEAM } from '../slack/workspace.ts'
import { elementsOf } from './html.ts'
import { slackLinks } from './links.ts'
import { LINK_KEY, litIn, NOBODY, openBrowser, pathIn, READER, serveReader, visitorsFrom } from './reader.ts'

const SECRET_CHANNEL = 'G000000009'
const ANN_SIGNED_IN = visitorsFrom({ platform: 'slack', workspace: TEAM, user: ANN })

/** A source that one private channel alone reads. */
const CELLAR = `---
title: The cellar
url: https://post.example/cellar
---

The cellar of Marrow was dug in 1744 by Ole Bakken. It holds nine barrels.
`

const open = async () => {
  const desk = await openDesk({ reader: READER })
  const workspace = await openWorkspace()
  const bot = await startBot(workspace, { desk })
  const ask = async (text: string, channel = CHANNEL, command = '/ask') => {
    const before = workspace.callsOf('response').length
    await bot.command(command, text, { channel_id: channel })
    return workspace.call('response', before + 1)
  }
  const takeIn: Command = {
    kind: 'source-take',
    links: [],
    files: [{ name: 'cellar.md', bytes: async () => Buffer.from(CELLAR) }],
    shelf: '',
  }
  await desk.handle(takeIn, {
    place: { platform: 'slack', workspace: TEAM, channel: SECRET_CHANNEL, user: ANN },
    role: 'admin',
  })
  return { desk, workspace, bot, ask }
}

const buttonLinks = (blocks: unknown): readonly string[] =>
  pressables(blocks).flatMap((element) => ('url' in element ? String(element.url) : []))

describe('a citation on Slack', () => {
  test('opens the source at its words, by its title and by its button, for who is signed in', async () => {
    const { desk, ask } = await open()
    const { body } = await ask('When was the harbour of Quillon opened?')
    const [title] = slackLinks(body.blocks)
    expect(title?.[0]).toBe('The harbour of Quillon')
    const link = title?.[1] ?? ''
    expect(buttonLinks(body.blocks)).toEqual([link])
    expect(link).not.toContain('key=')
    const { get } = openBrowser((await serveReader({ desk }, ANN_SIGNED_IN)).address)
    const { page } = await get(pathIn(link))
    expect(litIn(page, link)).toBe('The harbour of Quillon was opened in March 1987 by the mayor.')
  })

  test('is a link to press that Slack reports, and nothing is answered to that', async () => {
    const { ask, bot, workspace } = await open()
    const { body } = await ask('When was the harbour of Quillon opened?')
    const button = pressables(body.blocks).find((element) => 'url' in element)
    const response = await bot.press(button ?? {}, {
      container: { type: 'message', message_ts: '3.3', channel_id: CHANNEL, is_ephemeral: true },
      channel: { id: CHANNEL, name: 'general' },
      response_url: workspace.responseUrl('pressed'),
      trigger_id: '1.2.3',
    })
    expect([response.status, await response.text()]).toEqual([200, ''])
    await bot.stop()
    expect(workspace.callsOf('response')).toHaveLength(1)
    expect(workspace.callsOf('views.open')).toEqual([])
  })

  test('lists sources by titles that open them', async () => {
    const { desk, ask } = await open()
    const { body } = await ask('list', CHANNEL, '/source')
    const links = slackLinks(body.blocks)
    expect(links.map(([text]) => text)).toEqual([
      'The harbour of Quillon',
      'The lighthouse of Quillon',
      'El ferrocarril de Quillon',
      'The tower of Marrow',
    ])
    const { get } = openBrowser((await serveReader({ desk }, ANN_SIGNED_IN)).address)
    expect((await get(pathIn(links[1]?.[1] ?? ''))).page).toContain('Its stair has two hundred steps.')
  })

  test('without a reader is as it was', async () => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    await bot.command('/ask', 'When was the harbour of Quillon opened?')
    const { body } = await workspace.call('response')
    expect(slackLinks(body.blocks)).toEqual([])
    expect(buttonLinks(body.blocks)).toEqual([])
    expect(pressables(body.blocks).some(({ value }) => value?.startsWith('context:'))).toBe(true)
  })
})

describe('a digest on Slack', () => {
  test('links to the whole of it, which whoever has the link reads as the channel does', async () => {
    const { desk, ask } = await open()
    const { get } = openBrowser((await serveReader({ desk }, NOBODY)).address)
    const pageFrom = async (channel: string) => {
      const { body } = await ask('now', channel, '/digest')
      expect(JSON.stringify(body.blocks)).toContain('"The whole of it"')
      const url = buttonLinks(body.blocks).find((link) => link.includes('/digest/')) ?? ''
      return (await get(pathIn(url))).page
    }
    const own = await pageFrom(SECRET_CHANNEL)
    expect(own).toContain('The cellar of Marrow was dug in 1744')
    expect(own).toContain('The harbour of Quillon')
    const other = await pageFrom(CHANNEL)
    expect(other).toContain('The harbour of Quillon')
    expect(other).not.toContain('1744')
  })

  test('without a reader has no such link', async () => {
    const workspace = await openWorkspace()
    const bot = await startBot(workspace)
    await bot.command('/digest', 'now')
    const { body } = await workspace.call('response')
    expect(buttonLinks(body.blocks)).toEqual([])
  })
})

describe('a citation of what one private channel reads', () => {
  const cite = async () => {
    const opened = await open()
    const { body } = await opened.ask('When was the cellar of Marrow dug?', SECRET_CHANNEL)
    const links = slackLinks(body.blocks)
    const nobody = openBrowser((await serveReader(opened, NOBODY)).address)
    return { ...opened, links, link: links[0]?.[1] ?? '', nobody }
  }

  test('opens for whoever has the link, without a menu, and names the publisher’s own page', async () => {
    const { links, link, nobody } = await cite()
    expect(links.map(([text]) => text)).toEqual(['The cellar', 'Original'])
    expect(links[1]?.[1]).toMatch(/^https:\/\/post\.example\/cellar/)
    const { response, page } = await nobody.get(pathIn(link))
    expect(response.status).toBe(200)
    expect(litIn(page, link)).toBe('The cellar of Marrow was dug in 1744 by Ole Bakken.')
    const tags = elementsOf(page).map(({ tagName }) => tagName)
    expect(page).not.toContain('href="/sources"')
    expect(tags).not.toContain('form')
  })

  test('opens nothing without its token, with one that was changed, or by the token of another source', async () => {
    const { link, nobody, ask } = await cite()
    const path = pathIn(link)
    const other = pathIn(slackLinks((await ask('list', SECRET_CHANNEL, '/source')).body.blocks)[0]?.[1] ?? '')
    const token = /key=([^#&]+)/.exec(path)?.[1] ?? ''
    const paths = [
      path.replace(/\?[^#]*/, ''),
      path.replace(token, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
      `${other.split(/[?#]/)[0]}?key=${token}`,
      `/sources?key=${token}`,
      `/?key=${token}`,
    ]
    for (const one of paths) expect((await nobody.get(one)).response.status, one).toBe(401)
  })

  test('lets who is signed in read it too, and nothing of it by themselves', async () => {
    const { desk, link } = await cite()
    const ann = openBrowser((await serveReader({ desk }, ANN_SIGNED_IN)).address)
    const { page } = await ann.get(pathIn(link))
    expect(litIn(page, link)).toContain('Ole Bakken')
    expect(page).toContain('href="/sources"')
    const without = await ann.get(pathIn(link).replace(/\?[^#]*/, ''))
    expect(without.response.status).toBe(404)
  })

  test('says when its time is over, and what to do', async () => {
    const { desk, link } = await cite()
    const path = pathIn(link)
    const source = `~${/^\/s\/(\w+)/.exec(path)?.[1]}`
    const place = { platform: 'slack', workspace: TEAM, channel: SECRET_CHANNEL }
    const old = signLink({ source, place, until: Date.now() - 1 }, LINK_KEY)
    const expired = path.replace(/key=[^#&]+/, `key=${old}`)
    for (const visitors of [NOBODY, ANN_SIGNED_IN]) {
      const { get } = openBrowser((await serveReader({ desk }, visitors)).address)
      const { response, page } = await get(expired)
      expect(response.status).toBe(410)
      expect(page).toContain('Ask again in the chat')
      expect(page).not.toContain('cellar')
    }
  })

  test('opens nothing once the channel does not read it any more', async () => {
    const { desk, ask, nobody } = await cite()
    const place = { platform: 'slack', workspace: TEAM, channel: SECRET_CHANNEL, user: ANN }
    const run = (command: Command) => desk.handle(command, { place, role: 'admin' })
    await run({ kind: 'shelf-create', name: 'Legal' })
    await run({ kind: 'shelf-move', which: 'The cellar', shelf: 'Legal' })
    const { body } = await ask('When was the cellar of Marrow dug?', SECRET_CHANNEL)
    const path = pathIn(slackLinks(body.blocks)[0]?.[1] ?? '')
    expect((await nobody.get(path)).response.status).toBe(200)
    await run({ kind: 'shelf-unbind', shelf: 'Legal' })
    const { response, page } = await nobody.get(path)
    expect(response.status).toBe(404)
    expect(page).not.toContain('cellar')
  })
})
