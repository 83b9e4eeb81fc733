import { parseArgs } from 'node:util'
import type { Command } from '../command.ts'
import { parseLine } from '../commands/parse.ts'
import { shorten } from '../display.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'

/** What the program was started to do. */
export type Run =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | (Sourced & { readonly kind: 'serve' })
  | (Sourced & { readonly kind: 'doctor'; readonly channel: string | undefined })
  | (Sourced & {
      readonly kind: 'digest'
      readonly channel: string
      readonly at: string | undefined
    })
  | (Sourced & { readonly kind: 'gaps'; readonly days: number; readonly csv: boolean })
  | { readonly kind: 'slack-manifest'; readonly url: string | undefined }
  | { readonly kind: 'discord-register'; readonly guild: string | undefined }
  | (Sourced & { readonly kind: 'command'; readonly command: Command })
  | (Sourced & { readonly kind: 'json'; readonly question: string; readonly top: number })
  | (Sourced & { readonly kind: 'batch'; readonly top: number; readonly stats: string | undefined })

interface Sourced {
  /** Where `--sources` is given, it wins over the setting. */
  readonly sources: string | undefined
}

/** `goesWith` are the commands that an option has a meaning for. */
const OPTIONS = {
  sources: { type: 'string', goesWith: ['serve', 'ask', 'source', 'doctor', 'digest', 'gaps'] },
  channel: { type: 'string', goesWith: ['doctor', 'digest'] },
  at: { type: 'string', goesWith: ['digest'] },
  'dry-run': { type: 'boolean', goesWith: ['digest'] },
  days: { type: 'string', goesWith: ['gaps'] },
  csv: { type: 'boolean', goesWith: ['gaps'] },
  url: { type: 'string', goesWith: ['slack'] },
  guild: { type: 'string', goesWith: ['discord'] },
  json: { type: 'boolean', goesWith: ['ask'] },
  jsonl: { type: 'boolean', goesWith: ['ask'] },
  top: { type: 'string', goesWith: ['ask'] },
  stats: { type: 'string', goesWith: ['ask'] },
  help: { type: 'boolean', short: 'h', goesWith: [] },
  version: { type: 'boolean', short: 'v', goesWith: [] },
} as const

const DEFAULT_TOP = 10
const MOST_TOP = 1_000

/**
 * What the arguments ask for.
 * @param args without the program's own name
 * @throws UserError for arguments that cannot be understood
 */
export const readArguments = (args: readonly string[], messages: Messages): Run => {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true })
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const given = new Map<keyof typeof OPTIONS, string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (!isOption(name)) throw new UserError(messages.cliUnknownOption(shorten(rawName)))
    const takesValue = OPTIONS[name].type === 'string'
    if (takesValue && (value === undefined || value === ''))
      throw new UserError(messages.cliNeedsValue(rawName))
    if (!takesValue && value !== undefined) throw new UserError(messages.cliTakesNoValue(rawName))
    given.set(name, value ?? '')
  }
  if (given.has('help')) return { kind: 'help' }
  if (given.has('version')) return { kind: 'version' }

  const [command, ...rest] = words
  if (command === undefined) throw new UserError(messages.cliNoCommand)
  if (command === 'help' && rest.length === 0) return { kind: 'help' }
  if (!isProgram(command)) throw new UserError(messages.cliUnknownCommand(shorten(command)))
  for (const name of given.keys()) {
    const allowed: readonly string[] = OPTIONS[name].goesWith
    if (!allowed.includes(command)) throw new UserError(messages.cliMisplacedOption(`--${name}`, command))
  }
  return readCommand(command, rest, given, messages)
}

const PROGRAMS = ['serve', 'ask', 'source', 'doctor', 'digest', 'gaps', 'slack', 'discord'] as const
type Program = (typeof PROGRAMS)[number]

const isProgram = (word: string): word is Program => PROGRAMS.some((program) => program === word)

const readCommand = (
  command: Program,
  rest: readonly string[],
  given: ReadonlyMap<keyof typeof OPTIONS, string>,
  messages: Messages,
): Run => {
  const sources = given.get('sources')
  switch (command) {
    case 'serve':
      nothingAfter(rest, messages)
      return { kind: 'serve', sources }
    case 'doctor':
      nothingAfter(rest, messages)
      return { kind: 'doctor', sources, channel: given.get('channel') }
    case 'digest': {
      nothingAfter(rest, messages)
      const channel = given.get('channel')
      // Only the running bot posts, so that nothing is posted twice.
      if (channel === undefined || !given.has('dry-run')) throw new UserError(messages.cliDigestWhat)
      return { kind: 'digest', sources, channel, at: given.get('at') }
    }
    case 'gaps':
      nothingAfter(rest, messages)
      return { kind: 'gaps', sources, days: readDays(given.get('days'), messages), csv: given.has('csv') }
    case 'slack':
      if (rest[0] !== 'manifest') throw new UserError(messages.cliSlackWhat)
      nothingAfter(rest.slice(1), messages)
      return { kind: 'slack-manifest', url: given.get('url') }
    case 'discord':
      if (rest[0] !== 'register') throw new UserError(messages.cliDiscordWhat)
      nothingAfter(rest.slice(1), messages)
      return { kind: 'discord-register', guild: given.get('guild') }
    case 'source': {
      const asked = parseLine(`/source ${rest.join(' ')}`)
      if (rest.length === 0 || asked.kind === 'unknown') throw new UserError(messages.cliSourceWhat)
      return { kind: 'command', sources, command: asked }
    }
    case 'ask':
      return readAsk(rest, given, sources, messages)
    default:
      return command satisfies never
  }
}

const nothingAfter = (rest: readonly string[], messages: Messages): void => {
  if (rest[0] !== undefined) throw new UserError(messages.cliExtra(shorten(rest[0])))
}

const readAsk = (
  rest: readonly string[],
  given: ReadonlyMap<keyof typeof OPTIONS, string>,
  sources: string | undefined,
  messages: Messages,
): Run => {
  const top = readTop(given.get('top'), messages)
  if (given.has('jsonl')) {
    if (given.has('json')) throw new UserError(messages.cliMisplacedOption('--json', 'ask --jsonl'))
    if (rest.length > 0) throw new UserError(messages.cliQuestionWithJsonl)
    return { kind: 'batch', sources, top, stats: given.get('stats') }
  }
  if (given.has('stats')) throw new UserError(messages.cliMisplacedOption('--stats', 'ask'))
  if (rest.length === 0) throw new UserError(messages.cliNoQuestion)
  const question = rest.join(' ')
  if (given.has('json')) return { kind: 'json', sources, question, top }
  if (given.has('top')) throw new UserError(messages.cliMisplacedOption('--top', 'ask'))
  return { kind: 'command', sources, command: { kind: 'ask', question } }
}

const DEFAULT_DAYS = 30

const readDays = (typed: string | undefined, messages: Messages): number => {
  if (typed === undefined) return DEFAULT_DAYS
  if (!/^[1-9]\d{0,3}$/.test(typed)) throw new UserError(messages.cliNotDays(shorten(typed)))
  return Number(typed)
}

const readTop = (typed: string | undefined, messages: Messages): number => {
  if (typed === undefined) return DEFAULT_TOP
  const top = Number(typed)
  if (!/^\d+$/.test(typed) || top < 1 || top > MOST_TOP)
    throw new UserError(messages.cliNotATop(shorten(typed), MOST_TOP))
  return top
}

const isOption = (name: string): name is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, name)
