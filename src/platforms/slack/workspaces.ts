import type { App, AuthorizeResult, AuthorizeSourceData, Logger } from '@slack/bolt'
import type { Installations } from '../../commands/access/installations.ts'
import type { Desk } from '../../commands/desk.ts'
import type { Log } from '../../log.ts'
import type { Speech } from '../../model.ts'
import type { SlackApp } from '../../slack-config.ts'
import { createKeyedQueue } from '../concurrency.ts'
import type { People } from '../people.ts'
import { createClients, fetchSelf, requireAnswer } from './connect.ts'
import type { Health } from './health.ts'
import type { Installing } from './install.ts'
import { createPeople, withRoles } from './people.ts'
import { rememberPeople, type Self, type Slack } from './receive/slack-context.ts'

/** The workspaces in which the bot answers, each with its token. */
export interface Workspaces {
  /** @throws ConfigError if a setting keeps the bot from answering in them */
  start(): Promise<void>
  /** For Bolt. What it gives is the context of the listeners, with the workspace's `slack`. Rejects where the bot is not installed. */
  authorize(source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult>
  /** What posts to a workspace; undefined where the bot is not installed, or has not started. */
  of(workspace: string | undefined): Promise<Slack | undefined>
  readonly people: People
  /** Slack says that the bot was removed, or its token was revoked. @param at when, in milliseconds since 1970 */
  removed(from: Removal, refusal: string, at: number): Promise<void>
}

/** What an event names that says that the bot was removed. */
export interface Removal {
  readonly teamId?: string | undefined
  readonly enterpriseId?: string | undefined
  /** Whether it was removed from the whole organisation. */
  readonly isEnterpriseInstall: boolean
  /** Whether the organisation took it from that workspace alone. */
  readonly coverEnds?: boolean
}

export interface WorkspacesOptions extends SlackApp {
  readonly desk: Desk
  /** The bot's own language. */
  readonly language: Speech
  readonly log: Log
  readonly noticeAfter: number
  readonly logger: Logger
  /** Waits until the answers that are under way are given. */
  readonly answered: () => Promise<void>
}

/** A workspace with the people in it. */
type Inhabited = Slack & { readonly people: People }

const inhabit = (
  self: Self,
  botToken: string,
  { startClient: _, ...clients }: ReturnType<typeof createClients>,
  { desk, log, language, noticeAfter, apiUrl }: WorkspacesOptions,
): Inhabited => {
  const people = createPeople(self, clients.optionalClient)
  const knowing = withRoles(desk, self, people)
  return {
    desk: knowing,
    log,
    self,
    ...clients,
    noticeAfter,
    inOrder: createKeyedQueue(),
    files: { token: botToken, apiUrl },
    ...rememberPeople(knowing, language),
    people,
  }
}

/** The one workspace of a bot token. */
export const createOneWorkspace = (
  botToken: string,
  health: Health,
  options: WorkspacesOptions,
): Workspaces => {
  let slack: Inhabited | undefined
  return {
    start: async () => {
      const clients = createClients(botToken, options, options.logger, health.onBotToken)
      const self = await requireAnswer(fetchSelf(clients.startClient), 'SLACK_BOT_TOKEN', options.apiUrl)
      slack = inhabit(self, botToken, clients, options)
    },
    authorize: async () => ({ botToken, ...(slack && { botUserId: slack.self.user, slack }) }),
    of: async () => slack,
    people: {
      workspaces: async () => slack?.people.workspaces(),
      personOf: async (workspace, user) => slack?.people.personOf(workspace, user),
    },
    removed: async ({ teamId, coverEnds }, refusal) => {
      if (!coverEnds || teamId === slack?.self.team) health.onBotToken(refusal)
    },
  }
}

/** The workspaces that installed the bot. What is known of one in memory is made anew when it has another token. */
export const createSeveralWorkspaces = (
  { authorize }: Pick<Installing, 'authorize'>,
  installations: Installations,
  options: WorkspacesOptions,
): Workspaces => {
  const { log, logger } = options
  const known = new Map<string, { readonly token: string; readonly slack: Inhabited }>()
  let isOpen = false

  const inhabited = ({ botToken = '', botUserId = '', ...ids }: AuthorizeResult): Inhabited => {
    const team = ids.teamId ?? ''
    const before = known.get(team)
    if (before?.token === botToken) return before.slack
    let refused: string | undefined
    const onToken = (code: string | undefined) => {
      if (code !== undefined && code !== refused)
        log.error('slack.token-refused', { workspace: team, code, cure: REINSTALL })
      refused = code
    }
    const self: Self = {
      team,
      user: botUserId,
      ...(ids.botId !== undefined && { bot: ids.botId }),
      ...(ids.enterpriseId !== undefined && { enterprise: ids.enterpriseId }),
    }
    const clients = createClients(botToken, options, logger, onToken)
    const slack = inhabit(self, botToken, clients, options)
    known.set(team, { token: botToken, slack })
    return slack
  }

  const of = async (workspace: string | undefined): Promise<Inhabited | undefined> => {
    if (!isOpen || workspace === undefined) return undefined
    if ((await installations.find({ workspace })) === undefined) return undefined
    const source = { teamId: workspace, enterpriseId: undefined, isEnterpriseInstall: false }
    return inhabited(await authorize(source))
  }

  return {
    start: async () => {
      await installations.check()
      isOpen = true
    },
    authorize: async (source) => {
      // Before the start come only the bot's own requests, which ask for nothing.
      if (!isOpen) return {}
      const { teamId, enterpriseId } = source
      const result = await authorize(source)
      if (source.isEnterpriseInstall && teamId !== undefined && enterpriseId !== undefined)
        await installations.cover(teamId, enterpriseId)
      return { ...result, slack: inhabited(result) }
    },
    of,
    people: {
      workspaces: async () => (await installations.workspaces()).map((id) => ({ id })),
      personOf: async (workspace, user) => {
        if (!isOpen) return undefined
        const slack = await of(workspace)
        return slack ? slack.people.personOf(workspace, user) : 'nobody'
      },
    },
    removed: async ({ teamId, enterpriseId, isEnterpriseInstall, coverEnds }, refusal, at) => {
      const from = isEnterpriseInstall
        ? { organisation: enterpriseId }
        : { workspace: teamId, ...(coverEnds && { coverEnds }) }
      const gone = await installations.remove(from, at)
      for (const workspace of gone) known.delete(workspace)
      log.info('slack.removed', { ...from, forgotten: gone.length, why: refusal })
      if (gone.length === 0) return
      // This event is under way itself, so it does not wait.
      void options
        .answered()
        .then(() => installations.forgetRest(gone))
        .then(() => log.info('slack.forgotten', from))
        .catch((error) => options.desk.failureReply(error))
    },
  }
}

const REINSTALL = 'let an admin of that workspace open /slack/install again'

/** Learns from Slack's own events that the app was removed, its tokens were revoked, or an organisation took it from some workspaces. */
export const listenToRemoval = (app: App, { removed }: Pick<Workspaces, 'removed'>): void => {
  app.event('app_uninstalled', ({ context, body }) =>
    removed(context, 'app_uninstalled', body.event_time * 1000),
  )
  app.event('tokens_revoked', async ({ event, context, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await removed(context, 'token_revoked', body.event_time * 1000)
  })
  app.event('team_access_revoked', async ({ event, body }) => {
    for (const teamId of event.team_ids)
      await removed(
        { teamId, isEnterpriseInstall: false, coverEnds: true },
        'team_access_revoked',
        body.event_time * 1000,
      )
  })
}
