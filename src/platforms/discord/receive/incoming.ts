import {
  type AutocompleteInteraction,
  type GuildMember,
  GuildMemberFlags,
  InteractionContextType,
  type Message,
  MessageFlags,
  MessageType,
  type PermissionsBitField,
  type RepliableInteraction,
  type ThreadChannel,
} from 'discord.js'
import type { Command } from '../../../command.ts'
import type { Role } from '../../../commands/access/access.ts'
import { DIRECT, type IncomingMessage } from '../../../commands/bot/listen.ts'
import type { Asker, Desk } from '../../../commands/desk.ts'
import type { Log } from '../../../log.ts'
import type { Place, Speech } from '../../../model.ts'
import type { Reply } from '../../../reply.ts'
import { roleIn, USUALLY } from '../people.ts'
import type { Allows } from './allows.ts'
import { channelOf, mayPost } from './channels.ts'
import { withoutIds } from './message-words.ts'

/** Reads what comes from Discord: what a message says, and who wrote a message or used an interaction, and where. */

export const PLATFORM = 'discord'

/** What the handlers of messages and interactions need. */
export interface ReceiveDeps {
  readonly desk: Desk
  readonly log: Log
  /** The bot's language. */
  readonly language: Speech
  /** The address of Discord's API. */
  readonly apiUrl: string
  readonly allows: Allows
  /** Runs `Desk.handle`, and then whatever the command requires of Discord. */
  handle(command: Command, from: Asker): Promise<Reply>
}

/** A Discord message, as the store names it. */
export type MessageRef = Parameters<Desk['findAnswer']>[0]

/** @param workspace the server's id; null for a direct message */
export const refOf = (workspace: string | null, channel: string, message: string): MessageRef => ({
  platform: PLATFORM,
  ...(workspace !== null && { workspace }),
  channel,
  message,
})

/** False for bots (this one too), webhooks, and Discord's own lines about joins and pins. */
export const isFromPerson = (message: Message): boolean =>
  !message.partial &&
  !message.author.bot &&
  !message.author.system &&
  message.webhookId === null &&
  (message.type === MessageType.Default || message.type === MessageType.Reply)

/**
 * Reads what a person's message says, and to whom.
 * @param content the text, if Discord left it out of the message itself
 */
export const readMessage = async (
  message: Message,
  desk: Desk,
  content = message.content,
): Promise<IncomingMessage> => {
  const me = message.client.user.id
  // Discord offers the bot's own role beside the bot, under the same name.
  const role = message.guild?.roles.botRoleFor(me)?.id
  const direct = message.guildId === null
  const mention = new RegExp(role ? `<@!?${me}>|<@&${role}>` : `<@!?${me}>`, 'g')
  const plain = content.replaceAll(mention, ' ').trim()
  // The list of mentions is there even if Discord hides the text.
  const mentioned =
    mention.test(message.content) ||
    message.mentions.users.has(me) ||
    (role !== undefined && message.mentions.roles.has(role))
  const repliedTo = message.mentions.repliedUser?.id
  return {
    place: { ...placeOf(message), thread: direct ? DIRECT : await messageThread(message, desk) },
    text: withoutIds(plain),
    addressed: direct || mentioned,
    ...senderOfMessage(message),
    mentionsOthers: !mentioned && (/^<@[!&]?\d/.test(plain) || (repliedTo !== undefined && repliedTo !== me)),
  }
}

/** The place of a message, without its thread. */
const placeOf = (message: Message): Place => ({
  platform: PLATFORM,
  ...(message.guildId !== null && { workspace: message.guildId }),
  channel: channelOf(message.channel),
  user: message.author.id,
  message: message.id,
})

/** In a channel, a reply continues the conversation of the answer that it replies to. Any other message begins one. */
const messageThread = async (message: Message, desk: Desk): Promise<string> => {
  if (message.channel.isThread()) return conversationIn(message.channel, desk)
  const earlier = message.type === MessageType.Reply ? message.reference?.messageId : undefined
  const answered =
    earlier === undefined
      ? undefined
      : await desk.findQuestion(refOf(message.guildId, message.channelId, earlier))
  return answered?.thread ?? message.id
}

/** A thread that somebody opens below an answer continues its conversation. Such a thread has the id of the message. */
const conversationIn = async ({ id, guildId, parentId }: ThreadChannel, desk: Desk): Promise<string> =>
  (parentId === null ? undefined : await desk.findQuestion(refOf(guildId, parentId, id)))?.thread ?? id

/** What somebody does with a command or a button, or what they are typing into one. */
type FromPerson = RepliableInteraction | AutocompleteInteraction

/** Who used a command, pressed a button, or is typing. */
export const askerOf = async (
  interaction: FromPerson,
  privately: boolean,
  { desk }: ReceiveDeps,
): Promise<Asker> => {
  const { guildId, user } = interaction
  // If the bot is not a member of the channel, only its id is known.
  const channel = interaction.channel ? channelOf(interaction.channel) : interaction.channelId
  const thread = await interactionThread(interaction, desk)
  const place: Place = {
    platform: PLATFORM,
    ...(guildId !== null && { workspace: guildId }),
    ...(channel !== null && { channel }),
    ...(thread !== undefined && { thread }),
    user: user.id,
  }
  return { place, language: languageOf(interaction), privately, ...senderOfInteraction(interaction) }
}

type FromDiscord = Pick<Asker, 'role' | 'usualSettingsBy' | 'mayPost'>

/** What Discord says of the author of a message, and of the bot in its channel. Both are `member` where there is no server. */
export const senderOfMessage = ({ channel, member, client }: Message): FromDiscord => {
  if (channel.isDMBased()) return USUALLY
  const own = channel.permissionsFor(client.user)
  return {
    ...USUALLY,
    role: roleOf(member, member && channel.permissionsFor(member)),
    ...(own && { mayPost: mayPost(own, channel) }),
  }
}

const senderOfInteraction = (interaction: FromPerson): FromDiscord => {
  if (!interaction.inGuild()) return USUALLY
  const { member, memberPermissions, appPermissions, channel } = interaction
  const role = roleOf('guild' in member ? member : null, memberPermissions)
  return { ...USUALLY, role, mayPost: mayPost(appPermissions, channel) }
}

const roleOf = (member: GuildMember | null, permissions: Readonly<PermissionsBitField> | null): Role =>
  roleIn(permissions, member?.flags.has(GuildMemberFlags.IsGuest) === true)

/** The bot's language that is nearest to the language of the person's Discord. */
export const languageOf = ({ locale }: FromPerson): Speech => (locale.startsWith('es') ? 'es' : 'en')

/** Whether only the person and the bot can read along. */
export const isDirect = ({ guildId, context }: FromPerson): boolean =>
  guildId === null && context !== InteractionContextType.PrivateChannel

/** A button below an answer belongs to the answer's conversation. To share an answer begins one. */
const interactionThread = async (interaction: FromPerson, desk: Desk): Promise<string | undefined> => {
  if (isDirect(interaction)) return DIRECT
  if (interaction.channel?.isThread()) return conversationIn(interaction.channel, desk)
  if (!interaction.isMessageComponent()) return undefined
  const { guildId, channelId, message } = interaction
  const answered = await desk.findQuestion(refOf(guildId, channelId, message.id))
  return answered?.thread ?? (message.flags.has(MessageFlags.Ephemeral) ? message.id : undefined)
}
