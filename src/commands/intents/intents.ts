/**
 * What people say to the bot rather than ask the sources: thanks, "source?", "what is new?". `src/language/intent` tells which it is, and this
 * room answers it. None of it is saved.
 */

import { type Intent, intentOf, subjectAsked } from '../../language/intent/intent.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { done, prose, type Reply } from '../../reply.ts'
import { messageOf, more } from '../ask/saved-questions.ts'
import { greet, helpCommand } from '../bot/help.ts'
import type { Context } from '../context.ts'
import { newsNow } from '../digest/digest.ts'
import { sourceListCommand } from '../sources/list.ts'
import { type LastAnswer, lastAnswer, readingOn } from './last-answer.ts'
import { authorReply, dateReply, named } from './source-fields.ts'
import { sourcesAbout, sourceTitled, summaryOf } from './summary.ts'

/**
 * The reply to a message that is to the bot itself; undefined for a question to the sources.
 * @throws UserError for the summary of a source that there is not
 */
export const replyToIntent = async (
  text: string,
  speech: Speech,
  context: Context,
): Promise<Reply | undefined> => {
  const intent = intentOf(text)
  const subject = intent ? undefined : subjectAsked(text)
  const titled = subject === undefined ? undefined : sourceTitled(subject, context)
  if (!intent && !titled) return undefined
  // An edit may have made it of a question, which is then asked no more.
  const message = messageOf(context.place)
  if (message) await context.store.deleteQuestions(message)
  return intent ? carryOut(intent, speech, context) : titled && summaryOf([titled], speech, context)
}

const carryOut = async ({ kind, subject }: Intent, speech: Speech, context: Context): Promise<Reply> => {
  const { intents } = messagesFor(speech)
  switch (kind) {
    case 'greeting':
      return greet(speech, context)
    case 'help':
      return helpCommand.run({ kind: 'help' }, speech, context)
    case 'sources':
      return sourceListCommand.run({ kind: 'source-list', page: 1 }, speech, context)
    case 'news':
      return newsNow(speech, context)
    case 'small-talk':
      return done(speech, [prose(intents.welcome)])
    case 'goodbye':
      return done(speech, [prose(intents.goodbye)])
    case 'clear':
      return done(speech, [prose(intents.clear)])
    case 'summary':
      if (subject !== undefined)
        return summaryOf(await sourcesAbout(subject, speech, context), speech, context)
      break
    case 'more':
    case 'author':
    case 'date':
    case 'origin':
    case 'reword':
      break
    default:
      return kind satisfies never
  }
  const last = await lastAnswer(context)
  if (kind === 'reword') return reword(last, speech, context)
  return last ? ofLast(kind, last, speech, context) : done(speech, [prose(intents.nothingYet)])
}

/** What is said of the last answer. */
const ofLast = (
  kind: 'summary' | 'more' | 'author' | 'date' | 'origin',
  last: LastAnswer,
  speech: Speech,
  context: Context,
): Reply | Promise<Reply> => {
  const messages = messagesFor(speech)
  const { intents } = messages
  const { cited } = last
  const [first] = cited
  switch (kind) {
    case 'summary':
      return summaryOf([first], speech, context)
    case 'author':
      return authorReply(first, speech, context)
    case 'date':
      return dateReply(first, speech, context)
    case 'origin':
      return named(intents.origin(cited.length), cited, speech, context)
    case 'more': {
      const command = readingOn(last, context).more?.command
      if (command?.kind !== 'more') return done(speech, [prose(messages.noMore)])
      return more(command.question, command.from, context)
    }
    default:
      return kind satisfies never
  }
}

/** Says that the bot never rewords, and offers to read on. */
const reword = (last: LastAnswer | undefined, speech: Speech, context: Context): Reply => {
  const { context: read, more: further } = last ? readingOn(last, context) : {}
  const { intents, button } = messagesFor(speech)
  return done(
    speech,
    [prose(intents.neverRewords)],
    [...(read ? [{ ...read, label: button.read }] : []), ...(further ? [further] : [])],
  )
}
