import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { type App, type AppOptions, createApp } from '../../../src/app.ts'
import type { Role } from '../../../src/commands/access/access.ts'
import { parseLine } from '../../../src/commands/parse.ts'
import { readConfig } from '../../../src/config.ts'
import type { Poster } from '../../../src/digest/deliver/poster.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import { type Action, offeredActions, type Reply } from '../../../src/reply.ts'
import { openReaders } from '../../../src/sources/added/readers.ts'
import { folderOf } from '../../sources/folder.ts'
import { loopbackWeb } from '../../sources/web/site.ts'
import { temporaryFolder } from '../../store/temporary.ts'

/** A place in a workspace. Channels that begin with P are private. */
export const placeIn = (channel: string, workspace = 'W1', user = 'U1'): Place => ({
  platform: 'chat',
  workspace,
  channel,
  thread: `${channel}-thread`,
  user,
})

/** A platform that shows nothing: it knows which channels are open, and people by name. */
export const POSTER: Poster = {
  platform: 'chat',
  post: async () => ({ platform: 'chat', channel: 'C1', message: 'm1' }),
  find: async () => undefined,
  zoneOf: async () => undefined,
  nameOf: async (user) => (user === 'U1' ? 'Ana' : 'Ben'),
  channelNameOf: async ({ channel }) => `name-of-${channel.toLowerCase()}`,
  isOpen: async ({ channel }) => !channel.startsWith('P'),
}

/** An app over a folder and a store in a file, that may read this machine's servers, and what people type in it. */
export const openWorld = async (
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  options: Pick<AppOptions, 'reader'> = {},
) => {
  const settings = { SOURCES_DIR: folderOf(files), DATABASE: join(temporaryFolder(), 'store.sqlite'), ...env }
  const open = async (): Promise<App> => {
    const app = await createApp(readConfig(settings), (_id, error) => expect.fail(String(error)), {
      posterOf: () => POSTER,
      readers: openReaders(loopbackWeb()),
      ...options,
    })
    onTestFinished(app.close)
    return app
  }
  const app = await open()
  const say = (line: string, place: Place, role: Role = 'member'): Promise<Reply> =>
    app.desk.handle(parseLine(line), { place, role })
  const press = (reply: Reply, key: Action['key'], place: Place): Promise<Reply> => {
    const action = offeredActions(reply.blocks, reply.actions).find((one) => one.key === key)
    if (!action) return expect.fail(`There is no button ${key}.`)
    return app.desk.handle(action.command, { place })
  }
  const type = async (line: string, place: Place, role?: Role): Promise<string> =>
    plainText(await say(line, place, role))
  return { app, open, settings, say, press, type }
}

/** A page with an article, as sites serve it. */
export const articlePage = (
  title: string,
  ...paragraphs: readonly string[]
): string => `<!doctype html><html lang="en"><head>
<title>${title} - Harbour Post</title><meta property="og:site_name" content="Harbour Post">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"${title}","datePublished":"2026-03-04","author":{"name":"Ida Solberg"}}</script>
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article><footer>Harbour Post, 12 Quay Street</footer></body></html>`
