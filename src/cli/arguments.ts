import { parseArgs } from 'node:util'
import type { Command } from '../command.ts'
import { parseLine } from '../commands/parse.ts'
import { shorten } from '../display.ts'
import { UserError } from '../errors.ts'
import type { Messages } from '../messages/en.ts'
import { type CommandName, isCommand, OPTIONS, type OptionName, takesOption } from './usage.ts'

/** What the program was started to do. */
export type Run =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | (Sourced & { readonly kind: 'serve' })
  | (Sourced & { readonly kind: 'doctor'; readonly channel: string | undefined })
  | (Sourced & { readonly kind: 'digest'; readonly channel: string; readonly at: string | undefined })
  | { readonly kind: 'read'; readonly paths: readonly string[] }
  | (Sourced & { readonly kind: 'import'; readonly given: readonly string[] })
  | (Sourced & { readonly kind: 'export'; readonly out: string | undefined })
  | (Sourced & { readonly kind: 'gaps'; readonly days: number; readonly csv: boolean })
  | (Sourced & { readonly kind: 'history' })
  | (Sourced & { readonly kind: 'mcp' | 'web' })
  | (Sourced & { readonly kind: 'feeds' })
  | {
      readonly kind: 'token-create'
      /** Empty if none was typed. */
      readonly name: string
      readonly workspace: string | undefined
      readonly channel: string | undefined
    }
  | { readonly kind: 'token-list' }
  | { readonly kind: 'token-revoke'; readonly which: string }
  | { readonly kind: 'slack-manifest'; readonly url: string | undefined }
  | { readonly kind: 'discord-register' | 'discord-unregister'; readonly guild: string | undefined }
  | (Sourced & { readonly kind: 'command'; readonly command: Command })
  | (Sourced & { readonly kind: 'json'; readonly question: string; readonly top: number })
  | (Sourced & { readonly kind: 'batch'; readonly top: number; readonly stats: string | undefined })

interface Sourced {
  /** The value of `--sources`, which overrides the setting. */
  readonly sources: string | undefined
}

type Given = ReadonlyMap<OptionName, string>

/**
 * Reads the program's arguments.
 * @param args without the program's own name
 * @throws UserError for arguments that make no sense
 */
export const readArguments = (args: readonly string[], messages: Messages): Run => {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true })
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const given = new Map<OptionName, string>()
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
  if (!isCommand(command)) throw new UserError(messages.cliUnknownCommand(shorten(command)))
  for (const name of given.keys())
    if (!takesOption(command, name)) throw new UserError(messages.cliMisplacedOption(`--${name}`, command))
  return readCommand(command, rest, given, messages)
}

const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name)

const readCommand = (
  command: CommandName,
  rest: readonly string[],
  given: Given,
  messages: Messages,
): Run => {
  const sources = given.get('sources')
  switch (command) {
    case 'serve':
      expectNoMore(rest, messages)
      return { kind: 'serve', sources }
    case 'mcp':
    case 'web':
      expectNoMore(rest, messages)
      return { kind: command, sources }
    case 'doctor':
      expectNoMore(rest, messages)
      return { kind: 'doctor', sources, channel: given.get('channel') }
    case 'digest': {
      expectNoMore(rest, messages)
      const channel = given.get('channel')
      // Only the running bot posts digests, so that none is posted twice.
      if (channel === undefined || !given.has('dry-run')) throw new UserError(messages.cliDigestWhat)
      return { kind: 'digest', sources, channel, at: given.get('at') }
    }
    case 'import':
      if (rest.length === 0) throw new UserError(messages.transfer.nothingToImport)
      return { kind: 'import', sources, given: rest }
    case 'export':
      expectNoMore(rest, messages)
      return { kind: 'export', sources, out: given.get('out') }
    case 'gaps':
      expectNoMore(rest, messages)
      return { kind: 'gaps', sources, days: readDays(given.get('days'), messages), csv: given.has('csv') }
    case 'read':
      if (rest.length === 0) throw new UserError(messages.cliReadWhat)
      return { kind: 'read', paths: rest }
    case 'slack':
      if (rest[0] !== 'manifest') throw new UserError(messages.cliSlackWhat)
      expectNoMore(rest.slice(1), messages)
      return { kind: 'slack-manifest', url: given.get('url') }
    case 'discord':
      if (rest[0] !== 'register' && rest[0] !== 'unregister') throw new UserError(messages.cliDiscordWhat)
      expectNoMore(rest.slice(1), messages)
      return { kind: `discord-${rest[0]}`, guild: given.get('guild') }
    case 'token':
      return readToken(rest, given, messages)
    case 'source':
    case 'shelf': {
      const asked = parseLine(`/${command} ${rest.join(' ')}`)
      if ((command === 'source' && rest.length === 0) || asked.kind === 'unknown' || asked.kind === 'help')
        throw new UserError(command === 'source' ? messages.cliSourceWhat : messages.cliShelfWhat)
      if (given.has('json')) {
        if (asked.kind !== 'source-history' || asked.which !== '')
          throw new UserError(messages.cliMisplacedOption('--json', `${command} ${rest.join(' ')}`.trim()))
        return { kind: 'history', sources }
      }
      if (given.has('opml')) {
        if (asked.kind !== 'source-feeds' || asked.page !== 1)
          throw new UserError(messages.cliMisplacedOption('--opml', `${command} ${rest.join(' ')}`.trim()))
        return { kind: 'feeds', sources }
      }
      return { kind: 'command', sources, command: asked }
    }
    case 'ask':
      return readAsk(rest, given, sources, messages)
    default:
      return command satisfies never
  }
}

const expectNoMore = (rest: readonly string[], messages: Messages): void => {
  if (rest[0] !== undefined) throw new UserError(messages.cliExtra(shorten(rest[0])))
}

const readToken = ([what, ...rest]: readonly string[], given: Given, messages: Messages): Run => {
  const name = rest.join(' ').trim()
  const [workspace, channel] = [given.get('workspace'), given.get('channel')]
  if (what === 'create') return { kind: 'token-create', name, workspace, channel }
  for (const option of ['workspace', 'channel'] as const)
    if (given.has(option))
      throw new UserError(messages.cliMisplacedOption(`--${option}`, `token ${what ?? ''}`.trim()))
  if (what === 'list') {
    expectNoMore(rest, messages)
    return { kind: 'token-list' }
  }
  if (what !== 'revoke' || name === '') throw new UserError(messages.programs.tokenWhat)
  return { kind: 'token-revoke', which: name }
}

const readAsk = (
  rest: readonly string[],
  given: Given,
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

const DEFAULT_TOP = 10
const MAX_TOP = 1_000

const readTop = (typed: string | undefined, messages: Messages): number => {
  if (typed === undefined) return DEFAULT_TOP
  const top = Number(typed)
  if (!/^\d+$/.test(typed) || top < 1 || top > MAX_TOP)
    throw new UserError(messages.cliNotATop(shorten(typed), MAX_TOP))
  return top
}
