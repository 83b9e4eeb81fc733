import type { Messages } from '../messages/en.ts'

/** The commands and options of the program, in one table: `arguments.ts` reads by it, and `footnote --help` is made from it. */

type Words = Messages['cliHelp']

interface Option {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  /** What its value is called in help. */
  readonly value?: keyof Words['value']
}

/** In the order of the help. */
export const OPTIONS = {
  sources: { type: 'string', value: 'path' },
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  top: { type: 'string', value: 'number' },
  out: { type: 'string', value: 'file' },
  stats: { type: 'string', value: 'file' },
  workspace: { type: 'string', value: 'id' },
  channel: { type: 'string', value: 'id' },
  'dry-run': { type: 'boolean' },
  at: { type: 'string', value: 'day' },
  days: { type: 'string', value: 'number' },
  csv: { type: 'boolean' },
  opml: { type: 'boolean' },
  url: { type: 'string', value: 'address' },
  guild: { type: 'string', value: 'id' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies Readonly<Record<keyof Words['option'], Option>>

export type OptionName = keyof typeof OPTIONS

interface Usage {
  readonly key: keyof Words['command']
  readonly words: string
  readonly argument?: keyof Words['argument']
  readonly required?: readonly OptionName[]
  readonly optional?: readonly OptionName[]
  /** Options that it takes too; the help has them in the list of options alone. */
  readonly further?: readonly OptionName[]
}

const USAGES = [
  { key: 'serve', words: 'serve', optional: ['sources'] },
  { key: 'ask', words: 'ask', argument: 'question', optional: ['sources'], further: ['json', 'top'] },
  { key: 'batch', words: 'ask', required: ['jsonl'], optional: ['sources'], further: ['top', 'stats'] },
  { key: 'sourceList', words: 'source list', argument: 'page', further: ['sources'] },
  { key: 'sourceShow', words: 'source show', argument: 'which', further: ['sources'] },
  { key: 'sourceFind', words: 'source find', argument: 'words', further: ['sources'] },
  { key: 'sourceAdd', words: 'source add', argument: 'link', further: ['sources'] },
  { key: 'sourceRemove', words: 'source remove', argument: 'which', further: ['sources'] },
  { key: 'sourceRefresh', words: 'source refresh', argument: 'which', further: ['sources'] },
  { key: 'sourceFollow', words: 'source follow', argument: 'link', further: ['sources'] },
  { key: 'sourceUnfollow', words: 'source unfollow', argument: 'number', further: ['sources'] },
  { key: 'sourceFeeds', words: 'source feeds', optional: ['opml'], further: ['sources'] },
  { key: 'sourceHistory', words: 'source history', optional: ['json'], further: ['sources'] },
  { key: 'shelfList', words: 'shelf list', further: ['sources'] },
  { key: 'read', words: 'read', argument: 'paths' },
  { key: 'import', words: 'import', argument: 'imported', further: ['sources'] },
  { key: 'export', words: 'export', optional: ['out'], further: ['sources'] },
  { key: 'web', words: 'web', further: ['sources'] },
  { key: 'mcp', words: 'mcp', further: ['sources'] },
  { key: 'tokenCreate', words: 'token create', argument: 'name', optional: ['workspace', 'channel'] },
  { key: 'tokenList', words: 'token list' },
  { key: 'tokenRevoke', words: 'token revoke', argument: 'token' },
  { key: 'digest', words: 'digest', required: ['channel', 'dry-run'], further: ['at', 'sources'] },
  { key: 'gaps', words: 'gaps', optional: ['days', 'csv'], further: ['sources'] },
  { key: 'doctor', words: 'doctor', optional: ['channel'], further: ['sources'] },
  { key: 'slackManifest', words: 'slack manifest', optional: ['url'] },
  { key: 'discordRegister', words: 'discord register', optional: ['guild'] },
  { key: 'discordUnregister', words: 'discord unregister', optional: ['guild'] },
] as const satisfies readonly Usage[]

type FirstWord<Text extends string> = Text extends `${infer First} ${string}` ? First : Text
/** The first word of a command: what the program was started with. */
export type CommandName = FirstWord<(typeof USAGES)[number]['words']>

const usagesOf = (command: string): readonly Usage[] =>
  USAGES.filter(({ words }) => words.split(' ')[0] === command)

export const isCommand = (word: string): word is CommandName => usagesOf(word).length > 0

export const takesOption = (command: CommandName, option: OptionName): boolean =>
  usagesOf(command).some(({ required = [], optional = [], further = [] }) =>
    [...required, ...optional, ...further].includes(option),
  )

/** The text of `footnote --help`. */
export const helpText = ({ cliHelp: words }: Messages): string => {
  const option = (name: OptionName): string => {
    const { value }: Option = OPTIONS[name]
    return value === undefined ? `--${name}` : `--${name} ${words.value[value]}`
  }
  const usage = ({ words: command, argument, required = [], optional = [] }: Usage): string =>
    [
      `footnote ${command}`,
      ...(argument === undefined ? [] : [words.argument[argument]]),
      ...required.map(option),
      ...optional.map((name) => `[${option(name)}]`),
    ].join(' ')
  const named = (name: OptionName): string => {
    const { short }: Option = OPTIONS[name]
    return short === undefined ? option(name) : `${option(name)}, -${short}`
  }
  return [
    `${words.about}\n`,
    `${words.usage}:`,
    ...columns(USAGES.map((row) => [usage(row), words.command[row.key]])),
    `\n${words.options}:`,
    ...columns((Object.keys(OPTIONS) as OptionName[]).map((name) => [named(name), words.option[name]])),
    `\n${words.statuses}:`,
    ...columns(words.status.map((meaning, status) => [String(status), meaning])),
    '',
  ].join('\n')
}

/** Two columns. A line break in the right one continues below it. */
const columns = (rows: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 3
  return rows.map(
    ([left, right]) => `  ${left.padEnd(width)}${right.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`,
  )
}
