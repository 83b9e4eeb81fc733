import {
  type APIApplication,
  type APIApplicationCommand,
  type APIGatewayBotInfo,
  type APIUser,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  type RESTAPIPartialCurrentUserGuild,
  Routes,
} from 'discord.js'
import { COMMANDS } from '../../../commands/table.ts'
import { type DiscordConfig, SETTINGS } from '../../../config.ts'
import {
  collectFindings,
  type Finding,
  good,
  hint,
  problem,
  unexpectedAnswerFinding,
  unreachableFinding,
} from '../../finding.ts'
import { hasMessageContent, PUBLIC_CURE } from '../connect.ts'
import { isForbidden } from '../errors.ts'
import { createGet, type Get } from './api.ts'
import { examineChannel, inviteLink } from './examine-channel.ts'
import { registrationOf, sameRegistration } from './registration.ts'

export interface DiscordExamination {
  /** The id of a channel that the bot is to answer in. */
  readonly channel?: string | undefined
  /** Whether the bot answers every question in some channel, which needs the Message Content intent. */
  readonly listensToAll: boolean
}

type Guild = Pick<RESTAPIPartialCurrentUserGuild, 'id' | 'name'>

/** Examines the bot's set-up at Discord: what is wrong, and what to click to put it right. Never rejects. */
export const examineDiscord = (
  config: DiscordConfig,
  examination: DiscordExamination,
): Promise<readonly Finding[]> =>
  collectFindings(examine(config, examination), (error) => failure(error, config.apiUrl))

async function* examine(
  config: DiscordConfig,
  { channel, listensToAll }: DiscordExamination,
): AsyncGenerator<Finding> {
  const get = createGet(config)
  const bot = await get<APIUser>(Routes.user())
  if (typeof bot?.username !== 'string') throw new TypeError('The answer is no user')
  const { id, flags, bot_public } = await get<APIApplication>(Routes.currentApplication())
  yield good(`Discord: the token is valid: ${bot.username}`)
  yield contentFinding(flags ?? 0, listensToAll)
  if (config.shards !== undefined) yield* await orFailure(shardsFinding(get, config.shards), config.apiUrl)
  const guilds = await get<readonly Guild[]>(Routes.userGuilds(), { limit: `${MOST_GUILDS}` })
  yield guildsFinding(guilds.length, id)
  if (config.servers) yield* serversFindings(config.servers, guilds, id)
  else if (bot_public) yield hint('Discord: the bot is public, and answers in every server', PUBLIC_CURE)
  yield* await orFailure(commandsFindings(get, id, guilds), config.apiUrl)
  if (channel !== undefined)
    yield* await orFailure(examineChannel(get, channel, bot.id, inviteLink(id)), config.apiUrl)
}

/** Turns a refused request into a finding, so that the others are still made. */
const orFailure = async (
  request: Promise<Finding | readonly Finding[]>,
  apiUrl: string,
): Promise<readonly Finding[]> => {
  try {
    return [await request].flat()
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status !== 401) return [failure(error, apiUrl)]
    throw error
  }
}

const contentFinding = (flags: number, listensToAll: boolean): Finding => {
  if (hasMessageContent(flags)) return good('Discord: Message Content Intent is on')
  const cure = `${APPLICATIONS} → Bot → Privileged Gateway Intents → Message Content Intent`
  return listensToAll
    ? problem(
        'Discord: a channel is set to /listen all, but Message Content Intent is off, so the bot cannot read its questions',
        cure,
      )
    : hint(
        'Discord: Message Content Intent is off, so the bot must be mentioned in its threads too',
        `to let people go on without a mention: ${cure}`,
      )
}

/** Whether the bot has as many connections as Discord recommends. */
const shardsFinding = async (get: Get, shards: number | 'auto'): Promise<Finding> => {
  const { shards: recommended } = await get<APIGatewayBotInfo>(Routes.gatewayBot())
  if (shards === 'auto' || shards >= recommended)
    return good(`Discord: the processes share ${shards === 'auto' ? recommended : shards} shards`)
  return hint(
    `Discord recommends ${recommended} shards, and DISCORD_SHARDS is ${shards}`,
    'set it to auto, or to more, and start all processes again',
  )
}

const guildsFinding = (count: number, application: string): Finding => {
  if (count === 0)
    return problem('Discord: the bot is in no server', `open ${inviteLink(application)} and choose a server`)
  const more = count === MOST_GUILDS ? ' or more' : ''
  return good(`Discord: the bot is in ${count}${more} ${count === 1 ? 'server' : 'servers'}`)
}

/** Whether the bot is in the servers where it answers, and in no other. */
const serversFindings = (
  servers: readonly string[],
  guilds: readonly Guild[],
  application: string,
): readonly Finding[] => {
  const others = guilds.filter(({ id }) => !servers.includes(id)).map(({ name }) => name)
  const missing = servers.filter((server) => !guilds.some(({ id }) => id === server))
  return [
    ...missing.map((server) =>
      problem(
        `Discord: the bot is not in the server ${server}, which DISCORD_SERVERS names`,
        `open ${inviteLink(application)} and choose it, or take it out of DISCORD_SERVERS`,
      ),
    ),
    ...(others.length > 0
      ? [
          hint(
            `Discord: the bot is in ${others.join(', ')}, and answers nobody there, since DISCORD_SERVERS does not say so`,
            'remove it there: Server Settings → Integrations; or add the server’s id to DISCORD_SERVERS',
          ),
        ]
      : []),
  ]
}

/** Whether the commands are registered, and stand once: those for one server alone stand beside those for all. */
const commandsFindings = async (
  get: Get,
  application: string,
  guilds: readonly Guild[],
): Promise<readonly Finding[]> => {
  const ours = registrationOf(COMMANDS)
  const everywhere = await registered(get, Routes.applicationCommands(application))
  const own: { readonly guild: Guild; readonly commands: readonly APIApplicationCommand[] }[] = []
  for (const guild of guilds.slice(0, MOST_ASKED))
    own.push({
      guild,
      commands: await registered(get, Routes.applicationGuildCommands(application, guild.id)),
    })
  const twice = own.filter(({ commands }) =>
    commands.some(({ name }) => everywhere.some((other) => other.name === name)),
  )
  const alone = own.filter(({ commands }) => sameRegistration(ours, commands))
  return [
    registrationFinding(
      everywhere.length === 0 ? 'none' : sameRegistration(ours, everywhere) ? 'ours' : 'others',
      alone.map(({ guild }) => guild.name),
      alone.length === guilds.length,
    ),
    ...twice.map(({ guild }) =>
      problem(
        `Discord: in ${guild.name} the commands stand twice, for every server and for that one alone`,
        `${CLI} discord unregister --guild ${guild.id}`,
      ),
    ),
  ]
}

/** The commands that Discord has; none in a server that did not let the application have any. */
const registered = async (get: Get, route: `/${string}`): Promise<readonly APIApplicationCommand[]> => {
  try {
    // Without this Discord leaves out the translations.
    return await get<APIApplicationCommand[]>(route, { with_localizations: 'true' })
  } catch (error) {
    if (isForbidden(error)) return []
    throw error
  }
}

/** @param alone the servers that have the commands for themselves */
const registrationFinding = (
  everywhere: 'ours' | 'others' | 'none',
  alone: readonly string[],
  inAll: boolean,
): Finding => {
  if (everywhere === 'ours') return good('Discord: the commands are registered')
  if (alone.length > 0)
    return {
      ok: inAll ? true : 'hint',
      what: `Discord: the commands are registered in ${alone.join(', ')} alone`,
      cure: `for every server and direct messages: ${REGISTER}`,
    }
  return problem(
    everywhere === 'none'
      ? 'Discord: the commands are not registered'
      : 'Discord: other commands are registered than this version has',
    REGISTER,
  )
}

const failure = (error: unknown, apiUrl: string): Finding => {
  if (error instanceof RateLimitError)
    return problem(
      'Discord was asked too often',
      `ask again in ${Math.ceil(error.retryAfter / 1000)} seconds`,
    )
  if (error instanceof DiscordAPIError && error.status === 401)
    return problem('Discord refuses DISCORD_TOKEN', SETTINGS.DISCORD_TOKEN.cure)
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return unexpectedAnswerFinding('Discord', 'DISCORD_API_URL', error.status)
  if (error instanceof SyntaxError || (error instanceof TypeError && error.cause === undefined))
    return unexpectedAnswerFinding('Discord', 'DISCORD_API_URL')
  return unreachableFinding('Discord', apiUrl, 'DISCORD_API_URL', error)
}

const APPLICATIONS = 'discord.com/developers/applications → your application'
const CLI = 'npm run footnote --'
const REGISTER = `${CLI} discord register`
/** The most servers that one request lists: discord.com/developers/docs/resources/user, "Get Current User Guilds". */
const MOST_GUILDS = 200
/** The most servers whose own commands are compared. */
const MOST_ASKED = 10
