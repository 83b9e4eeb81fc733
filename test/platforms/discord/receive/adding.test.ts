import { PermissionFlagsBits, type REST } from 'discord.js'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/command.ts'
import { isOpenChannel } from '../../../../src/platforms/discord/is-open.ts'
import { givenIn } from '../../../../src/platforms/discord/receive/files.ts'
import { pages, startSite } from '../../../sources/web/site.ts'
import type { Fields } from '../as-sent.ts'
import { startBot } from '../bot.ts'
import { isAnswerTo, isAnyPost, wordsOf } from '../wire.ts'

const NOWHERE = 'https://quillon.invalid/customs'

describe('a link', () => {
  test('with “add this” is to be added', async () => {
    const { person, me, until } = await startBot()
    await person.say(`${me} add this: ${NOWHERE}`)
    // On Discord those who manage the channel add sources, unless a setting says otherwise.
    expect(wordsOf((await until(isAnyPost)).body)).toContain('Only those who manage')
  })

  test('of somebody’s message is to be added by a reply that says so', async () => {
    const asked: Command[] = []
    const { person, server, me, until } = await startBot({
      desk: (real) => ({
        ...real,
        handle: (command, from) => {
          asked.push(command)
          return real.handle(command, from)
        },
      }),
    })
    const said = await person.say(`The deed is here: ${NOWHERE}`, { as: server.people.ben })
    await person.say(`${me} add this`, { to: String(said.id) })
    await until(isAnyPost)
    expect(asked).toEqual([expect.objectContaining({ kind: 'source-take', links: [NOWHERE] })])
  })

  test('of a message is to be added by the entry “Add to sources” of its menu', async () => {
    const { person, server, until } = await startBot()
    const said = await person.say(`The deed is here: ${NOWHERE}`, { as: server.people.ben })
    const used = await person.menu(said as unknown as Fields, { entry: 'Add to sources' })
    expect(wordsOf((await until(isAnswerTo(used))).body)).toContain('There is no site of that name')
  })
})

test('files are fetched from Discord’s own servers alone', async () => {
  const site = await startSite(pages({ '/a.txt': 'The customs house was sold.' }))
  const attachment = (url: string) => ({ name: 'a.txt', size: 27, url }) as never
  const filesOf = (url: string, api: string) =>
    givenIn({ content: '', attachments: new Map([['1', attachment(url)]]) as never }, api, 'en').files
  const [file] = filesOf(`${site.url}/a.txt`, `${site.url}/api`)
  expect(Buffer.from((await file?.bytes()) ?? []).toString()).toBe('The customs house was sold.')
  const [elsewhere] = filesOf(`${site.url}/a.txt`, 'https://discord.com/api')
  await expect(elsewhere?.bytes()).rejects.toThrow('not on this platform’s own server')
  const [gone] = filesOf(`${site.url}/b.txt`, `${site.url}/api`)
  await expect(gone?.bytes()).rejects.toThrow('I could not fetch that file')
})

describe('a channel', () => {
  const VIEW = String(PermissionFlagsBits.ViewChannel)
  /** A fake: Discord as far as this look goes. */
  const rest = (channels: Readonly<Record<string, object>>, everyone: string) =>
    ({
      get: async (route: string) =>
        route.endsWith('/roles')
          ? [{ id: 'G1', permissions: everyone }]
          : channels[route.split('/').at(-1) ?? ''],
    }) as unknown as REST
  const overwrites = (allow: string, deny: string) => ({
    permission_overwrites: [{ id: 'G1', type: 0, allow, deny }],
  })
  const channels = {
    plain: { type: 0, guild_id: 'G1' },
    denied: { type: 0, guild_id: 'G1', ...overwrites('0', VIEW) },
    allowed: { type: 0, guild_id: 'G1', ...overwrites(VIEW, '0') },
    thread: { type: 11, guild_id: 'G1', parent_id: 'plain' },
    inDenied: { type: 11, guild_id: 'G1', parent_id: 'denied' },
    privateThread: { type: 12, guild_id: 'G1', parent_id: 'plain' },
    direct: { type: 1 },
  }

  test.each([
    ['plain', true, false],
    ['denied', false, false],
    ['allowed', true, true],
    ['thread', true, false],
    ['inDenied', false, false],
    ['privateThread', false, false],
    ['direct', false, false],
  ])('“%s” is open: %s; in a server that shows nothing by itself: %s', async (id, open, inHidden) => {
    expect(await isOpenChannel(id, rest(channels, VIEW))).toBe(open)
    expect(await isOpenChannel(id, rest(channels, '0'))).toBe(inHidden)
  })
})
