import { shorten } from '../../display.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { formatDay } from '../../messages/format.ts'
import type { Source, Speech } from '../../model.ts'
import { done, prose, type Reply, type ReplyBlock } from '../../reply.ts'
import type { Context } from '../context.ts'
import { sourceBlock } from '../sources/list.ts'

type Shown = Pick<Context, 'shelf' | 'references'>

/** Says who wrote a source, or that it names nobody. @param before what is said first */
export const authorReply = (source: Source, speech: Speech, context: Shown, before = ''): Reply => {
  const { author } = source
  const { intents } = messagesFor(speech)
  const words = author === undefined ? intents.noAuthor : intents.author(shorten(author))
  return named(`${before} ${words}`.trim(), [source], speech, context)
}

/** Says when a source was published, or that it gives no date. @param before what is said first */
export const dateReply = (source: Source, speech: Speech, context: Shown, before = ''): Reply => {
  const { published } = source
  const { intents } = messagesFor(speech)
  const words = published === undefined ? intents.noDate : intents.published(formatDay(published, speech))
  return named(`${before} ${words}`.trim(), [source], speech, context)
}

/** The bot's words about sources, and each source as a line of the list, with its link or file. */
export const named = (words: string, sources: readonly Source[], speech: Speech, context: Shown): Reply => {
  const messages = messagesFor(speech)
  const blocks = sources.flatMap((source): readonly ReplyBlock[] => {
    const { url, file } = source
    const [name, value] = url === undefined ? [messages.field.file, file] : [messages.field.link, url]
    return [
      sourceBlock(source, context.shelf.sources.indexOf(source) + 1, messages, context),
      ...(value === undefined ? [] : [{ kind: 'fields', fields: [{ name, value }] } as const]),
    ]
  })
  return done(speech, [prose(words), ...blocks])
}
