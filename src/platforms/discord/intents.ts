import { ApplicationFlags, GatewayIntentBits } from 'discord.js'

/** What answering mentions, threads and direct messages takes. None of these is privileged. */
const LEAST: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
]

/** @param content whether to ask for the words of messages that do not mention the bot: a privileged intent */
export const intentsWith = (content: boolean): readonly GatewayIntentBits[] =>
  content ? [...LEAST, GatewayIntentBits.MessageContent] : LEAST

/**
 * Whether whoever owns the application has switched Message Content Intent on.
 * @param flags of the application; one that Discord has not had to approve yet has the flag called "limited"
 */
export const hasMessageContent = (flags: number): boolean =>
  (flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !== 0

const SWITCH =
  'Switch on Message Content Intent (discord.com/developers/applications → your application → Bot → Privileged Gateway Intents), then ' +
  'restart the bot.'

export const LISTEN_CURE = `A channel is set to /listen all, but Discord keeps from the bot what does not mention it. ${SWITCH}`

export const UNREAD_CURE =
  'Somebody went on in one of the bot’s threads without mentioning it, and Discord kept the words from it. To let people do so: ' +
  SWITCH
