import type { Command } from '../command.ts'
import { parseMessage } from '../commands/parse.ts'
import { asksToAdd } from '../language/adding.ts'
import { pointsAtMessage } from '../language/pointing.ts'
import { withoutLinks } from '../language/questions.ts'
import { type Given, takingOf } from './giving.ts'

/** What a message to the bot asks, where it may mean another message. The platforms say what that other message is. */

/** What stands in the messages that a message may mean. None of it rejects. */
export interface Meant {
  /** Of what it forwards; empty if it forwards nothing. */
  readonly forwarded: string
  /** Of a message that it follows or points at. @param isEmpty whether it has no words of its own; undefined if there is no such message */
  readonly around: (isEmpty: boolean) => Promise<string | undefined>
  /** The links and files of the message itself. */
  readonly given: Given
  /** Those of the message that it replies to, or that stand above it in its thread; undefined if there is none. */
  readonly givenAround: () => Promise<Given | undefined>
}

/**
 * The command of a message to the bot. If its words only point at another message, it is about the one that it forwards or points at; if
 * it has no words, too. A link or a file alone, or with words that say so, is to be added to the sources.
 * @param text the message's own words
 */
export const commandOfWords = async (
  text: string,
  { forwarded, around, given, givenAround }: Meant,
): Promise<Command> => {
  const own = withoutLinks(text)
  const gives = given.links.length + given.files.length > 0
  // Who replies “add this” to somebody’s file means that file.
  if (asksToAdd(own)) return takingOf(gives ? given : ((await givenAround()) ?? given))
  const isEmpty = !HAS_WORDS.test(own)
  if (!isEmpty && !pointsAtMessage(own)) return parseMessage(text)
  const isLink = isEmpty && HAS_WORDS.test(text)
  if (isEmpty && gives && forwarded === '') return takingOf(given)
  const subject = forwarded !== '' || isLink ? forwarded || undefined : await around(isEmpty)
  if (subject !== undefined) return { kind: 'ask-about', text: subject }
  return isLink ? { kind: 'ask', question: text } : parseMessage(text)
}

const HAS_WORDS = /[\p{L}\p{N}]/u

/** Joins lines, without those that have no words, and those that were there before. */
export const joinLines = (lines: readonly string[]): string => {
  let seen = ''
  const kept: string[] = []
  for (const line of lines) {
    const bare = line.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    if (bare === '' || seen.includes(bare)) continue
    seen += bare
    kept.push(line.trim())
  }
  return kept.join('\n')
}
