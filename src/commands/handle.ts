/**
 * Carries out commands. `table.ts` has a row for each command that people type, `parse.ts` reads a typed line, and `button.ts`
 * what a button carries. Each row is defined in its room: `ask/`, `sources/`, `digest/`, `watches/` or `bot/`. `verify.ts`
 * checks every excerpt before it is shown. Platforms reach all this through `desk.ts`.
 */

import type { Command } from '../command.ts'
import { shorten } from '../display.ts'
import { AwayError, UserError } from '../errors.ts'
import { intentOf } from '../language/intent/intent.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Speech } from '../model.ts'
import { prose, type Reply, refusal } from '../reply.ts'
import { isAnswered } from './access/access.ts'
import { requireMayChange } from './access/policy.ts'
import { askAbout } from './ask/ask.ts'
import { speechOfWords } from './ask/question.ts'
import { dismiss, feedback, more, share } from './ask/saved-questions.ts'
import { showContext } from './ask/show-context.ts'
import { greet, unknownCommand } from './bot/help.ts'
import { home } from './bot/home.ts'
import { channelOf } from './bot/listen.ts'
import { type Context, type Report, reportFault } from './context.ts'
import { digestNow, scheduleFault } from './digest/digest.ts'
import { replyToIntent } from './intents/intents.ts'
import { withReaderLinks } from './reading/reader-links.ts'
import { addAnyway } from './sources/add.ts'
import { restoreSource } from './sources/remove.ts'
import { takeIn } from './sources/take.ts'
import { changesChannel, changesShelf, rowOf, type TypedKind } from './table.ts'
import { tellMe } from './watches/add.ts'

/**
 * Carries out a command. Every command ends in a reply in the asker's language: a `UserError` is shown as it is, and any other
 * error is reported and shown as its id. Never rejects.
 */
export const handle = async (command: Command, context: Context): Promise<Reply> => {
  let speech = context.language
  try {
    speech = speechOf(command, context.language)
    if (!(await isAnswered(context.access))) throw new UserError(messagesFor(speech).access.outsiders)
    const { place } = context
    // Who reads by themselves is in no channel, but their workspace has rules all the same.
    const isRuled = channelOf(place) !== undefined || place.workspace !== undefined
    if ((changesChannel(command) || changesShelf(command)) && isRuled) await requireMayChange(speech, context)
    return withReaderLinks(await carryOut(command, speech, context), context)
  } catch (error) {
    if (error instanceof UserError) return refusal(speech, error.message)
    return failureReply(context.report, error, speech)
  }
}

/** Reports an error, and tells the person its id. That something does not answer now is no bug: they are told to ask again. */
export const failureReply = (report: Report, error: unknown, speech: Speech): Reply => ({
  language: speech,
  outcome: 'failed',
  blocks: [prose(failureText(reportFault(report, error), error, speech))],
})

const failureText = (id: string, error: unknown, speech: Speech): string => {
  const { failed, away, searchAway, shelf } = messagesFor(speech)
  if (!(error instanceof AwayError)) return failed(id)
  return { database: away, search: searchAway, texts: shelf.textsAway(id) }[error.what]
}

const carryOut = async (command: Command, speech: Speech, context: Context): Promise<Reply> => {
  const said = command.kind === 'ask' && (await replyToIntent(command.question, speech, context))
  if (said) return said
  const row = rowOf(command)
  return row ? row.run(command, speech, context) : carryOutOther(command as OtherCommand, speech, context)
}

/** The commands that nobody types: those of buttons and menus, and what could not be understood. */
type OtherCommand = Exclude<Command, { readonly kind: TypedKind }>

const carryOutOther = (command: OtherCommand, speech: Speech, context: Context): Reply | Promise<Reply> => {
  const messages = messagesFor(speech)
  switch (command.kind) {
    case 'ask-about':
      return askAbout(command.text, speech, context)
    case 'digest-share':
      return digestNow(speech, context, false)
    case 'tell-me':
      return tellMe(command.question, context)
    case 'greet':
      return greet(speech, context)
    case 'home':
      return home(speech, context)
    case 'more':
      return more(command.question, command.from, context)
    case 'feedback':
      return feedback(command.question, command.vote, context)
    case 'share':
      return share(command.question, context)
    case 'dismiss':
      return dismiss(command.question, context)
    case 'context':
      return showContext(command, speech, context)
    case 'source-anyway':
      return addAnyway(command.id, speech, context)
    case 'source-take':
      return takeIn(command, speech, context)
    case 'source-restore':
      return restoreSource(command.id, speech, context)
    case 'expired':
      throw new UserError(messages.expired)
    case 'nothing-there':
      throw new UserError(messages.nothingToShow)
    case 'unknown':
      return unknownCommand(command.typed, speech, context)
    case 'bad-page':
      throw new UserError(messages.notAPage(shorten(command.typed)))
    case 'bad-days':
      throw new UserError(messages.watches.notDays(shorten(command.typed)))
    case 'bad-rule':
      throw new UserError(messages.badRule(shorten(command.typed)))
    case 'bad-schedule':
      throw scheduleFault(command, speech, context)
    default:
      return command satisfies never
  }
}

/**
 * The language of the person's own words, if the command has any: of a question rather than of what is said around it. A source's title
 * is in the language of the source.
 */
const speechOf = (command: Command, fallback: Speech): Speech => {
  if (command.kind === 'greet' || command.kind === 'help') return command.speech ?? fallback
  const own = command.kind === 'ask' ? intentOf(command.question)?.speech : undefined
  if (own) return own
  const words = command.kind === 'ask-about' ? command.text : rowOf(command)?.wordsOf?.(command)
  if (words === undefined) return fallback
  return speechOfWords(words, fallback)
}
