import { MessageReferenceType, MessageType } from 'discord.js'

export type Fields = Readonly<Record<string, unknown>>

/** Completes a gateway message as Discord sends it. The twin leaves out mentions and what a reply refers to, and has no direct messages. */
export const messageAsSent = async (
  message: Fields,
  userOf: (id: string) => Promise<Fields | undefined>,
  messageOf: (id: string) => Promise<Fields | undefined>,
): Promise<Fields> => {
  const { guild_id, ...rest } = message
  const reference = message.message_reference as Fields | undefined
  const repliedTo = reference ? await messageOf(String(reference.message_id)) : undefined
  const named = [...String(message.content).matchAll(/<@!?(\d+)>/g)].map((match) => String(match[1]))
  // A reply mentions the person it answers, unless its writer switches that off.
  const replied = repliedTo && reference?.silently !== true ? [String((repliedTo.author as Fields).id)] : []
  const mentions = await Promise.all([...new Set([...named, ...replied])].map(userOf))
  return {
    ...rest,
    ...(guild_id ? { guild_id } : { channel_type: 1 }),
    mentions: mentions.filter((user) => user !== undefined),
    ...(repliedTo && {
      type: MessageType.Reply,
      referenced_message: repliedTo,
      message_reference: { ...reference, type: MessageReferenceType.Default },
    }),
  }
}
