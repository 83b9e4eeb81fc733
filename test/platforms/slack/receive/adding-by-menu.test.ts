import { describe, expect, test } from 'vitest'
import type { Desk } from '../../../../src/commands/desk.ts'
import type { Platform } from '../../../../src/platforms/platform.ts'
import { givenIn } from '../../../../src/platforms/slack/receive/files.ts'
import { openReaders } from '../../../../src/sources/added/readers.ts'
import { loopbackWeb, pages, startSite } from '../../../sources/web/site.ts'
import { type Bot, openDesk, type Pressable, pressable, pressables, startBot } from '../bot.ts'
import { type Call, CHANNEL, openWorkspace, type Workspace } from '../workspace.ts'

const ARTICLE = `<html lang="en"><head><title>The cable car of Brannock</title></head><body><article><h1>The cable car of Brannock</h1>
<p>The cable car of Brannock was opened on 9 June 2019 by the governor, Lena Aldous, after four years of work in the wind.</p>
<p>It carries eight hundred people an hour up to the plateau, and stops when the wind blows at more than ninety kilometres an hour.</p>
<p>Its owner, the county of Brannock, paid eleven million crowns for it, and earned that back within six summers of visitors.</p>
</article></body></html>`
const LOGIN = `<html><head><title>Log in</title></head><body><h1>Log in</h1><p>Log in to go on reading the papers of the county.</p><form><label>User name <input name="user"></label>
<label>Password <input type="password" name="password"></label><button>Log in</button></form></body></html>`
const WHEN = 'When was the cable car of Brannock opened?'

const open = async (handle: (real: Desk) => Desk = (real) => real) => {
  const site = await startSite(pages({ '/cable': ARTICLE, '/login': LOGIN }))
  const workspace = await openWorkspace()
  let platform: Platform | undefined
  const readers = openReaders(loopbackWeb())

  const desk = handle(await openDesk({ readers, posterOf: () => platform?.poster }))
  const bot = await startBot(workspace, { desk, noticeAfter: 600_000 })
  platform = bot.platform
  return { site, workspace, bot }
}

/** Ann chooses “Add to sources” in the menu of a message. */
const add = async (workspace: Workspace, bot: Bot, message: object, channel = CHANNEL): Promise<Call> => {
  const before = workspace.callsOf('response').length
  await bot.interaction({
    type: 'message_action',
    callback_id: 'add_sources',
    trigger_id: '1.2.3',
    response_url: workspace.responseUrl(),
    channel: { id: channel, name: 'general' },
    message: { type: 'message', user: 'U999', ts: '1.1', ...message },
    message_ts: '1.1',
  })
  return workspace.call('response', before + 1)
}

const ask = async (workspace: Workspace, bot: Bot, text: string, channel = CHANNEL): Promise<string> => {
  const before = workspace.callsOf('response').length
  await bot.command('/ask', text, { channel_id: channel })
  return String((await workspace.call('response', before + 1)).body.text)
}

const press = async (workspace: Workspace, bot: Bot, button: Pressable, more: object = {}): Promise<Call> => {
  const before = workspace.callsOf('response').length
  await bot.press(button, {
    container: { type: 'message', message_ts: '3.3', channel_id: CHANNEL, is_ephemeral: true },
    channel: { id: CHANNEL, name: 'general' },
    response_url: workspace.responseUrl('pressed'),
    trigger_id: '1.2.3',
    ...more,
  })
  return workspace.call('response', before + 1)
}

describe('“Add to sources” in the menu of a message', () => {
  test('adds the article of its link, for the person alone, and Undo takes it off, once', async () => {
    const { site, workspace, bot } = await open()
    const { body } = await add(workspace, bot, { text: `Look: <${site.url}/cable|the cable car>` })
    expect(body).toMatchObject({ response_type: 'ephemeral' })
    expect(body.text).toContain('Added: The cable car of Brannock')
    expect(await ask(workspace, bot, WHEN)).toContain('9 June 2019')

    const undo = pressable(body.blocks, 'remove:')
    expect((await press(workspace, bot, undo)).body.text).toContain('Removed: The cable car of Brannock')
    expect(await ask(workspace, bot, WHEN)).not.toContain('9 June 2019')
    expect((await press(workspace, bot, undo)).body.text).not.toContain('logged under')
  })

  test('adds what is no article only with “Add anyway”', async () => {
    const { site, workspace, bot } = await open()
    const { body } = await add(workspace, bot, { text: `<${site.url}/login>` })
    expect(body.text).toContain('a page to log in')
    const anyway = pressable(body.blocks, 'anyway:')
    expect((await press(workspace, bot, anyway)).body.text).toContain('Added: Log in')
  })

  test('in a private channel adds for that channel alone', async () => {
    const { site, workspace, bot } = await open()
    await add(workspace, bot, { text: `<${site.url}/cable>` }, workspace.secret)
    expect(await ask(workspace, bot, WHEN, workspace.secret)).toContain('9 June 2019')
    expect(await ask(workspace, bot, WHEN)).not.toContain('9 June 2019')
    expect(await ask(workspace, bot, '/source list')).not.toContain('cable car')
  })
})

describe('in a window', () => {
  test('the channel where it was opened counts: a private channel’s source is shown there, and to no forged view', async () => {
    const { site, workspace, bot } = await open()
    const { body } = await add(workspace, bot, { text: `<${site.url}/cable>` }, workspace.secret)
    const show = pressable(body.blocks, 'show:')
    const answer = await bot.command('/ask', WHEN, { channel_id: workspace.secret })
    expect(answer.status).toBe(200)
    const asked = await workspace.call('response', 2)
    await bot.press(pressable(asked.body.blocks, 'context:'), {
      container: { type: 'message', message_ts: '3.3', channel_id: workspace.secret, is_ephemeral: true },
      channel: { id: workspace.secret, name: 'secret' },
      response_url: workspace.responseUrl('pressed'),
      trigger_id: await workspace.trigger(),
    })
    const { body: opened } = await workspace.call('views.open')
    const view = opened.view as { readonly private_metadata: string }
    expect(view.private_metadata).toBe(workspace.secret)

    const where = (private_metadata: string) => ({
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'modal', private_metadata },
      trigger_id: '1.2.3',
    })
    await bot.press(show, where(workspace.secret))
    expect(JSON.stringify((await workspace.call('views.update')).body.view)).toContain(
      'cable car of Brannock',
    )
    await bot.press(show, where(CHANNEL))
    expect(JSON.stringify((await workspace.call('views.update', 2)).body.view)).not.toContain('cable car')
    expect(pressables(opened.view).some(({ value }) => value?.startsWith('share:'))).toBe(false)
  })
})

test('what is asked in a window is asked privately, and cannot be shared from it', async () => {
  const asked: (boolean | undefined)[] = []
  const { workspace, bot } = await open((real) => ({
    ...real,
    handle: (command, from) => {
      asked.push(from.privately)
      return real.handle(command, from)
    },
  }))
  const question = 'ask:When was the harbour of Quillon opened?'
  await bot.press(
    { type: 'button', action_id: 'footnote:ask:0', value: question },
    {
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'modal', private_metadata: CHANNEL },
      trigger_id: '1.2.3',
    },
  )
  const { body } = await workspace.call('views.update')
  expect(JSON.stringify(body.view)).toContain('March 1987')
  expect(asked).toEqual([true])
  expect(pressables(body.view).some(({ value }) => value?.startsWith('share:'))).toBe(false)
})

test.each([
  'http://files.slack.com/files-pri/T1-F1/a.txt',
  'https://evil.slack.com/files-pri/T1-F1/a.txt',
  'https://files.slack.com.example/a.txt',
  'https://files.slack.com@files.example/a.txt',
  'https://files.slack.com:8443/a.txt',
])('the token does not go to %s', async (address) => {
  const from = { token: 'xoxb-1-a', apiUrl: 'https://slack.com/api/' }
  const [file] = givenIn({ files: [{ name: 'a.txt', url_private_download: address }] }, from, 'en').files
  await expect(file?.bytes()).rejects.toThrow('not on this platform’s own server')
})

test.each([
  [
    { attachments: [{ title: 'Cable car', title_link: 'https://post.example/cable' }] },
    ['https://post.example/cable'],
  ],
  [
    {
      attachments: [
        {
          is_share: true,
          from_url: 'https://x.slack.com/archives/C1/p1',
          text: '<https://post.example/a?b&amp;c|it>',
        },
      ],
    },
    ['https://post.example/a?b&c'],
  ],
  [
    { text: '<https://post.example/a>', attachments: [{ title_link: 'https://post.example/canonical' }] },
    ['https://post.example/a'],
  ],
  [{ attachments: 'none', text: '' }, []],
])('the links of a message are those of its text, or else of what is attached: %j', (message, links) => {
  const from = { token: 'xoxb-1-a', apiUrl: 'https://slack.com/api/' }
  expect(givenIn(message, from, 'en').links).toEqual(links)
})

test('a redirect is not followed with the token: it means that the app may not read files', async () => {
  const elsewhere = await startSite((_, response) => response.end('stolen'))
  const slack = await startSite((_, response) => response.writeHead(302, { location: elsewhere.url }).end())
  const from = { token: 'xoxb-1-a', apiUrl: `${slack.url}/api/` }
  const files = [{ name: 'a.txt', url_private_download: `${slack.url}/a.txt` }]
  const [file] = givenIn({ files }, from, 'en').files
  await expect(file?.bytes()).rejects.toThrow('files:read')
  expect(elsewhere.connections()).toBe(0)
})
