import type { Command } from '../command.ts'
import { asksToAdd, linksIn } from '../language/adding.ts'
import { intentOf } from '../language/intent/intent.ts'
import { withoutLinks } from '../language/questions.ts'
import { type CommandRow, firstWord } from './row.ts'
import { COMMANDS } from './table.ts'

/**
 * What a typed line asks for. Without a slash at its start it is a question, or asks to add a link. Never throws: a line that makes no sense becomes a
 * command whose reply says so.
 */
export const parseLine = (line: string): Command => {
  const text = line.trim()
  if (!text.startsWith('/'))
    return asksToAdd(withoutLinks(text))
      ? { kind: 'source-take', links: linksIn(text), files: [], shelf: '' }
      : { kind: 'ask', question: text }
  const [first, rest] = firstWord(text.slice(1))
  const word = first.toLowerCase()
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${word} `))
  const found = group.length > 0 ? ofGroup(group, word, rest) : read(named(COMMANDS, word), rest)
  return found ?? { kind: 'unknown', typed: text }
}

/** A command of a group, such as `/source` with its second words. */
const ofGroup = (group: readonly CommandRow[], word: string, rest: string): Command | undefined => {
  const [verb, words] = firstWord(rest)
  if (verb === '') return read(groupDefault(group, 'bare'), '')
  if (/^(?:help|\?)$/i.test(rest)) return { kind: 'help' }
  return read(named(group, `${word} ${verb.toLowerCase()}`), words) ?? read(groupDefault(group, 'rest'), rest)
}

const named = (rows: readonly CommandRow[], name: string) => rows.find((row) => row.name === name)

const groupDefault = (rows: readonly CommandRow[], how: CommandRow['groupDefault']) =>
  rows.find((row) => row.groupDefault === how)

/** The command that a row makes of typed words; undefined if they are not meant for it. */
const read = (row: CommandRow | undefined, words: string): Command | undefined => {
  if (!row) return undefined
  const [first] = row.arguments
  const given = row.read ? row.read(words) : first ? { [first.key]: words } : {}
  return given && row.build((key) => given[key] ?? '')
}

/**
 * What a message to the bot asks for: a greeting, help, or what the same line would ask for if typed.
 * @param text plain, without the mention of the bot
 */
export const parseMessage = (text: string): Command => {
  if (/^[?¿\s]+$/.test(text)) return { kind: 'help' }
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
  if (words === '' || words === 'start') return { kind: 'greet' }
  const named = commandWithoutSlash(text)
  if (named && named.kind !== 'help') return named
  const { kind, speech } = intentOf(text) ?? {}
  if (kind === 'greeting' || kind === 'help')
    return { kind: kind === 'help' ? kind : 'greet', ...(speech && { speech }) }
  return named ?? parseLine(text)
}

/** What a line that begins with a command's whole name asks for, without the slash: `source list`. Words that make no sense after it are none. */
const commandWithoutSlash = (text: string): Command | undefined => {
  const typed = text.trim().toLowerCase().split(/\s+/)
  const isNamed = ({ name, arguments: { length } }: CommandRow): boolean => {
    const words = name.split(' ')
    return words.every((word, at) => word === typed[at]) && (length > 0 || typed.length === words.length)
  }
  if (!COMMANDS.some(isNamed)) return undefined
  const command = parseLine(`/${text.trim()}`)
  return command.kind.startsWith('bad-') ? undefined : command
}
