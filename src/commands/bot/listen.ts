import type { ListenRule } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { looksLikeQuestion } from '../../language/questions.ts'
import { isSmallTalk } from '../../language/small-talk.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Place, Speech } from '../../model.ts'
import { prose, type Reply } from '../../reply.ts'
import type { ChannelRef, Store } from '../../store/port.ts'
import type { Context } from '../context.ts'

/** A message that somebody wrote where the bot can read it. */
export interface IncomingMessage {
  /** `thread` is the conversation that the message is in, or would begin. */
  readonly place: Place
  /** Without the mention of the bot. */
  readonly text: string
  /** Whether it was said to the bot: in a direct message, or by a mention. */
  readonly addressed: boolean
  /** Whether it begins by mentioning somebody else. */
  readonly mentionsOthers: boolean
}

/** What holds in a channel until somebody says otherwise. */
const USUAL_RULE: ListenRule = 'thread'

/** The conversation of a place where every message is for the bot. */
export const DIRECT = 'direct'

/** Says when the bot answers in this channel, after changing it where a rule is given. @throws UserError outside a channel */
export const listen = async (
  rule: ListenRule | undefined,
  speech: Speech,
  { store, place }: Context,
): Promise<Reply> => {
  const messages = messagesFor(speech)
  const channel = channelOf(place)
  if (!channel) throw new UserError(messages.listenNotHere)
  if (rule) await store.saveListenRule(channel, rule)
  const words = messages.listenRule[rule ?? (await ruleOf(place, store))]
  return { language: speech, outcome: 'done', blocks: [prose(rule ? messages.listenNow(words) : words)] }
}

/** The rule that holds in a place. */
export const ruleOf = async (place: Place, store: Store): Promise<ListenRule> => {
  const channel = channelOf(place)
  return (channel && (await store.listenRule(channel))) ?? USUAL_RULE
}

/**
 * Whether a message is for the bot to answer: what is said to it always is; in a thread where it has answered, or below a digest, what is
 * not said to somebody else and is more than thanks; and where every question is to be answered, what looks like one.
 */
export const isForBot = async (
  { place, text, addressed, mentionsOthers }: IncomingMessage,
  store: Store,
): Promise<boolean> => {
  if (addressed) return true
  if (mentionsOthers) return false
  const rule = await ruleOf(place, store)
  if (rule === 'mention') return false
  if (rule === 'all' && looksLikeQuestion(text)) return true
  if (isSmallTalk(text)) return false
  return (await store.lastQuestion(place)) !== undefined || (await isDigest(place, store))
}

/** Whether a conversation is that of a digest. */
const isDigest = async (place: Place, store: Store): Promise<boolean> => {
  const channel = channelOf(place)
  return (
    channel !== undefined &&
    place.thread !== undefined &&
    (await store.deliveryOf(channel, place.thread)) !== undefined
  )
}

/** The channel of a place; undefined where every message is for the bot. */
export const channelOf = ({ platform, workspace, channel, thread }: Place): ChannelRef | undefined =>
  channel === undefined || thread === DIRECT
    ? undefined
    : { platform, channel, ...(workspace !== undefined && { workspace }) }
