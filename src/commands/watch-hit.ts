import { messagesFor } from '../messages/catalogue.ts'
import { formatDayAt } from '../messages/format.ts'
import type { Excerpt } from '../model.ts'
import { heading, note, type Reply } from '../reply.ts'
import type { Watch } from '../store/port.ts'
import type { Context } from './context.ts'
import { excerptBlocks } from './excerpt-blocks.ts'
import { stopWatchingAction } from './watches/watches.ts'

/**
 * What somebody is told whose standing question new sources answer.
 * @param more how many sources answer beside those whose excerpts are given
 * @returns undefined where no excerpt is its source's text, so that there is nothing to tell
 */
export const watchNotice = (
  watch: Watch,
  excerpts: readonly Excerpt[],
  more: number,
  context: Pick<Context, 'sourceById' | 'references' | 'report'>,
): Reply | undefined => {
  const { language, question, gap, at } = watch
  const messages = messagesFor(language)
  const blocks = excerptBlocks(excerpts, 1, messages, context)
  if (blocks.length === 0) return undefined
  const words =
    gap === undefined
      ? messages.watches.onWatch(question)
      : messages.watches.gapAnswered(formatDayAt(at, language), question)
  return {
    language,
    outcome: 'done',
    blocks: [heading(words), ...blocks, ...(more > 0 ? [note(messages.watches.moreSources(more))] : [])],
    actions: gap === undefined ? [stopWatchingAction(watch, language)] : [],
  }
}
