import { type Place, withoutUndefined } from '../../../model.ts'
import type { Reply } from '../../../reply.ts'
import { renderModal } from '../render/render.ts'
import { sendPrivately } from './post.ts'
import { conversationOf, type Person, placeOf, type Self, type Slack } from './slack-context.ts'

/** The fields of a pressed button or a chosen option that we read. Any of them may be missing, whatever the documentation says. */
export interface PressedBody {
  readonly user: { readonly id: string }
  readonly channel?: { readonly id: string } | undefined
  readonly message?: { readonly ts: string; readonly thread_ts?: string | undefined } | undefined
  readonly container?: Readonly<Record<string, unknown>>
  readonly view?:
    | { readonly id: string; readonly type: string; readonly private_metadata?: string | undefined }
    | undefined
  readonly response_url?: string
  readonly trigger_id?: string
}

/** A button that somebody pressed, and where it is. */
export interface Press {
  readonly person: Person
  readonly place: Place
  /** `private`: on a message that only they see; `public`: on one that others may see; `home` and `modal`: on those views. */
  readonly on: 'private' | 'public' | 'home' | 'modal'
  /** The `ts` of the message with the button. */
  readonly ts?: string
  readonly view?: string
  readonly trigger?: string
}

/** Reads where a button was pressed, and by whom. */
export const pressOf = (self: Self, body: PressedBody): Press => {
  const { user, view, container = {}, trigger_id: trigger, response_url: responseUrl } = body
  const channel = body.channel?.id ?? textIn(container, 'channel_id')
  const ts = body.message?.ts ?? textIn(container, 'message_ts')
  const thread = body.message?.thread_ts ?? textIn(container, 'thread_ts')
  const isPrivate = container.is_ephemeral === true
  const on = view ? (view.type === 'home' ? 'home' : 'modal') : isPrivate ? 'private' : 'public'
  // A message that only one person sees starts no thread.
  const conversation =
    channel === undefined || ts === undefined || (isPrivate && thread === undefined)
      ? undefined
      : conversationOf(channel, ts, thread)
  return withoutUndefined({
    on,
    // A modal is in no channel, but it was opened in one, which decides what may be read.
    place: placeOf(self, user.id, channel ?? (view?.private_metadata || undefined), conversation),
    person: withoutUndefined({ user: user.id, channel, thread, responseUrl: responseUrl || undefined }),
    ts,
    view: view?.id,
    trigger,
  } as const)
}

const textIn = (fields: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * Shows a reply in a modal. Slack opens one only within three seconds of the press. A later reply is sent to the person as a private
 * message. Never rejects.
 * @param stacked if the button is on a modal: whether the new modal goes on top of it, or replaces it
 */
export const showModal = async (slack: Slack, press: Press, reply: Reply, stacked = false): Promise<void> => {
  const { trigger, person } = press
  const { channel } = press.place
  const view = { ...renderModal(reply), ...(channel !== undefined && { private_metadata: channel }) }
  try {
    if (press.on === 'modal' && press.view !== undefined && !stacked)
      await slack.client.views.update({ view_id: press.view, view })
    else if (trigger === undefined) throw new Error('There is no trigger to open a modal with.')
    else if (press.on === 'modal') await slack.onceClient.views.push({ trigger_id: trigger, view })
    else await slack.onceClient.views.open({ trigger_id: trigger, view })
  } catch (error) {
    slack.log.debug('slack.no-modal', { error })
    await sendPrivately(slack, person, reply)
  }
}
