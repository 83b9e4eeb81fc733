/**
 * Carries out commands. `table.ts` lists what people can type, `parse.ts` reads a line, `button.ts` what a button carries. `handle` runs
 * the command with a `context.ts`, and each room builds its replies: `ask/`, `sources/`, `digest/`, `watches/` and `bot/`. `verify.ts`
 * checks every excerpt before it is shown. Platforms reach all this through `desk.ts`.
 */

import type { Command } from '../command.ts'
import { shorten } from '../display.ts'
import { UserError } from '../errors.ts'
import { detectLanguage } from '../language/detect.ts'
import { messagesFor, speechFor } from '../messages/catalogue.ts'
import type { Speech } from '../model.ts'
import { prose, type Reply, refusal } from '../reply.ts'
import { ask, askAbout } from './ask/ask.ts'
import { dismiss, feedback, more, share } from './ask/saved-questions.ts'
import { showContext } from './ask/show-context.ts'
import { greet, help, unknownCommand } from './bot/help.ts'
import { listen } from './bot/listen.ts'
import { type Context, type Report, reportFault } from './context.ts'
import { digestNow, digestOff, digestOn, digestStatus, scheduleFault } from './digest/digest.ts'
import { sourceFind } from './sources/find.ts'
import { sourceList } from './sources/list.ts'
import { sourceShow } from './sources/show.ts'
import { tellMe, watchAdd } from './watches/add.ts'
import { exportGaps, gaps } from './watches/gaps.ts'
import { watchList, watchStop } from './watches/list.ts'

/**
 * Carries out a command. Every command ends in a reply in the asker's language: a `UserError` is shown as it is, and any other
 * error is reported and shown as its id. Never rejects.
 */
export const handle = async (command: Command, context: Context): Promise<Reply> => {
  let speech = context.language
  try {
    speech = speechOf(command, context.language)
    return await carryOut(command, speech, context)
  } catch (error) {
    if (error instanceof UserError) return refusal(speech, error.message)
    return failureReply(context.report, error, speech)
  }
}

/** Reports an error, and tells the person its id. */
export const failureReply = (report: Report, error: unknown, speech: Speech): Reply => ({
  language: speech,
  outcome: 'failed',
  blocks: [prose(messagesFor(speech).failed(reportFault(report, error)))],
})

const carryOut = async (command: Command, speech: Speech, context: Context): Promise<Reply> => {
  switch (command.kind) {
    case 'ask':
      return ask(command.question, speech, context)
    case 'ask-about':
      return askAbout(command.text, speech, context)
    case 'source-list':
      return sourceList(command.page, speech, context)
    case 'source-show':
      return sourceShow(command.which, command.page, speech, context)
    case 'source-find':
      return sourceFind(command.words, speech, context)
    case 'listen':
      return listen(command.rule, speech, context)
    case 'digest-on':
      return digestOn(command, speech, context)
    case 'digest-off':
      return digestOff(speech, context)
    case 'digest-now':
      return digestNow(speech, context, true)
    case 'digest-share':
      return digestNow(speech, context, false)
    case 'digest-status':
      return digestStatus(speech, context)
    case 'watch-add':
      return watchAdd(command.question, command.where, speech, context)
    case 'watch-list':
      return watchList(command.page, speech, context)
    case 'watch-stop':
      return watchStop(command.which, speech, context)
    case 'tell-me':
      return tellMe(command.question, context)
    case 'gaps':
      return command.as === 'csv'
        ? exportGaps(command.days, speech, context)
        : gaps(command.days, command.page, speech, context)
    case 'help':
      return help(speech, context)
    case 'greet':
      return greet(speech, context)
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
    case 'expired':
      throw new UserError(messagesFor(speech).expired)
    case 'nothing-there':
      throw new UserError(messagesFor(speech).nothingToShow)
    case 'unknown':
      return unknownCommand(command.typed, speech, context)
    case 'bad-page':
      throw new UserError(messagesFor(speech).notAPage(shorten(command.typed)))
    case 'bad-days':
      throw new UserError(messagesFor(speech).watches.notDays(shorten(command.typed)))
    case 'bad-rule':
      throw new UserError(messagesFor(speech).badRule(shorten(command.typed)))
    case 'bad-schedule':
      throw scheduleFault(command, speech, context)
    default:
      return command satisfies never
  }
}

const speechOf = (command: Command, fallback: Speech): Speech => {
  const words = ownWords(command)
  return words === undefined ? fallback : speechFor(detectLanguage(words, fallback), fallback)
}

/** The person's own words. A source's title is not: it is in the language of the source. */
const ownWords = (command: Command): string | undefined => {
  switch (command.kind) {
    case 'ask':
    case 'watch-add':
      return command.question
    case 'ask-about':
      return command.text
    case 'source-find':
      return command.words
    default:
      return undefined
  }
}
