import { createHmac, randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { type App, type AppOptions, createApp } from '../../../src/app.ts'
import type { Desk } from '../../../src/commands/desk.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { folderOf } from '../../sources/folder.ts'
import { ANN, BOT_TOKEN, CHANNEL, serve, TEAM, type Workspace } from './workspace.ts'

export const SECRET = 'e6b19c573432dcc6b075501d51b51bb8'

/** A small set of sources. */
const TEXTS = {
  'harbour.txt': `The harbour of Quillon

The harbour of Quillon was opened in March 1987 by the mayor. It cost forty million crowns. The breakwater is nine hundred metres long.

Fishing boats from Marrow land their herring there every morning. The auction begins at six.
`,
  'tower.md': `# The tower of Marrow

The tower of Marrow is sixty metres high. It was built of <!channel> granite by @everyone & <@U123> in 1911, as *the* records say.

Its bell weighs three tonnes. It rings on the hour.
`,
  'lighthouse.md': `# The lighthouse of Quillon

## Building

The lighthouse of Quillon was built in 1852 by Edda Strand. Its stones came from Marrow by sea.

## Lamp

The lighthouse of Quillon burned whale oil until 1899. Its lamp is electric today.

## Keepers

The lighthouse of Quillon had nine keepers. The last keeper left it in 1974.

## Storms

The lighthouse of Quillon lost its gallery in the storm of 1903. It was mended within a year.

## Visits

The lighthouse of Quillon can be visited in summer. Its stair has two hundred steps.
`,
  'railway.txt': `El ferrocarril de Quillon

El ferrocarril de Quillon se inauguró en 1925. La línea mide ochenta kilómetros.
`,
}

/** The real app over a few sources, with a store that the test discards. */
export const openApp = async (
  options: AppOptions = {},
  texts: Readonly<Record<string, string>> = TEXTS,
): Promise<App> => {
  const config = readConfig({ SOURCES_DIR: folderOf(texts), DATABASE: ':memory:', TIME_ZONE: 'UTC' })
  const report = (id: string, error: unknown): never => {
    throw new Error(`bug ${id}`, { cause: error })
  }
  const app = await createApp(config, report, options)
  onTestFinished(() => app.close())
  return app
}

/** The desk of such an app. */
export const openDesk = async (options: AppOptions = {}): Promise<Desk> => (await openApp(options)).desk

/** A desk that holds every answer back until it is released. `asked` resolves with the first command. */
export const openHeldDesk = async () => {
  const real = await openDesk()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: asked, resolve: signalAsked } = Promise.withResolvers<void>()
  const desk: Desk = {
    ...real,
    handle: async (command, from) => {
      signalAsked()
      await released
      return real.handle(command, from)
    },
  }
  return { desk, release, asked }
}

export interface BotOptions {
  readonly desk?: Desk
  /** By default so long that no test sees the notice. */
  readonly noticeAfter?: number
  /** Off by default, since it takes a moment. */
  readonly warm?: boolean
}

/** How a request is signed, if not as Slack would. */
export interface Signing {
  readonly signature?: string | null
  readonly timestamp?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Starts the bot in a workspace, behind a server of its own, and stops it with the test. */
export const startBot = async (
  workspace: Workspace,
  { desk, noticeAfter = 600_000, warm = false }: BotOptions = {},
) => {
  const logged: string[] = []
  const log = createLog('debug', [BOT_TOKEN, SECRET], (line) => logged.push(line))
  const platform = createSlack({
    botToken: BOT_TOKEN,
    signingSecret: SECRET,
    apiUrl: workspace.apiUrl,
    desk: desk ?? (await openDesk()),
    language: 'en',
    log,
    noticeAfter,
    warm,
  })
  const [route] = platform.routes ?? []
  if (!route) throw new Error('There is no route.')
  await platform.start()
  const server = await serve(route.listener)
  const stop = async () => {
    await platform.stop()
  }
  onTestFinished(async () => {
    await stop()
    await server.close()
  })

  const send = (type: string, body: string, signing: Signing = {}): Promise<Response> => {
    const timestamp = signing.timestamp ?? Math.floor(Date.now() / 1000)
    const signature =
      signing.signature === undefined
        ? `v0=${createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`
        : signing.signature
    return fetch(`${server.url}${route.path}`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': `${timestamp}`,
        ...(signature !== null && { 'x-slack-signature': signature }),
        ...signing.headers,
      },
      body,
    })
  }
  const form = (fields: Record<string, string>, signing?: Signing) =>
    send('application/x-www-form-urlencoded', `${new URLSearchParams(fields)}`, signing)
  const interaction = (payload: object) =>
    form({
      payload: JSON.stringify({
        team: { id: TEAM, domain: 'emulate' },
        user: { id: ANN, name: 'ann', team_id: TEAM },
        token: 'verification',
        api_app_id: 'A0FOOTNOTE',
        ...payload,
      }),
    })

  return {
    platform,
    server,
    stop,
    logged,
    raw: (body: string) => send('application/json', body),
    json: (body: object, signing?: Signing) => send('application/json', JSON.stringify(body), signing),
    /** Sends an event as Slack does. @param id the same id for an event that Slack sends again */
    event: (event: object, { id = `Ev${randomUUID()}`, ...signing }: Signing & { id?: string } = {}) =>
      send(
        'application/json',
        JSON.stringify({
          type: 'event_callback',
          team_id: TEAM,
          api_app_id: 'A0FOOTNOTE',
          event_id: id,
          event_time: 1,
          authorizations: [{ team_id: TEAM, user_id: 'U0FOOTNOTE', is_bot: true }],
          event,
        }),
        signing,
      ),
    command: (command: string, text: string, fields: Record<string, string> = {}, signing?: Signing) =>
      form(
        {
          command,
          text,
          team_id: TEAM,
          channel_id: CHANNEL,
          user_id: ANN,
          response_url: workspace.responseUrl(),
          trigger_id: '1.2.3',
          ...fields,
        },
        signing,
      ),
    interaction,
    /** Presses a button. @param where Slack's fields about the button's message or view */
    press: (action: object, where: object) =>
      interaction({
        type: 'block_actions',
        actions: [{ action_ts: '1.1', block_id: 'b', ...action }],
        ...where,
      }),
  }
}

export type Bot = Awaited<ReturnType<typeof startBot>>

/** An element that can be pressed. */
export interface Pressable {
  readonly type: string
  readonly action_id: string
  readonly value?: string
  readonly positive_button?: { readonly value: string }
  readonly negative_button?: { readonly value: string }
}

/** Every element in blocks that can be pressed, in order. */
export const pressables = (blocks: unknown): readonly Pressable[] => {
  if (typeof blocks !== 'object' || blocks === null) return []
  const own = 'action_id' in blocks ? [blocks as Pressable] : []
  return [...own, ...Object.values(blocks).flatMap(pressables)]
}

/** The element in blocks whose value or action id begins with `start`. */
export const pressable = (blocks: unknown, start: string): Pressable => {
  const all = pressables(blocks)
  const names = all.map(({ value, action_id }) => [value ?? '', action_id])
  const found = all[names.findIndex((name) => name.some((text) => text.startsWith(start)))]
  if (!found) throw new Error(`There is no ${start} among ${JSON.stringify(names)}`)
  return found
}
