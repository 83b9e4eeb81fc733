/** Setting up Discord: the registration of the commands, and what the doctor examines. */

import {
  type APIApplicationCommand,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import { COMMANDS } from '../../../commands/table.ts'
import type { DiscordConfig } from '../../../config.ts'
import { ConfigError } from '../../../errors.ts'
import { isForbidden, startError } from '../errors.ts'
import { createApi, fetchApplication } from './api.ts'
import { registrationOf, sameRegistration } from './registration.ts'

/**
 * Registers the commands if they differ from what Discord has. Discord allows 200 new ones a day, and shows people the changes.
 * @param guild registers for this server alone, which takes effect at once; without it every server and direct messages get them
 * @throws ConfigError if Discord refuses the token, or the application is not in the server
 */
export const registerCommands = (config: DiscordConfig, guild?: string): Promise<Change> =>
  putCommands(config, registrationOf(COMMANDS), guild)

/** Removes the commands that were registered for every server, or for one alone. @throws as `registerCommands` */
export const unregisterCommands = (config: DiscordConfig, guild?: string): Promise<Change> =>
  putCommands(config, [], guild)

type Change = 'changed' | 'unchanged'

const putCommands = async (
  { token, apiUrl }: DiscordConfig,
  ours: ReturnType<typeof registrationOf>,
  guild: string | undefined,
): Promise<Change> => {
  if (guild !== undefined && !/^\d{15,20}$/.test(guild)) throw notInGuild(guild)
  const api = createApi(token, apiUrl)
  try {
    const { id } = await fetchApplication(api)
    const route =
      guild === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild)
    const theirs = await registeredCommands(api, route)
    if (theirs && sameRegistration(ours, theirs)) return 'unchanged'
    await api.put(route, { body: ours })
    return 'changed'
  } catch (error) {
    if (guild !== undefined && (isForbidden(error) || isUnknownGuild(error))) throw notInGuild(guild)
    throw startError(error, apiUrl)
  }
}

/** The commands that Discord has; undefined if a stand-in for Discord does not know this request. */
const registeredCommands = async (
  api: REST,
  route: `/${string}`,
): Promise<readonly APIApplicationCommand[] | undefined> => {
  try {
    // Without this Discord leaves out the translations.
    const query = new URLSearchParams({ with_localizations: 'true' })
    return (await api.get(route, { query })) as APIApplicationCommand[]
  } catch (error) {
    // Discord's own errors always have a code.
    if (error instanceof DiscordAPIError && error.status === 404 && error.code === undefined) return undefined
    throw error
  }
}

const isUnknownGuild = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownGuild

const notInGuild = (guild: string): ConfigError =>
  new ConfigError(
    `The server ${guild} is not one that has the application: invite it there with the scope applications.commands, or give ` +
      'another id (Developer Mode → right-click the server → Copy Server ID).',
  )
