import type { Command } from '../command.ts'
import type { ArgumentKey } from '../messages/en/usage.ts'
import type { Speech } from '../model.ts'
import type { Reply } from '../reply.ts'
import type { Context } from './context.ts'
import type { ArgumentEntry, CommandEntry } from './entry.ts'

/**
 * A row of the table: everything about one command. A typed line and the options of a form both become arguments first, and `build`
 * makes the command from them. `build` and `read` never throw: what makes no sense becomes a command whose reply says so.
 */
export interface CommandRow extends CommandEntry {
  build(given: Given): Command
  /**
   * Splits the words typed after the name into arguments. Without it, all of them are the first argument.
   * @returns undefined if the words are not meant for this command
   */
  read?(words: string): Arguments | undefined
  /** What its group's name means by itself: `bare` without any words, `rest` before words that name no command of the group. */
  readonly groupDefault?: 'bare' | 'rest'
  /** Whether it only shows a channel's settings. Any other command that is `channelOnly` is for those who manage the channel. */
  onlyShows?(command: Command): boolean
  /** Whether it changes what stands on a shelf or who reads it: it is for those who may change the settings of the channel. */
  readonly changesShelf?: boolean
  /** Carries it out. @throws UserError for what the person can correct */
  run(command: Command, speech: Speech, context: Context): Reply | Promise<Reply>
  /** The person's own words in it, if the reply is to be in their language. */
  wordsOf?(command: Command): string
}

/** The value of an argument, trimmed; empty if it was not given. */
export type Given<Key extends ArgumentKey = ArgumentKey> = (key: Key) => string

type Arguments = { readonly [Key in ArgumentKey]?: string | undefined }

/** The kind of the command that a row builds: `source-list` for `source list`. */
export type KindOf<Name extends string> = Name extends `${infer Group} ${infer Verb}`
  ? `${Group}-${Verb}`
  : Name

type Built<Name extends string> = Command & { readonly kind: KindOf<Name> }

/** Makes a row that reads only the arguments that it declares, and runs only the command that its name says. */
export const defineCommand = <const Name extends string, const Own extends readonly ArgumentEntry[]>(
  row: Pick<CommandRow, 'key' | 'channelOnly' | 'changesShelf' | 'read' | 'groupDefault'> & {
    readonly name: Name
    readonly arguments: Own
    readonly build: (given: Given<Own[number]['key']>) => Command
    readonly run: (command: Built<Name>, speech: Speech, context: Context) => Reply | Promise<Reply>
    readonly wordsOf?: (command: Built<Name>) => string
    readonly onlyShows?: (command: Built<Name>) => boolean
  },
): CommandRow & { readonly name: Name } => row

/** The argument of a command that has pages. */
export const PAGE = { key: 'page', type: 'number', required: false } as const

/** The command for a page that was typed, the first unless given; `bad-page` if it is no page number. */
export const onPage = (typed: string, command: (page: number) => Command): Command => {
  const page = typed === '' ? 1 : Number(typed)
  return /^\d*$/.test(typed) && page >= 1 && Number.isSafeInteger(page)
    ? command(page)
    : { kind: 'bad-page', typed }
}

/** What a number looks like where a title or a question could be typed too. */
export const NUMBER = /^-?\d+$/

/** The choice that equals what was typed, in any letter case. */
export const oneOf = <Choice extends string>(choices: readonly Choice[], typed = ''): Choice | undefined =>
  choices.find((choice) => choice === typed.toLowerCase())

/** Splits a text after its first word. Both parts are trimmed. */
export const firstWord = (text: string): readonly [word: string, rest: string] => {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text.trim()) ?? []
  return [word, rest]
}
