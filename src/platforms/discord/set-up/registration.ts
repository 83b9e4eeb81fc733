import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import type { ArgumentEntry, CommandEntry } from '../../../commands/entry.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Messages } from '../../../messages/en.ts'
import { comparable } from './comparable.ts'

/**
 * The table of commands, and the entry in a message's menu, as Discord registers them. A name of two words becomes a command with a
 * subcommand.
 */
export const registrationOf = (
  entries: readonly CommandEntry[],
): RESTPostAPIApplicationCommandsJSONBody[] => {
  const groups = Map.groupBy(entries, (entry) => wordsOf(entry)[0])
  return [...[...groups].map(([name, members]) => slashCommand(name, members)), messageCommand()]
}

/** Whether Discord has what we would register. @param theirs as Discord lists it, with its localizations */
export const sameRegistration = (
  ours: readonly RESTPostAPIApplicationCommandsJSONBody[],
  theirs: readonly APIApplicationCommand[],
): boolean => {
  // Discord keeps no places for the commands of a single server, which are used only there.
  const placed = !theirs.some((command) => command.guild_id !== undefined)
  return comparable(ours, placed) === comparable(theirs, placed)
}

const slashCommand = (
  name: string,
  members: readonly CommandEntry[],
): RESTPostAPIChatInputApplicationCommandsJSONBody => {
  const [first] = members
  const alone = first && wordsOf(first).length === 1 ? first : undefined
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    // Discord requires a description of a group of commands, although it shows it to nobody.
    ...describe((messages) => (first ? messages.command[first.key] : '')),
    options: alone ? alone.arguments.map(option) : members.map(subcommand),
    ...(first?.channelOnly ? MANAGERS_ONLY : ANYONE),
  }
}

const messageCommand = (): RESTPostAPIApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  name: messagesFor('en').askAbout,
  name_localizations: spanish(messagesFor('es').askAbout),
  ...ANYONE,
})

const subcommand = (entry: CommandEntry): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: wordsOf(entry)[1] ?? '',
  ...describe((messages) => messages.command[entry.key]),
  options: entry.arguments.map(option),
})

const option = (entry: ArgumentEntry): APIApplicationCommandBasicOption => {
  const { key, type, required, choices, completesSources, maxLength } = entry
  const shared = { name: key, ...describe((messages) => messages.argument[key].does), required }
  if (type === 'number') return { ...shared, type: ApplicationCommandOptionType.Integer, min_value: 1 }
  const text = { ...shared, type: ApplicationCommandOptionType.String as const }
  if (choices) return { ...text, choices: choices.map((value) => ({ name: value, value })) }
  if (completesSources) return { ...text, autocomplete: true }
  return maxLength === undefined ? text : { ...text, max_length: maxLength }
}

const wordsOf = ({ name }: CommandEntry): readonly [string, ...string[]] => {
  const [first = '', ...rest] = name.split(' ')
  return [first, ...rest]
}

const describe = (text: (messages: Messages) => string) => ({
  description: text(messagesFor('en')),
  description_localizations: spanish(text(messagesFor('es'))),
})

const spanish = (text: string): LocalizationMap => ({ 'es-ES': text, 'es-419': text })

/**
 * Only in servers that invited the bot, and in its direct messages. With an installation of their own, people could show a team's
 * sources in any other server.
 */
const ANYONE = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
}

/** Commands that change how the bot behaves in a channel are for those who may manage channels. */
const MANAGERS_ONLY = {
  ...ANYONE,
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(PermissionFlagsBits.ManageChannels),
}
