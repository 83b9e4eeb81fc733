import { TooOftenError, UserError } from '../../errors.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Source } from '../../model.ts'
import { citationOf } from '../../retrieval/answer/citation.ts'
import type { Sender } from '../access/access.ts'
import type { Limited } from '../access/limit.ts'
import { openToken } from '../access/tokens.ts'
import { hasOnlyCommonWords, requireQuestion } from '../ask/question.ts'
import { type Context, reportFault } from '../context.ts'
import { answerAsData } from './answer.ts'
import type { CitedPassage, ProgramAnswer, ProgramQuestion } from './model.ts'
import { type Listing, pageOfSources, type SourcePage } from './source-page.ts'

/**
 * What other programs get: the answers and sources that people get, as data. Each call but `open` counts as one of the asker's commands of a
 * minute, and rejects with a TooOftenError when they are used up.
 */
export interface ProgramDesk {
  /** Who asks with a token; or why there is nobody. */
  open(token: string): Promise<Sender | 'malformed' | 'unknown'>
  /**
   * Answers a question as in a chat: a follow-up is completed from the last question of its thread, and what was asked is saved.
   * @throws UserError for a question that cannot be asked
   */
  ask(question: ProgramQuestion, from: Sender): Promise<ProgramAnswer>
  /** The passages that hold some words, best first. @throws UserError for words that cannot be searched for */
  find(words: string, limit: number, from: Sender): Promise<readonly CitedPassage[]>
  /** The sources that the asker reads, in the order of the shelf. @throws UserError for a cursor that is none */
  list(wanted: Listing, from: Sender): Promise<SourcePage>
  /** A source; undefined if the asker reads none of that id. */
  read(id: string, from: Sender): Promise<Source | undefined>
}

interface ProgramDeskOptions extends Pick<Context, 'store' | 'now' | 'report' | 'language'> {
  readonly limit: (place: Sender['place']) => Limited | undefined
  readonly turn: () => Promise<void>
}

export const createProgramDesk = (
  { store, now, report, language, limit, turn }: ProgramDeskOptions,
  contextOf: (from: Sender) => Context,
): ProgramDesk => {
  /** The context of a call, once the asker has one left and it is their turn. */
  const begin = async (from: Sender): Promise<Context> => {
    // A program uses up its own answers, not those of the channel whose shelves it reads.
    const { channel, ...person } = from.place
    const limited = limit(person)
    if (limited) {
      const seconds = Math.ceil(limited.wait / 1000)
      throw new TooOftenError(messagesFor(language).programs.tooOften(seconds), limited.wait)
    }
    await turn()
    return contextOf(from)
  }
  return {
    open: (token) => openToken(token, now(), { ...store, saveTokenUse: useSaved(store, report) }),
    ask: async (question, from) => answerAsData(question, await begin(from)),
    find: async (words, limit, from) => {
      const { retrieval } = await begin(from)
      const messages = messagesFor(language)
      requireQuestion(words, messages)
      const found = await retrieval.find(words, limit)
      if (found.length === 0 && hasOnlyCommonWords(words)) throw new UserError(messages.fault.common())
      return found.map((one) => ({ ...one, citation: citationOf(one.passage, one.passage.start) }))
    },
    list: async (wanted, from) => pageOfSources(wanted, (await begin(from)).shelf.sources, language),
    read: async (id, from) => (await begin(from)).sourceById.get(id),
  }
}

/** A store that cannot be written must not keep a program from its answers. */
const useSaved =
  (store: Context['store'], report: Context['report']): Context['store']['saveTokenUse'] =>
  async (id, day) => {
    try {
      await store.saveTokenUse(id, day)
    } catch (error) {
      reportFault(report, error)
    }
  }
