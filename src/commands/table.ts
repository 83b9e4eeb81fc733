import type { ListenRule } from '../command.ts'
import type { ArgumentKey, CommandKey, Messages } from '../messages/messages.ts'

/** One command as people type it. The help, and what a chat platform is told of the commands, are made from this table. */
export interface CommandEntry {
  /** Without the slash; two words where it belongs to a group. */
  readonly name: string
  /** Its description in the catalogue. */
  readonly key: CommandKey
  readonly arguments: readonly ArgumentEntry[]
  /** It sets how the bot behaves in a channel, so it has no meaning elsewhere. */
  readonly channelOnly?: boolean
}

export interface ArgumentEntry {
  /** Its name and description in the catalogue. */
  readonly key: ArgumentKey
  readonly type: 'text' | 'number'
  readonly required: boolean
  /** All that it can be. */
  readonly choices?: readonly string[]
}

export const LISTEN_RULES: readonly ListenRule[] = ['mention', 'thread', 'all']

export const COMMANDS: readonly CommandEntry[] = [
  { name: 'ask', key: 'ask', arguments: [{ key: 'question', type: 'text', required: true }] },
  { name: 'source list', key: 'sourceList', arguments: [{ key: 'page', type: 'number', required: false }] },
  {
    name: 'source show',
    key: 'sourceShow',
    arguments: [
      { key: 'which', type: 'text', required: true },
      { key: 'page', type: 'number', required: false },
    ],
  },
  { name: 'source find', key: 'sourceFind', arguments: [{ key: 'words', type: 'text', required: true }] },
  {
    name: 'digest on',
    key: 'digestOn',
    channelOnly: true,
    arguments: [
      { key: 'time', type: 'text', required: true },
      { key: 'days', type: 'text', required: false, choices: ['weekdays', 'daily', 'mondays'] },
      { key: 'zone', type: 'text', required: false },
      { key: 'quiet', type: 'text', required: false, choices: ['skip', 'line', 'shelf'] },
    ],
  },
  { name: 'digest off', key: 'digestOff', channelOnly: true, arguments: [] },
  { name: 'digest now', key: 'digestNow', arguments: [] },
  { name: 'digest status', key: 'digestStatus', channelOnly: true, arguments: [] },
  {
    name: 'watch add',
    key: 'watchAdd',
    arguments: [
      { key: 'question', type: 'text', required: true },
      { key: 'where', type: 'text', required: false, choices: ['here', 'me'] },
    ],
  },
  { name: 'watch list', key: 'watchList', arguments: [{ key: 'page', type: 'number', required: false }] },
  { name: 'watch stop', key: 'watchStop', arguments: [{ key: 'number', type: 'number', required: true }] },
  {
    name: 'gaps',
    key: 'gaps',
    arguments: [
      { key: 'period', type: 'number', required: false },
      { key: 'page', type: 'number', required: false },
      { key: 'as', type: 'text', required: false, choices: ['csv'] },
    ],
  },
  {
    name: 'listen',
    key: 'listen',
    channelOnly: true,
    arguments: [{ key: 'rule', type: 'text', required: false, choices: LISTEN_RULES }],
  },
  { name: 'help', key: 'help', arguments: [] },
]

/** A command with its arguments, as help shows it: `/source show <number or title> [page]`. */
export const usageOf = (entry: CommandEntry, messages: Messages): string =>
  [
    `/${entry.name}`,
    ...entry.arguments.map(({ key, required }) => {
      const { label } = messages.argument[key]
      return required ? `<${label}>` : `[${label}]`
    }),
  ].join(' ')
