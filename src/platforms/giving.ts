import type { Command, GivenFile } from '../command.ts'
import { UserError } from '../errors.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Speech } from '../model.ts'

/** What people give the bot in a message: links and files that may become sources. */
export interface Given {
  readonly links: readonly string[]
  readonly files: readonly GivenFile[]
}

/** The command that adds what was given, to the shelf of the place. */
export const takingOf = ({ links, files }: Given): Command => ({
  kind: 'source-take',
  links,
  files,
  shelf: '',
})

/** In bytes. */
const MOST_BYTES = 15 * 1024 * 1024
/** In milliseconds. */
const MOST_TIME = 10_000

export interface Download {
  readonly url: string
  /** The platform's own: the file is fetched from nowhere else, since a token may go with the request. */
  readonly isOwn: (address: URL) => boolean
  readonly headers?: Readonly<Record<string, string>>
  /** What the person is told if the server leads elsewhere, instead of that it cannot be fetched. */
  readonly ledAway?: string
  /** The language in which the person is told why it does not work. */
  readonly speech: Speech
}

/**
 * Fetches a file of a message from the platform's own server, without following it elsewhere.
 * @throws UserError that says why it cannot be had
 */
export const download = async ({
  url,
  isOwn,
  headers = {},
  speech,
  ledAway,
}: Download): Promise<Uint8Array> => {
  const { shelf } = messagesFor(speech)
  const address = URL.parse(url)
  if (address === null || !isOwn(address)) throw new UserError(shelf.fileElsewhere)
  const response = await fetch(address, {
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(MOST_TIME),
  }).catch(() => undefined)
  const isLedAway = response !== undefined && response.status >= 300 && response.status < 400
  if (isLedAway) throw new UserError(ledAway ?? shelf.fileUnreachable)
  if (response?.ok !== true || response.body === null) throw new UserError(shelf.fileUnreachable)
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of response.body) {
      length += chunk.length
      if (length > MOST_BYTES) throw new UserError(shelf.largeFile)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(shelf.fileUnreachable)
  }
  return Buffer.concat(chunks)
}
