import { expect, test } from 'vitest'
import { startBot } from '../discord/bot.ts'
import { walk } from '../discord/rules.ts'
import { isAnswerTo } from '../discord/wire.ts'
import { discordLinks } from './links.ts'
import { litIn, NOBODY, openBrowser, pathIn, READER, serveReader, visitorsFrom } from './reader.ts'

const LOG = `---
title: The log of the Aurora
url: https://post.example/log
---

The Aurora of Torvik sank in 1931 off Grimsund. Her crew of nine was saved.
`

const open = async () => {
  const bot = await startBot({ app: { reader: READER } })
  const ask = async (question: string, channel?: string) => {
    const used = await bot.person.command(
      'ask',
      { question },
      { ...(channel !== undefined && { in: channel }) },
    )
    const { body } = await bot.until(isAnswerTo(used))
    const components = walk(body.components)
    return {
      titles: discordLinks(body.components),
      buttons: components.flatMap(({ type, url }) => (type === 2 && url !== undefined ? [String(url)] : [])),
    }
  }
  return { ...bot, ask }
}

test('a citation on Discord opens the source at its words, by its title and by its button', async () => {
  const { ask, desk, twin, people } = await open()
  const { titles, buttons } = await ask('When was the harbour of Lindmar opened?')
  const [title, link = ''] = titles[0] ?? []
  expect(title).toBe('The new harbour')
  expect(buttons[0]).toBe(link)
  expect(link).not.toContain('key=')
  const ann = visitorsFrom({ platform: 'discord', workspace: twin.guildId, user: people.ann })
  const { get } = openBrowser((await serveReader({ desk }, ann)).address)
  const { page } = await get(pathIn(link))
  expect(litIn(page, link)).toContain(
    'The harbour of Lindmar was opened on 3 March 2025 by the mayor, Ada Solberg.',
  )
})

test('a citation of what one channel alone reads opens for whoever has the link', async () => {
  const { ask, desk, twin, people, ids } = await open()
  await desk.handle(
    {
      kind: 'source-take',
      links: [],
      files: [{ name: 'log.md', bytes: async () => Buffer.from(LOG) }],
      shelf: '',
    },
    {
      place: { platform: 'discord', workspace: twin.guildId, channel: ids.other, user: people.ann },
      role: 'admin',
    },
  )
  const { titles } = await ask('When did the Aurora of Torvik sink?', ids.other)
  expect(titles.map(([text]) => text)).toEqual(['The log of the Aurora', 'Original'])
  const link = titles[0]?.[1] ?? ''
  const { get } = openBrowser((await serveReader({ desk }, NOBODY)).address)
  const { page } = await get(pathIn(link))
  expect(litIn(page, link)).toBe('The Aurora of Torvik sank in 1931 off Grimsund.')
  expect((await get(pathIn(link).replace(/\?[^#]*/, ''))).response.status).toBe(401)
})

test('a digest on Discord links to the whole of it', async () => {
  const bot = await startBot({ app: { reader: READER } })
  const used = await bot.person.command('digest now', {})
  const { body } = await bot.until(isAnswerTo(used))
  const button = walk(body.components).find(({ label }) => label === 'The whole of it')
  const { get } = openBrowser((await serveReader(bot, NOBODY)).address)
  const { page } = await get(pathIn(String(button?.url)))
  expect(page).toContain('<h1>Digest · ')
  expect(page).toContain('The harbour of Lindmar was opened')
})
