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

/**
 * The table of commands, and the entries in a message's menu, as Discord registers them. A name of two words becomes a command with a
 * subcommand.
 */
export const registrationOf = (
  entries: readonly CommandEntry[],
): RESTPostAPIApplicationCommandsJSONBody[] => {
  const groups = Map.groupBy(entries, (entry) => wordsOf(entry)[0])
  return [
    ...[...groups].map(([name, members]) => slashCommand(name, members)),
    messageCommand((messages) => messages.askAbout),
    messageCommand((messages) => messages.shelf.addToSources),
  ]
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

const messageCommand = (nameIn: (messages: Messages) => string): RESTPostAPIApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  name: nameIn(messagesFor('en')),
  name_localizations: spanish(nameIn(messagesFor('es'))),
  ...ANYONE,
})

const subcommand = (entry: CommandEntry): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: wordsOf(entry)[1] ?? '',
  ...describe((messages) => messages.command[entry.key]),
  options: entry.arguments.map(option),
})

const option = (entry: ArgumentEntry): APIApplicationCommandBasicOption => {
  const { key, type, required, choices, completes, maxLength } = entry
  const shared = { name: key, ...describe((messages) => messages.argument[key].does), required }
  if (type === 'number') return { ...shared, type: ApplicationCommandOptionType.Integer, min_value: 1 }
  const text = { ...shared, type: ApplicationCommandOptionType.String as const }
  if (choices) return { ...text, choices: choices.map((value) => ({ name: value, value })) }
  const limited = maxLength === undefined ? text : { ...text, max_length: maxLength }
  return completes === undefined ? limited : { ...limited, autocomplete: true }
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

/**
 * A registration as text that is equal for equal registrations. It holds the fields that we register, except those with their default
 * value. The order of commands does not matter; that of options does, because Discord shows them in it.
 * @param placed whether the places where a command may be used count
 */
const comparable = (
  commands: readonly (APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody)[],
  placed: boolean,
): string => {
  const fields = new Set(placed ? [...FIELDS, ...PLACES] : FIELDS)
  return JSON.stringify(commands.map((command) => JSON.stringify(plain(command, fields, ''))).sort())
}

const FIELDS = (
  'autocomplete channel_types choices default_member_permissions description description_localizations max_length max_value ' +
  'min_length min_value name name_localizations nsfw options required type value'
).split(' ')
const PLACES = ['contexts', 'integration_types']
/** Lists whose order means nothing. */
const UNORDERED = new Set([...PLACES, 'channel_types'])

/** @param name of the field that holds the value */
const plain = (value: unknown, fields: ReadonlySet<string>, name: string): unknown => {
  if (Array.isArray(value))
    return UNORDERED.has(name) ? value.map(String).sort() : value.map((item) => plain(item, fields, name))
  if (typeof value !== 'object' || value === null) return String(value)
  // The fields of a localization are languages.
  const all = name.endsWith('_localizations')
  return Object.entries(value)
    .filter(([field, inner]) => (all || fields.has(field)) && !isDefault(inner))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, inner]) => [field, plain(inner, fields, field)])
}

const isDefault = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)
