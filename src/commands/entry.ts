import type { ArgumentKey, CommandKey } from '../messages/en/usage.ts'
import type { Messages } from '../messages/en.ts'

/** A command as help shows it and as a chat platform offers it. Its descriptions are in the catalogues, by key. */
export interface CommandEntry {
  /** Without the slash. Two words if it belongs to a group. */
  readonly name: string
  readonly key: CommandKey
  readonly arguments: readonly ArgumentEntry[]
  /** Whether it is about the settings of a channel, so that it has no meaning elsewhere. */
  readonly channelOnly?: boolean
}

/** What completes an argument: titles of sources; shelves; time zones; questions and topics that the sources answer. */
export type Completes = 'sources' | 'shelves' | 'zones' | 'questions'

export interface ArgumentEntry {
  readonly key: ArgumentKey
  readonly type: 'text' | 'number'
  readonly required: boolean
  /** The only values that it takes. */
  readonly choices?: readonly string[]
  /** What the platform offers while it is typed. */
  readonly completes?: Completes
  /** In UTF-16 code units. */
  readonly maxLength?: number
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
