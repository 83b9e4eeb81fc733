/** What is read of a message event. Anything may be missing, whatever the documentation says. */
export interface MessageEvent {
  readonly channel: string
  readonly ts: string
  readonly thread_ts?: string | undefined
  readonly user?: string | undefined
  readonly bot_id?: string | undefined
  readonly subtype?: string | undefined
  readonly text?: string | undefined
  /** Of a change: the message as it is now. */
  readonly message?: ChangedMessage
  /** Of a removal: which message is gone. */
  readonly deleted_ts?: string
}

export interface ChangedMessage extends Omit<MessageEvent, 'channel' | 'message'> {
  readonly edited?: { readonly ts?: string }
}

/** A person's own words: no bot's, no line of Slack's about a join or a new topic. */
export const isFromPerson = (
  { user, bot_id, subtype }: Omit<MessageEvent, 'channel'>,
  self: string,
): boolean =>
  user !== undefined &&
  user !== self &&
  user !== 'USLACKBOT' &&
  bot_id === undefined &&
  (subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast')
