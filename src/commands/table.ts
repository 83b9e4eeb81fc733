import { type Command, DIGEST_DAYS, LISTEN_RULES, QUIET_DAYS, WATCH_PLACES } from '../command.ts'
import { parseSchedule } from '../digest/schedule/parse-schedule.ts'
import { readZone } from '../digest/schedule/zones.ts'
import type { Messages } from '../messages/en.ts'
import type { ArgumentKey, CommandKey } from '../messages/en-usage.ts'
import { QUESTION_LENGTH } from './ask/question.ts'

/**
 * A command as help shows it and as a chat platform offers it. Its descriptions are in the catalogues, under its keys.
 */
export interface CommandEntry {
  /** Without the slash. Two words if it belongs to a group. */
  readonly name: string
  readonly key: CommandKey
  readonly arguments: readonly ArgumentEntry[]
  /** Whether it is about the settings of a channel, so that it has no meaning elsewhere. */
  readonly channelOnly?: boolean
}

export interface ArgumentEntry {
  readonly key: ArgumentKey
  readonly type: 'text' | 'number'
  readonly required: boolean
  /** The only values that it takes. */
  readonly choices?: readonly string[]
  /** Whether the platform completes it with titles of sources. */
  readonly completesSources?: boolean
  /** In UTF-16 code units. */
  readonly maxLength?: number
}

/** The value of an argument, trimmed; empty if it was not given. */
export type Given<Key extends ArgumentKey = ArgumentKey> = (key: Key) => string

/**
 * A row of the table. A typed line and the options of a form both become arguments first, and `build` makes the command from them.
 * Its functions never throw: what makes no sense becomes a command whose reply says so.
 */
export interface CommandRow extends CommandEntry {
  readonly build: (given: Given) => Command
  /**
   * Splits the words typed after the name into arguments. Without it, all of them are the first argument.
   * @returns undefined if the words are not meant for this command
   */
  readonly read?: (words: string) => Arguments | undefined
  /** What its group's name means by itself: `bare` without any words, `rest` before words that name no command of the group. */
  readonly groupDefault?: 'bare' | 'rest'
}

type Arguments = { readonly [Key in ArgumentKey]?: string | undefined }

/** Lets a row read only the arguments that it declares. */
const row = <const Entry extends CommandEntry>(
  entry: Entry &
    Omit<CommandRow, 'build'> & { build: (given: Given<Entry['arguments'][number]['key']>) => Command },
): CommandRow => entry

const QUESTION = { key: 'question', type: 'text', required: true, maxLength: QUESTION_LENGTH } as const
const PAGE = { key: 'page', type: 'number', required: false } as const

/**
 * Every command that people type, in the order of help. Parsing, Discord's registration and options, Slack's manifest and help
 * are made from this table, and the table in the documents is checked against it.
 */
export const COMMANDS: readonly CommandRow[] = [
  row({
    name: 'ask',
    key: 'ask',
    arguments: [QUESTION],
    build: (given) => ({ kind: 'ask', question: given('question') }),
  }),
  row({
    name: 'source list',
    key: 'sourceList',
    arguments: [PAGE],
    groupDefault: 'bare',
    build: (given) => onPage(given('page'), (page) => ({ kind: 'source-list', page })),
  }),
  row({
    name: 'source show',
    key: 'sourceShow',
    arguments: [{ key: 'which', type: 'text', required: true, completesSources: true }, PAGE],
    build: (given) => onPage(given('page'), (page) => ({ kind: 'source-show', which: given('which'), page })),
    read: (words) => {
      const [which, page] = firstWord(words)
      // "2025 in review" is a title, and "2 3" is page 3 of the second source.
      return /^\d+$/.test(which) && (page === '' || NUMBER.test(page)) ? { which, page } : { which: words }
    },
  }),
  row({
    name: 'source find',
    key: 'sourceFind',
    arguments: [{ key: 'words', type: 'text', required: true }],
    build: (given) => ({ kind: 'source-find', words: given('words') }),
  }),
  row({
    name: 'digest on',
    key: 'digestOn',
    channelOnly: true,
    arguments: [
      { key: 'time', type: 'text', required: true },
      { key: 'days', type: 'text', required: false, choices: DIGEST_DAYS },
      { key: 'zone', type: 'text', required: false },
      { key: 'quiet', type: 'text', required: false, choices: QUIET_DAYS },
    ],
    build: (given) => digestOn(given),
  }),
  row({
    name: 'digest off',
    key: 'digestOff',
    channelOnly: true,
    arguments: [],
    build: () => ({ kind: 'digest-off' }),
  }),
  row({ name: 'digest now', key: 'digestNow', arguments: [], build: () => ({ kind: 'digest-now' }) }),
  row({
    name: 'digest status',
    key: 'digestStatus',
    channelOnly: true,
    arguments: [],
    groupDefault: 'bare',
    build: () => ({ kind: 'digest-status' }),
  }),
  row({
    name: 'watch add',
    key: 'watchAdd',
    arguments: [QUESTION, { key: 'where', type: 'text', required: false, choices: WATCH_PLACES }],
    groupDefault: 'rest',
    build: (given) => ({
      kind: 'watch-add',
      question: given('question'),
      where: oneOf(WATCH_PLACES, given('where')),
    }),
    read: (words) => {
      // The place comes after the question mark. Without one, the last word would be the question's own.
      const [, question, where] = /^(.*\?)\s+(\S+)$/s.exec(words) ?? []
      return oneOf(WATCH_PLACES, where) ? { question, where } : { question: words }
    },
  }),
  row({
    name: 'watch list',
    key: 'watchList',
    arguments: [PAGE],
    groupDefault: 'bare',
    build: (given) => onPage(given('page'), (page) => ({ kind: 'watch-list', page })),
    // "List of the new ministers?" is a question.
    read: (page) => (page === '' || NUMBER.test(page) ? { page } : undefined),
  }),
  row({
    name: 'watch stop',
    key: 'watchStop',
    arguments: [{ key: 'number', type: 'number', required: true }],
    build: (given) => ({ kind: 'watch-stop', which: given('number').replace(/^#/, '') }),
  }),
  row({
    name: 'gaps',
    key: 'gaps',
    arguments: [
      { key: 'period', type: 'number', required: false },
      PAGE,
      { key: 'as', type: 'text', required: false, choices: ['csv'] },
    ],
    build: (given) => {
      const typed = given('period')
      const days = typed === '' ? USUAL_DAYS : Number(typed)
      if (!/^\d*$/.test(typed) || days < 1 || days > MAX_DAYS) return { kind: 'bad-days', typed }
      return onPage(given('page'), (page) => ({ kind: 'gaps', days, page, as: oneOf(['csv'], given('as')) }))
    },
    read: (words) => {
      const rest = words.replace(/(?<!\S)(?:export|csv)(?!\S)/i, '').trim()
      const [period, page] = firstWord(rest)
      return { period, page, as: rest === words ? '' : 'csv' }
    },
  }),
  row({
    name: 'listen',
    key: 'listen',
    channelOnly: true,
    arguments: [{ key: 'rule', type: 'text', required: false, choices: LISTEN_RULES }],
    build: (given) => {
      const typed = given('rule')
      const rule = oneOf(LISTEN_RULES, typed.replace(/s$/i, ''))
      return rule === undefined && typed !== '' ? { kind: 'bad-rule', typed } : { kind: 'listen', rule }
    },
  }),
  row({ name: 'help', key: 'help', arguments: [], build: () => ({ kind: 'help' }) }),
]

/** How many days back gaps are listed: unless given, and at most. */
const USUAL_DAYS = 30
const MAX_DAYS = 366

const NUMBER = /^-?\d+$/

/** Builds a command from the options of a form. @param name without the slash; `unknown` if the table has no such name */
export const buildCommand = (name: string, given: Given): Command =>
  COMMANDS.find((known) => known.name === name)?.build((key) => given(key).trim()) ?? {
    kind: 'unknown',
    typed: `/${name}`,
  }

/** A command with its arguments, as help shows it: `/source show <number or title> [page]`. */
export const usageOf = (entry: CommandEntry, messages: Messages): string =>
  [
    `/${entry.name}`,
    ...entry.arguments.map(({ key, required }) => {
      const { label } = messages.argument[key]
      return required ? `<${label}>` : `[${label}]`
    }),
  ].join(' ')

/** Splits a text after its first word. Both parts are trimmed. */
export const firstWord = (text: string): readonly [word: string, rest: string] => {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text.trim()) ?? []
  return [word, rest]
}

/** The choice that equals what was typed, in any letter case. */
const oneOf = <Choice extends string>(choices: readonly Choice[], typed = ''): Choice | undefined =>
  choices.find((choice) => choice === typed.toLowerCase())

const onPage = (typed: string, command: (page: number) => Command): Command => {
  const page = typed === '' ? 1 : Number(typed)
  return /^\d*$/.test(typed) && page >= 1 && Number.isSafeInteger(page)
    ? command(page)
    : { kind: 'bad-page', typed }
}

/** The words of the time may include days, zone and quiet days, as in a typed line. Separate arguments override them. */
const digestOn = (given: Given<'time' | 'days' | 'zone' | 'quiet'>): Command => {
  const read = parseSchedule(given('time'), { zone: '' })
  if ('fault' in read) return { kind: 'bad-schedule', fault: read.fault, typed: read.word }
  const typed = given('zone')
  const zone = typed === '' ? read.zone : readZone(typed.replace(/\s+/g, '_'))
  if (zone === undefined) return { kind: 'bad-schedule', fault: 'bad-zone', typed }
  return {
    kind: 'digest-on',
    time: read.time,
    days: oneOf(DIGEST_DAYS, given('days')) ?? read.days,
    zone: zone === '' ? undefined : zone,
    quiet: oneOf(QUIET_DAYS, given('quiet')) ?? read.quiet,
  }
}
