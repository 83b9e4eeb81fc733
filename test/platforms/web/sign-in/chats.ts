import type { App } from '../../../../src/app.ts'
import { createReader } from '../../../../src/cli/reader.ts'
import { readConfig } from '../../../../src/config.ts'
import { createLog } from '../../../../src/log.ts'
import type { People } from '../../../../src/platforms/people.ts'
import { readerAt } from '../../../../src/platforms/web/signed-links.ts'
import type { WebConfig } from '../../../../src/web-config.ts'
import { startBot as startDiscordBot } from '../../discord/bot.ts'
import { guildOf } from '../../discord/receive/guild-of.ts'
import { isAnswerTo } from '../../discord/wire.ts'
import { openApp, startBot as startSlackBot } from '../../slack/bot.ts'
import { ANN, openWorkspace, TEAM } from '../../slack/workspace.ts'
import { discordLinks, slackLinks } from '../links.ts'
import * as discordSide from './discord-side.ts'
import { serveSecurely } from './https.ts'
import * as slackSide from './slack-side.ts'

const SECRET_KEY = 'a-secret-key-of-the-tests-0123456789'
const APPLICATION = '100000000000000000'
const SECOND = '900000000000000002'

/** What a question asks for, far down in a long text. */
export const QUESTION = 'When was the lock of Torvik opened?'
export const CITED = 'The lock of Torvik was opened on 4 June 1962 by Ada Solberg.'
const TEXTS = {
  'canal.md': `# The canal of Torvik

${Array.from({ length: 60 }, (_, at) => (at === 40 ? CITED : `Mile ${at} of the canal has ${at * 3 + 7} elms on its western bank, and the towpath runs below them.`)).join('\n\n')}
`,
}

type Providers = Pick<WebConfig, 'slack' | 'discord'>

/** The whole reader at an address with https, as the program makes it beside a bot. */
const openReader = async () => {
  const { url, answerWith } = await serveSecurely()
  const web = { url, secretKey: SECRET_KEY }
  const serve = (
    app: Pick<App, 'desk' | 'store'>,
    platform: string,
    people: People | undefined,
    sides: Providers,
  ) => {
    const { pages } = createReader({
      config: { ...readConfig({}), web: { ...web, ...sides } },
      ...app,
      log: createLog('silent', []),
      peopleOf: (name) => (name === platform ? people : undefined),
    })
    if (pages) answerWith(pages)
  }
  return { url, reader: readerAt(web), serve }
}

/** A bot in a chat, with the reader that its citations lead to. */
export interface Chat {
  /** Of the reader, and of the page where the provider asks. */
  readonly url: string
  readonly provider: string
  /** Ann as she is shown. */
  readonly ann: string
  /** Ann asks in the chat. @returns the address that the title of the first citation leads to */
  readonly ask: (question: string) => Promise<string>
}

export const openSlack = async (): Promise<Chat> => {
  const { url, reader, serve } = await openReader()
  const app = await openApp({ reader }, TEXTS)
  const workspace = await openWorkspace()
  const { platform, command } = await startSlackBot(workspace, { desk: app.desk })
  const { people } = platform
  const side = await slackSide.startSlackSide(`${url}/sign-in/slack/back`)
  side.state.account = { team: TEAM, user: ANN }
  side.state.asksFirst = true
  serve(app, 'slack', people, {
    slack: { provider: side.url, clientId: slackSide.CLIENT_ID, clientSecret: slackSide.CLIENT_SECRET },
  })
  return {
    url,
    provider: side.url,
    ann: await nameOf(people, TEAM, ANN),
    ask: async (question) => {
      await command('/ask', question)
      const { body } = await workspace.call('response')
      return slackLinks(body.blocks)[0]?.[1] ?? ''
    },
  }
}

/** @param servers how many servers of the bot Ann is in: one, or two */
export const openDiscord = async (servers: 1 | 2 = 1): Promise<Chat> => {
  const { url, reader, serve } = await openReader()
  const bot = await startDiscordBot({ app: { reader }, texts: TEXTS })
  const { platform, people: persons, person, twin, ids } = bot
  const { people } = platform
  const side = await discordSide.startDiscordSide(APPLICATION, `${url}/sign-in/discord/back`)
  side.state.user = persons.ann
  side.state.servers = [twin.guildId]
  side.state.asksFirst = true
  if (servers === 2) {
    await bot.dispatch('GUILD_CREATE', guildOf(SECOND, ids.other, twin.botUserId, 0n))
    side.state.servers = [twin.guildId, SECOND]
    bot.fakes.push(({ method, path }) =>
      method === 'GET' && path === `/guilds/${SECOND}/members/${persons.ann}`
        ? { status: 200, body: { roles: [], flags: 0, user: { id: persons.ann, username: 'ann' } } }
        : undefined,
    )
  }
  serve(bot, 'discord', people, {
    discord: { provider: side.url, clientId: APPLICATION, clientSecret: discordSide.CLIENT_SECRET },
  })
  return {
    url,
    provider: side.url,
    ann: await nameOf(people, twin.guildId, persons.ann),
    ask: async (question) => {
      const used = await person.command('ask', { question })
      const { body } = await bot.until(isAnswerTo(used))
      return discordLinks(body.components)[0]?.[1] ?? ''
    },
  }
}

const nameOf = async (people: People | undefined, workspace: string, user: string): Promise<string> => {
  const person = await people?.personOf(workspace, user)
  if (typeof person !== 'object' || person.name === undefined) throw new Error(`${user} has no name.`)
  return person.name
}
