import type { Place } from '../../../model.ts'
import { conversationOf, placeOf } from './place.ts'
import type { Person, Self } from './slack-context.ts'

/** What is read of a pressed button or a chosen option. Anything may be missing, whatever the documentation says. */
export interface PressedBody {
  readonly user: { readonly id: string }
  readonly channel?: { readonly id: string } | undefined
  readonly message?: { readonly ts: string; readonly thread_ts?: string | undefined } | undefined
  readonly container?: Readonly<Record<string, unknown>>
  readonly view?: { readonly id: string; readonly type: string } | undefined
  readonly response_url?: string
  readonly trigger_id?: string
}

/** A button that somebody pressed, and where. */
export interface Press {
  readonly person: Person
  readonly place: Place
  /** `alone`: on what only they see; `all`: on a message that others may see too; `home` and `modal`: on those views. */
  readonly on: 'alone' | 'all' | 'home' | 'modal'
  /** The message that it stands on. */
  readonly channel?: string
  readonly ts?: string
  readonly view?: string
  readonly trigger?: string
}

/** Where a button was pressed, and by whom. */
export const pressOf = (self: Self, body: PressedBody): Press => {
  const { user, view, container = {}, trigger_id: trigger, response_url: responseUrl } = body
  const channel = body.channel?.id ?? textIn(container, 'channel_id')
  const ts = body.message?.ts ?? textIn(container, 'message_ts')
  const thread = body.message?.thread_ts ?? textIn(container, 'thread_ts')
  const alone = container.is_ephemeral === true
  const on = view ? (view.type === 'home' ? 'home' : 'modal') : alone ? 'alone' : 'all'
  // What only one person sees begins no thread.
  const conversation =
    channel === undefined || ts === undefined || (alone && thread === undefined)
      ? undefined
      : conversationOf(channel, ts, thread)
  return {
    on,
    place: placeOf(self, user.id, channel, conversation),
    person: {
      user: user.id,
      ...(channel !== undefined && { channel }),
      ...(thread !== undefined && { thread }),
      ...(responseUrl !== undefined && responseUrl !== '' && { responseUrl }),
    },
    ...(channel !== undefined && { channel }),
    ...(ts !== undefined && { ts }),
    ...(view && { view: view.id }),
    ...(trigger !== undefined && { trigger }),
  }
}

const textIn = (fields: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}
