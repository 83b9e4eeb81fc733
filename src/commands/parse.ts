import type { Command, ListenRule } from '../command.ts'
import { isGreeting } from '../language/small-talk.ts'
import { LISTEN_RULES } from './table.ts'

/**
 * What a typed line asks for. Anything that does not begin with a slash is a question. Never throws: a line that cannot be
 * understood is a command too, whose reply says so.
 */
export const parseLine = (line: string): Command => {
  const text = line.trim()
  if (!text.startsWith('/')) return { kind: 'ask', question: text }
  const [name, rest] = firstWord(text.slice(1))
  switch (name.toLowerCase()) {
    case 'ask':
      return { kind: 'ask', question: rest }
    case 'source':
      return parseSource(rest, text)
    case 'digest':
      return parseDigest(rest, text)
    case 'watch':
      return parseWatch(rest)
    case 'gaps':
      return parseGaps(rest)
    case 'listen':
      return parseListen(rest)
    case 'help':
      return { kind: 'help' }
    default:
      return { kind: 'unknown', typed: text }
  }
}

/**
 * What somebody asks who writes to the bot in their own words: what a typed line would, or else no more than a greeting or a call for
 * help.
 * @param text plain, without the mention of the bot
 */
export const parseMessage = (text: string): Command => {
  if (/^[?¿\s]+$/.test(text)) return { kind: 'help' }
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
  if (words === '' || words === 'start' || isGreeting(text)) return { kind: 'greet' }
  return CALLS_FOR_HELP.has(words) ? { kind: 'help' } : parseLine(text)
}

const CALLS_FOR_HELP = new Set(['help', 'help me', 'ayuda', 'ayúdame', 'what can you do', 'qué puedes hacer'])

const parseSource = (text: string, typed: string): Command => {
  const [verb, rest] = firstWord(text)
  switch (verb.toLowerCase()) {
    // `/source` alone shows what there is.
    case '':
    case 'list':
      return withPage(rest, (page) => ({ kind: 'source-list', page }))
    case 'show': {
      const [which, after] = firstWord(rest)
      if (!/^\d+$/.test(which)) return { kind: 'source-show', which: rest, page: 1 }
      // "2025 in review" is a title and "2 3" a page of the second source.
      if (after !== '' && !NUMBER.test(after)) return { kind: 'source-show', which: rest, page: 1 }
      return withPage(after, (page) => ({ kind: 'source-show', which, page }))
    }
    case 'find':
      return { kind: 'source-find', words: rest }
    default:
      return { kind: 'unknown', typed }
  }
}

const parseDigest = (text: string, typed: string): Command => {
  const [verb, rest] = firstWord(text)
  switch (verb.toLowerCase()) {
    case 'on':
      return { kind: 'digest-on', words: rest }
    case 'off':
      return { kind: 'digest-off' }
    case 'now':
      return { kind: 'digest-now' }
    // `/digest` alone tells when it comes.
    case '':
    case 'status':
      return { kind: 'digest-status' }
    default:
      return { kind: 'unknown', typed }
  }
}

const parseWatch = (text: string): Command => {
  const [verb, rest] = firstWord(text)
  switch (verb.toLowerCase()) {
    case '':
      return { kind: 'watch-list', page: 1 }
    case 'list':
      // "List of the new ministers?" is a question.
      return rest === '' || NUMBER.test(rest)
        ? withPage(rest, (page) => ({ kind: 'watch-list', page }))
        : watchFor(text)
    case 'stop':
      return { kind: 'watch-stop', which: rest.replace(/^#/, '') }
    case 'add':
      return watchFor(rest)
    default:
      return /^(?:help|\?)$/i.test(text) ? { kind: 'help' } : watchFor(text)
  }
}

/** "When will it open? me": where to tell it may be said after the question mark; without one it would be the question's own word. */
const watchFor = (text: string): Command => {
  const end = text.search(/\s\S+$/)
  const question = text.slice(0, Math.max(0, end)).trimEnd()
  const last = text.slice(end + 1).toLowerCase()
  return question.endsWith('?') && (last === 'here' || last === 'me')
    ? { kind: 'watch-add', question, where: last }
    : { kind: 'watch-add', question: text, where: undefined }
}

const parseGaps = (text: string): Command => {
  const [days, page] = firstWord(text)
  return /^(?:export|csv)$/i.test(days) ? exportOf(gapsOf(page, '')) : gapsOf(days, page)
}

/** How far back gaps are looked for, in days, unless told. */
const USUAL_DAYS = 30
const MOST_DAYS = 366

/** @param days empty for the usual ones @param page empty for the first */
export const gapsOf = (days: string, page: string): Command => {
  const back = days === '' ? USUAL_DAYS : /^\d{1,3}$/.test(days) ? Number(days) : 0
  return back >= 1 && back <= MOST_DAYS
    ? withPage(page, (number) => ({ kind: 'gaps', days: back, page: number }))
    : { kind: 'bad-days', typed: days }
}

/** What lists the gaps as what exports them. */
export const exportOf = (command: Command): Command =>
  command.kind === 'gaps' ? { kind: 'gaps-export', days: command.days } : command

const parseListen = (text: string): Command => {
  const word = text.toLowerCase()
  const rule: ListenRule | undefined = LISTEN_RULES.find((known) => known === word || `${known}s` === word)
  return rule === undefined && word !== '' ? { kind: 'bad-rule', typed: text } : { kind: 'listen', rule }
}

const NUMBER = /^-?\d+$/

const withPage = (text: string, command: (page: number) => Command): Command => {
  if (text === '') return command(1)
  const page = Number(text)
  return /^\d+$/.test(text) && page >= 1 && Number.isSafeInteger(page)
    ? command(page)
    : { kind: 'bad-page', typed: text }
}

const firstWord = (text: string): readonly [word: string, rest: string] => {
  const trimmed = text.trimStart()
  const end = trimmed.search(/\s/)
  return end < 0 ? [trimmed, ''] : [trimmed.slice(0, end), trimmed.slice(end).trim()]
}
