import type { Fields } from './as-sent.ts'
import { walk } from './rules.ts'
import type { Sent } from './server.ts'

/** The text of a message without its markup. */
export const wordsOf = (body: Fields): string =>
  walk(body.components)
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n')
    .replace(/\\(?=[\p{P}\p{S}])/gu, '')

/** The custom ids of a message's buttons and menus. */
export const idsOf = (body: Fields): readonly string[] =>
  walk(body.components).flatMap(({ custom_id }) => (typeof custom_id === 'string' ? [custom_id] : []))

export const buttonOf = (body: Fields, kind: string): string => {
  const found = idsOf(body).find((id) => id.startsWith(`${kind}:`))
  if (found === undefined) throw new Error(`There is no button ${kind} among ${idsOf(body).join(', ')}`)
  return found
}

export const isPost =
  (channel: string) =>
  ({ operation, path }: Sent): boolean =>
    operation === 'create_message' && path === `/channels/${channel}/messages`

/** Whether it posts a message, in any channel. */
export const isAnyPost = ({ operation }: Sent): boolean => operation === 'create_message'

/** Whether it answers an interaction after the acknowledgement. */
export const isAnswerTo =
  ({ token }: { readonly token: string }) =>
  ({ operation, path }: Sent): boolean =>
    operation === 'update_original_webhook_message' && path.split('/')[3] === token

export const isFollowUpTo =
  ({ token }: { readonly token: string }) =>
  ({ operation, path }: Sent): boolean =>
    operation === 'execute_webhook' && path.split('/')[3] === token

export const isAcknowledgementOf =
  ({ id }: { readonly id: string }) =>
  ({ operation, path }: Sent): boolean =>
    operation === 'create_interaction_response' && path.split('/')[2] === id

export const channelIn = ({ path }: Pick<Sent, 'path'>): string => path.split('/')[2] ?? ''

/** Waits for a post with these words; everything sent earlier has arrived by then. */
export const says =
  (words: string) =>
  (sent: Sent): boolean =>
    isAnyPost(sent) && wordsOf(sent.body).includes(words)
