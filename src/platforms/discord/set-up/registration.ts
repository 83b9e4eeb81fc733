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
import type { ArgumentEntry, CommandEntry } from '../../../commands/table.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Messages } from '../../../messages/en.ts'
import { comparable } from './comparable.ts'

/**
 * The table of commands as Discord is told of it, with the entry of a message's menu. The two words of a name become
 * a command with its subcommands. Every name that a command is chosen and filled in by is the table's.
 */
export const registrationOf = (
  entries: readonly CommandEntry[],
): RESTPostAPIApplicationCommandsJSONBody[] => {
  const groups = Map.groupBy(entries, (entry) => wordsOf(entry)[0])
  return [...[...groups].map(([name, members]) => slashCommand(name, members)), messageCommand()]
}

/**
 * Whether what Discord has, asked for with its localizations, is what we would tell it; what it adds of its own
 * counts for nothing.
 */
export const sameRegistration = (
  ours: readonly RESTPostAPIApplicationCommandsJSONBody[],
  theirs: readonly APIApplicationCommand[],
): boolean => {
  // The commands of one server are used there and nowhere else, so Discord keeps no places for them.
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
    // Nobody is shown what a group of commands is about, but Discord wants it told.
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
 * Only where the bot was invited to, and in its direct messages. Somebody's own installation would let them show the
 * sources of a team in any other server.
 */
const ANYONE = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
}

/** What sets how the bot behaves in a channel is for those who may manage channels, in a server. */
const MANAGERS_ONLY = {
  ...ANYONE,
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(PermissionFlagsBits.ManageChannels),
}
