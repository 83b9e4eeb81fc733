import { LISTEN_RULES, type ListenRule } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Place } from '../../model.ts'
import { done, prose } from '../../reply.ts'
import type { ChannelRef, Store } from '../../store/port.ts'
import type { RoleLookup } from '../access/access.ts'
import { type ChannelChange, changeChannel } from '../access/settings.ts'
import { defineCommand, oneOf } from '../row.ts'

/** A message that the bot can read. */
export interface IncomingMessage {
  /** `thread` is the conversation that the message belongs to, or would start. */
  readonly place: Place
  /** Without the mention of the bot. */
  readonly text: string
  /** Whether it speaks to the bot: in a direct message, or by a mention. Otherwise the bot overhears it. */
  readonly addressed: boolean
  /** Whether it begins by mentioning somebody else. */
  readonly mentionsOthers: boolean
  /** What its writer is in their workspace. */
  readonly role?: RoleLookup
}

/** The rule of a channel where none was set. */
const USUAL_RULE: ListenRule = 'thread'

/** The `thread` of a place where every message is for the bot. A thread of such a place begins with it and a colon. */
export const DIRECT = 'direct'

const isDirect = (thread: string | undefined): boolean =>
  thread === DIRECT || (thread?.startsWith(`${DIRECT}:`) ?? false)

/** Says when the bot answers in this channel. A rule that is given is set first. @throws UserError outside a channel */
export const listenCommand = defineCommand({
  name: 'listen',
  key: 'listen',
  channelOnly: true,
  arguments: [{ key: 'rule', type: 'text', required: false, choices: LISTEN_RULES }],
  build: (given) => {
    const typed = given('rule')
    const rule = oneOf(LISTEN_RULES, typed.replace(/s$/i, ''))
    return rule === undefined && typed !== '' ? { kind: 'bad-rule', typed } : { kind: 'listen', rule }
  },
  onlyShows: ({ rule }) => rule === undefined,
  run: async ({ rule }, speech, context) => {
    const { store, place } = context
    const messages = messagesFor(speech)
    const channel = channelOf(place)
    if (!channel) throw new UserError(messages.listenNotHere)
    if (rule) {
      const notice: ChannelChange['notice'] = ({ listen }, name) =>
        listen(name, messages.listenNow(messages.listenRule[rule]))
      const save = () => store.saveListenRule(channel, rule)
      await changeChannel({ channel, notice, needsPosting: true, save }, speech, context)
    }
    const words = messages.listenRule[rule ?? (await ruleOf(place, store))]
    return done(speech, [prose(rule ? messages.listenNow(words) : words)])
  },
})

/** The rule of a place. */
export const ruleOf = async (place: Place, store: Store): Promise<ListenRule> => {
  const channel = channelOf(place)
  return (channel && (await store.listenRule(channel))) ?? USUAL_RULE
}

/** The channel of a place; undefined in a direct conversation. */
export const channelOf = ({ platform, workspace, channel, thread }: Place): ChannelRef | undefined =>
  channel === undefined || isDirect(thread)
    ? undefined
    : { platform, channel, ...(workspace !== undefined && { workspace }) }
