import { createHmac, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createEmulator } from 'emulate'
import { expect, onTestFinished } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { createInstallations } from '../../../src/commands/access/installations.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/log.ts'
import { createSlack } from '../../../src/platforms/slack/slack.ts'
import { folderOf } from '../../sources/folder.ts'
import { temporaryFolder } from '../../store/temporary.ts'
import { SECRET } from './bot.ts'
import { ANN, bodyOf, CHANNEL, serve } from './workspace.ts'

const CLIENT = { id: '1.2', secret: 'c11e-nt-5ecret' }
export const REDIRECT = 'http://localhost:3000/slack/oauth_redirect'
const EMULATED = 'T000000001'

/** A call of the bot's to Slack, and the workspace whose token it had. */
export interface TokenCall {
  readonly team: string | undefined
  readonly method: string
  readonly body: Readonly<Record<string, string>>
}

/**
 * Several workspaces, each an emulator of its own behind one address, as Slack’s are: a token leads to its workspace. An emulator names its workspace
 * always the same, so the relay renames it.
 */
export const openOrganisation = async (...teams: readonly string[]) => {
  const emulators = new Map<string, string>()
  for (const team of teams) {
    const free = await serve(() => {})
    await free.close()
    const emulator = await createEmulator({
      service: 'slack',
      port: Number(new URL(free.url).port),
      seed: {
        slack: {
          team: { name: `Team of ${team}` },
          oauth_apps: [
            {
              app_id: 'A0FOOTNOTE',
              client_id: CLIENT.id,
              client_secret: CLIENT.secret,
              name: 'Footnote',
              redirect_uris: [REDIRECT],
              scopes: ['chat:write'],
              bot_id: 'B0FOOTNOTE',
              bot_user_id: 'U0FOOTNOTE',
            },
          ],
        },
      },
    })
    emulators.set(team, emulator.url)
    onTestFinished(() => emulator.close())
  }
  const teamOf = new Map<string, string>()
  const calls: TokenCall[] = []
  const replaced = new Map<string, object>()
  const held = new Map<string, Promise<void>>()
  let admin = teams[0] ?? ''

  const pass = async (team: string, path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${emulators.get(team)}${path}`, { ...init, redirect: 'manual' })
    const text = (await response.text()).replaceAll(EMULATED, team)
    return new Response(text, { status: response.status, headers: response.headers })
  }
  /** The code of an installation is known to one workspace alone. */
  const access = async (body: string, init: RequestInit): Promise<Response> => {
    let last = Response.json({ ok: false, error: 'invalid_code' })
    for (const team of teams) {
      last = await pass(team, '/api/oauth.v2.access', init)
      const answer = JSON.parse(await last.clone().text()) as { ok: boolean; access_token: string }
      if (!answer.ok) continue
      teamOf.set(answer.access_token, team)
      const other = replaced.get('oauth.v2.access')
      return Response.json({ ...answer, ...other })
    }
    return body.includes(CLIENT.id) ? last : Response.json({ ok: false, error: 'invalid_client_id' })
  }

  const relay = await serve(async (request, response) => {
    const body = await bodyOf(request)
    const path = request.url ?? ''
    const method = path.replace(/^\/api\//, '')
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const team = teamOf.get(token)
    const init = {
      method: request.method ?? 'GET',
      headers: { 'content-type': request.headers['content-type'] ?? '', authorization: `Bearer ${token}` },
      ...(request.method === 'POST' && { body }),
    }
    const answer = async (): Promise<Response> => {
      if (method === 'oauth.v2.access') return access(body, init)
      if (path.startsWith('/oauth/')) return pass(admin, path, init)
      const other = replaced.get(method)
      if (other) return Response.json(other)
      if (method.startsWith('assistant.')) return Response.json({ ok: true })
      return team === undefined ? Response.json({ ok: false, error: 'invalid_auth' }) : pass(team, path, init)
    }
    const answered = await answer()
    await held.get(method)
    response.writeHead(answered.status, {
      'content-type': answered.headers.get('content-type') ?? 'text/plain',
      ...(answered.headers.has('location') && { location: answered.headers.get('location') ?? '' }),
    })
    response.end(await answered.text())
    calls.push({ team, method, body: Object.fromEntries(new URLSearchParams(body)) })
  })
  onTestFinished(() => relay.close())
  return {
    url: relay.url,
    tokens: () => [...teamOf.keys()],
    /** What was posted in a workspace, in order. */
    posted: (team: string) =>
      calls
        .filter((call) => call.team === team && call.method === 'chat.postMessage')
        .map(({ body }) => body.text),
    /** Answers a method with this, or adds it to what a workspace answers to `oauth.v2.access`. */
    replace: (method: string, answer: object) => replaced.set(method, answer),
    /** Holds the answers to a method back. @returns what lets them go */
    hold: (method: string) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held.set(method, promise)
      return resolve
    },
    /** Who opens Slack’s page is an admin of this workspace. */
    signInAs: (team: string) => {
      admin = team
    },
  }
}

export type Organisation = Awaited<ReturnType<typeof openOrganisation>>

const TEXT = 'The harbour of Quillon\n\nThe harbour of Quillon was opened in March 1987 by the mayor.\n'
export const KEY = 'a-key-of-more-than-32-characters-0'

/** The whole program, for all workspaces that install it, with its store in a file. */
export const startProgram = async (
  organisation: Organisation,
  { folder = temporaryFolder(), key = KEY, ...more }: Record<string, string> = {},
) => {
  const config = readConfig({
    SOURCES_DIR: folderOf({ 'harbour.txt': TEXT }),
    DATABASE: join(folder, 'store.sqlite'),
    TIME_ZONE: 'UTC',
    SLACK_API_URL: `${organisation.url}/api/`,
    SLACK_SIGN_IN_URL: organisation.url,
    SLACK_CLIENT_ID: CLIENT.id,
    SLACK_CLIENT_SECRET: CLIENT.secret,
    SLACK_STATE_SECRET: STATE_SECRET,
    SLACK_SIGNING_SECRET: SECRET,
    SECRET_KEY: key,
    WEB_URL: 'http://localhost:3000',
    ...more,
  })
  const { slack } = config
  if (!slack?.install) return expect.fail('Slack is not set up.')
  const logged: string[] = []
  const log = createLog('debug', [], (line) => logged.push(line))
  const app = await createApp(config, (id, error) => log.error('bug', { id, error }), {
    posterOf: () => platform.poster,
  })
  const installations = createInstallations({
    store: app.store,
    platform: 'slack',
    secretKey: slack.install.secretKey,
    forgotten: () => app.context({ platform: 'none' }).refresh(),
  })
  const platform = createSlack({
    ...slack,
    installations,
    desk: app.desk,
    language: 'en',
    log,
    noticeAfter: 600_000,
    warm: false,
  })
  const server = await serve((request, response) => {
    const path = request.url?.split('?')[0]
    platform.routes?.find((route) => route.path === path)?.listener(request, response)
  })
  let ended = false
  const stop = async () => {
    if (ended) return
    ended = true
    await platform.stop()
    await server.close()
    await app.close()
  }
  onTestFinished(stop)

  const get = (path: string, cookie?: string) =>
    fetch(`${server.url}${path}`, { redirect: 'manual', ...(cookie && { headers: { cookie } }) })
  /** Begins to install, as a browser does. */
  const begin = async () => {
    const page = await get('/slack/install')
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
    const html = await page.text()
    const link = /href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#38;', '&') ?? ''
    return { page, html, cookie, link, state: new URL(link).searchParams.get('state') ?? '' }
  }
  /** Allows the app at Slack. @returns where Slack sends the admin back */
  const allow = async (link: string): Promise<string> => {
    await fetch(link)
    const { searchParams } = new URL(link)
    const form = new URLSearchParams({
      user_id: ANN,
      redirect_uri: searchParams.get('redirect_uri') ?? '',
      scope: searchParams.get('scope') ?? '',
      state: searchParams.get('state') ?? '',
      client_id: searchParams.get('client_id') ?? '',
    })
    const answered = await fetch(`${organisation.url}/oauth/v2/authorize/callback`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `${form}`,
    })
    const back = new URL(answered.headers.get('location') ?? '')
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT)
    return `${back.pathname}${back.search}`
  }
  /** Installs the app in a workspace. */
  const install = async (team: string): Promise<Response> => {
    organisation.signInAs(team)
    const { cookie, link } = await begin()
    return get(await allow(link), cookie)
  }
  /** Sends an event as Slack does, and waits until it was dealt with. */
  const event = async (team: string, fields: object, envelope: object = {}) => {
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: team,
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: team, enterprise_id: null, is_enterprise_install: false }],
      event: fields,
      ...envelope,
    })
    const timestamp = Math.floor(Date.now() / 1000)
    const digest = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
    return fetch(`${server.url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': `${timestamp}`,
        'x-slack-signature': `v0=${digest}`,
      },
      body,
    })
  }
  let asked = 0
  return {
    app,
    platform,
    installations,
    logged,
    get,
    begin,
    allow,
    install,
    event,
    stop,
    folder,
    ask: (team: string, question: string, envelope: object = {}) => {
      asked += 1
      const mention = { type: 'app_mention', channel: CHANNEL, user: ANN, ts: `${asked}.1` }
      return event(team, { ...mention, text: `<@U0FOOTNOTE> ${question}` }, envelope)
    },
    /** Slack says that the app was removed from a workspace. */
    uninstall: (team: string, envelope: object = {}) =>
      event(team, { type: 'app_uninstalled' }, { authorizations: undefined, ...envelope }),
    /** All that the program has on disk. */
    bytes: () =>
      Buffer.concat(
        readdirSync(dirname(join(folder, 'x'))).map((name) => readFileSync(join(folder, name))),
      ).toString('latin1'),
  }
}

export const STATE_SECRET = 'a-state-secret-of-more-than-32-chars'

/** A state as Slack’s library makes it: a JSON web token. */
export const stateOf = (secret: string, at: Date): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = { installOptions: { scopes: [], redirectUri: REDIRECT }, now: at.toJSON(), random: 1 }
  const said = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(content)}`
  return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`
}
