import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { note, prose, type Reply } from '../../reply.ts'
import type { Context } from '../context.ts'
import { type CommandEntry, usageOf } from '../table.ts'
import { channelOf } from './listen.ts'

/** Every command that can be typed at the place, with what it does. */
export const help = (speech: Speech, { commands, place }: Pick<Context, 'commands' | 'place'>): Reply => {
  const messages = messagesFor(speech)
  return {
    language: speech,
    outcome: 'done',
    blocks: [
      prose(messages.helpTitle),
      {
        kind: 'usage',
        lines: commands
          .filter(({ channelOnly: ofChannel }) => !ofChannel || channelOf(place) !== undefined)
          .map((entry) => ({ command: usageOf(entry, messages), description: messages.command[entry.key] })),
      },
      note(messages.helpHint),
    ],
  }
}

/** What the bot can do, with questions to press that the sources really answer. */
export const greet = (speech: Speech, { samples }: Pick<Context, 'samples'>): Reply => {
  const messages = messagesFor(speech)
  const questions = samples(speech)
  return {
    language: speech,
    outcome: 'done',
    blocks: [
      prose(messages.greeting),
      prose(messages.greetingHow),
      ...(questions.length > 0 ? [note(messages.greetingTry)] : []),
    ],
    actions: questions.map((question) => ({
      key: 'ask',
      label: question,
      command: { kind: 'ask', question },
    })),
  }
}

/**
 * The command that takes the fewest changed letters to get to from what was typed. Only as many words of it are compared as the
 * command has.
 * @param typed with its slash; its first 60 characters count
 */
export const nearestCommand = (typed: string, commands: readonly CommandEntry[]): string => {
  const words = typed.slice(1, 60).toLowerCase().split(/\s+/)
  let best = ''
  let least = Number.POSITIVE_INFINITY
  for (const { name } of commands) {
    const compared = words.slice(0, name.split(' ').length).join(' ')
    // Of a group's name alone (`source`), the first that begins with it.
    const distance = name.startsWith(`${compared} `) ? 0.5 : changes(compared, name)
    if (distance < least) {
      least = distance
      best = name
    }
  }
  return `/${best}`
}

/** Levenshtein's distance: letters put in, left out or changed. */
const changes = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
