import type { Command, GivenFile } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { Context } from '../context.ts'
import { shelfForAdding } from '../shelves/shelves.ts'
import { addLink, saveAndTell } from './add.ts'

/** In bytes, as for links. */
const LARGEST = 15 * 1024 * 1024
/** How many links and files of one message are taken. */
const MOST = 10

/**
 * Adds the files and links of a message. What cannot be read is told, and the rest is added all the same.
 * @throws UserError if there is nothing to add, or no such shelf
 */
export const takeIn = async (
  { links, files, shelf }: Command & { readonly kind: 'source-take' },
  speech: Speech,
  context: Context,
): Promise<Reply> => {
  const messages = messagesFor(speech)
  if (links.length + files.length === 0) throw new UserError(messages.shelf.nothingToTake)
  const target = await shelfForAdding(shelf, context, speech)
  const replies: Reply[] = []
  for (const give of [...files, ...links].slice(0, MOST)) {
    const adding =
      typeof give === 'string'
        ? addLink(give, target, false, speech, context)
        : addFile(give, target, speech, context)
    replies.push(await adding.catch((error: unknown) => refused(error, give, speech)))
  }
  const [only] = replies
  if (only && replies.length === 1) return only
  const actions = replies.flatMap((reply) => reply.actions?.filter(({ key }) => key !== 'show') ?? [])
  const left = links.length + files.length - replies.length
  return {
    language: speech,
    outcome: replies.some(({ outcome }) => outcome === 'done') ? 'done' : 'refused',
    blocks: [
      ...replies.flatMap(({ blocks }): readonly ReplyBlock[] => blocks),
      ...(left > 0 ? [prose(messages.shelf.tooMany(left, MOST))] : []),
    ],
    // Buttons do not say which of several they mean.
    actions: actions.length === 1 ? actions : [],
  }
}

const refused = (error: unknown, give: string | GivenFile, speech: Speech): Reply => {
  if (!(error instanceof UserError)) throw error
  const name = typeof give === 'string' ? give : give.name
  return { language: speech, outcome: 'refused', blocks: [prose(`${name}: ${error.message}`)] }
}

/** Reads a file and saves it on a shelf. @throws UserError if it cannot be read */
const addFile = async (
  { name, size = 0, bytes }: GivenFile,
  shelf: string,
  speech: Speech,
  context: Context,
): Promise<Reply> => {
  const messages = messagesFor(speech)
  if (size > LARGEST) throw new UserError(messages.shelf.largeFile)
  const content = await bytes()
  if (content.length > LARGEST) throw new UserError(messages.shelf.largeFile)
  const { documents, problems } = await context.readers.read({ name, bytes: content })
  if (documents.length === 0)
    throw new UserError(messages.shelf.unreadable(problems[0] ?? messages.web.noArticle.empty))
  const own = documents.map((document) => ({ ...document, file: name }))
  return saveAndTell({ shelf, from: { name, bytes: content }, documents: own }, speech, context)
}
