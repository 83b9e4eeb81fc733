import type { GivenFile } from '../../../command.ts'
import { UserError } from '../../../errors.ts'
import { linksIn } from '../../../language/adding.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Speech } from '../../../model.ts'
import { download, type Given } from '../../giving.ts'

/** How files of Slack are fetched: the bot's token goes to Slack alone. */
export interface SlackFiles {
  readonly token: string
  /** The address of Slack's API: a test server's files are on the same host. */
  readonly apiUrl: string
}

/** The fields of a message that hold what it gives. Any of them may be missing. */
interface Giving {
  readonly text?: string | undefined
  readonly files?: unknown
  readonly attachments?: unknown
}

type Fields = Readonly<Record<string, unknown>>

/** The links and files of a message: where its text has no link, those of what bots attach to it, such as a feed's entries. */
export const givenIn = (
  { text = '', files, attachments }: Giving,
  from: SlackFiles,
  speech: Speech,
): Given => ({
  links: [linksOfText(text), attachedLinks(attachments)].find((links) => links.length > 0) ?? [],
  files: (Array.isArray(files) ? files : []).flatMap((file: Fields): readonly GivenFile[] => {
    const { name, title, size, mode } = file
    // Deleted, or hidden by the limit of a free plan.
    if (mode === 'tombstone' || mode === 'hidden_by_limit') return []
    const called = typeof name === 'string' && name !== '' ? name : String(title ?? 'file')
    return [
      { name: called, ...(typeof size === 'number' && { size }), bytes: () => bytesOf(file, from, speech) },
    ]
  }),
})

/** In Slack's markup a link stands before its label. */
const linksOfText = (text: string): readonly string[] =>
  linksIn(text.replace(/<(https?:\/\/[^|>]+)(?:\|[^>]*)?>/g, ' $1 ').replaceAll('&amp;', '&'))

/** Of an entry, the link of its title. A forwarded message has a link to itself, so only its text counts. */
const attachedLinks = (attachments: unknown): readonly string[] => [
  ...new Set(
    (Array.isArray(attachments) ? attachments : []).flatMap((attachment: Fields) => {
      const { title_link: title, text } = attachment
      const isMessage = attachment.is_share === true || attachment.is_msg_unfurl === true
      if (!isMessage && typeof title === 'string') return linksIn(title)
      return typeof text === 'string' ? linksOfText(text) : []
    }),
  ),
]

const bytesOf = async (file: Fields, { token, apiUrl }: SlackFiles, speech: Speech): Promise<Uint8Array> => {
  const { url_private_download: address, file_access: access } = file
  const { shelf } = messagesFor(speech)
  if (access === 'check_file_info' || typeof address !== 'string') throw new UserError(shelf.fileOfOthers)
  const own = new URL(apiUrl).origin
  const bytes = await download({
    url: address,
    isOwn: ({ origin }) => origin === own || origin === 'https://files.slack.com',
    headers: { authorization: `Bearer ${token}` },
    // Without the scope Slack leads to its page to sign in, or answers with it.
    ledAway: shelf.needsFilesRead,
    speech,
  })
  const isPage = /^\s*<!doctype html/i.test(Buffer.from(bytes.subarray(0, 200)).toString())
  if (isPage && file.filetype !== 'html') throw new UserError(shelf.needsFilesRead)
  return bytes
}
