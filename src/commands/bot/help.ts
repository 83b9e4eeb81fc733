/**
 * The bot itself: help and the greeting here, and in `listen.ts` which messages it answers.
 */

import { shorten } from '../../display.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { done, heading, note, prose, type Reply, refusal } from '../../reply.ts'
import type { Context } from '../context.ts'
import { type CommandEntry, usageOf } from '../entry.ts'
import { defineCommand } from '../row.ts'
import { channelOf } from './listen.ts'

/** What to say, and then every command that can be typed at the place, with what it does. */
export const helpCommand = defineCommand({
  name: 'help',
  key: 'help',
  arguments: [],
  build: () => ({ kind: 'help' }),
  run: async (_, speech, { commands, place, samples }) => {
    const messages = messagesFor(speech)
    const [sample] = await samples(speech)
    const lines = commands
      .filter(({ channelOnly }) => !channelOnly || channelOf(place) !== undefined)
      .map((entry) => ({ command: usageOf(entry, messages), description: messages.command[entry.key] }))
    return done(speech, [
      prose(messages.helpTitle(sample)),
      prose(messages.helpFollow),
      note(messages.helpHint),
      heading(messages.helpCommands),
      { kind: 'usage', lines },
    ])
  },
})

/** What the bot can do, with buttons for questions that the sources really answer. */
export const greet = async (
  speech: Speech,
  { samples, place }: Pick<Context, 'samples' | 'place'>,
): Promise<Reply> => {
  const messages = messagesFor(speech)
  const questions = await samples(speech)
  return done(
    speech,
    [
      prose(messages.greeting),
      prose(
        place.user === undefined && place.channel === undefined ? messages.startHint : messages.greetingHow,
      ),
      ...(questions.length > 0 ? [note(messages.greetingTry)] : []),
    ],
    questions.map((question) => ({ key: 'ask', label: question, command: { kind: 'ask', question } })),
  )
}

/** Refuses what begins with a slash but is no command, and names the nearest one. */
export const unknownCommand = (
  typed: string,
  speech: Speech,
  { commands }: Pick<Context, 'commands'>,
): Reply => {
  const words = typed.split(/\s+/).slice(0, 2).join(' ')
  return refusal(speech, messagesFor(speech).unknownCommand(shorten(words), nearestCommand(typed, commands)))
}

/**
 * The command that is the fewest changed letters away. Compares as many words as both have.
 * @param typed with its slash; its first 60 characters count
 */
export const nearestCommand = (typed: string, commands: readonly CommandEntry[]): string => {
  const words = typed.slice(1, 60).toLowerCase().split(/\s+/)
  let best = ''
  let least = Number.POSITIVE_INFINITY
  for (const { name } of commands) {
    const own = name.split(' ')
    const compared = words.slice(0, own.length).join(' ')
    // A group's name alone (`source`, `sorce`) means the first command of the group rather than another that is as near.
    const isGroup = own.length > words.length
    const distance = editDistance(compared, own.slice(0, words.length).join(' ')) + (isGroup ? 0.5 : 0)
    if (distance < least) {
      least = distance
      best = name
    }
  }
  return `/${best}`
}

/** Levenshtein's distance: letters inserted, deleted or changed. */
const editDistance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const same = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
