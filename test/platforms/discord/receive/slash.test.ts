import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type CommandInteractionOption,
} from 'discord.js'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/command.ts'
import { parseLine } from '../../../../src/commands/parse.ts'
import { COMMANDS } from '../../../../src/commands/table.ts'
import { commandOfSlash } from '../../../../src/platforms/discord/receive/interactions.ts'
import { registrationOf } from '../../../../src/platforms/discord/set-up/registration.ts'

/** The parts of a registered command, subcommand or option that the test reads. */
interface Registered {
  readonly name: string
  readonly type?: number
  readonly required?: boolean
  readonly choices?: readonly { readonly value: string }[]
  readonly options?: readonly Registered[]
}

interface Filled {
  readonly name: string
  readonly verb: string | undefined
  /** The options of the command, in order; undefined if one was left out. */
  readonly given: readonly (readonly [option: Registered, value: string | number | undefined])[]
}

/** What people write if there is nothing to choose from. */
const WORDS: Readonly<Record<string, string>> = {
  question: 'When will it open?',
  which: '3',
  words: 'copper price',
  link: 'https://post.example/ferry',
  feed: 'https://post.example/feed.xml',
  shelf: 'Legal',
  name: 'Legal',
  time: '09:00',
  zone: 'Europe/Madrid',
}

const valuesOf = ({ name, type, required, choices }: Registered): (string | number | undefined)[] => [
  ...(choices?.map(({ value }) => value) ??
    (type === ApplicationCommandOptionType.Integer ? [1, 2] : [WORDS[name] ?? `no words for ${name}`])),
  ...(required ? [] : [undefined]),
]

/** Every way to fill in some options. */
const waysOf = (options: readonly Registered[]): Filled['given'][] =>
  options.reduce<Filled['given'][]>(
    (ways, option) =>
      ways.flatMap((way) => valuesOf(option).map((value) => [...way, [option, value] as const])),
    [[]],
  )

const filled = (registrationOf(COMMANDS) as readonly Registered[]).flatMap(
  ({ name, type, options = [] }): Filled[] => {
    if (type !== ApplicationCommandType.ChatInput) return []
    const verbs = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand)
    return verbs.length === 0
      ? waysOf(options).map((given) => ({ name, verb: undefined, given }))
      : verbs.flatMap((verb) => waysOf(verb.options ?? []).map((given) => ({ name, verb: verb.name, given })))
  },
)

/** The command that Discord's options give. A fake, because the real class needs a connected client. */
const chosen = ({ name, verb, given }: Filled): Command => {
  const values = new Map(given.map(([option, value]) => [option.name, value]))
  const options = {
    getSubcommand: () => verb ?? null,
    get: (key: string): Partial<CommandInteractionOption> | null => {
      const value = values.get(key)
      return value === undefined ? null : { name: key, value }
    },
  }
  return commandOfSlash({ commandName: name, options } as unknown as Parameters<typeof commandOfSlash>[0])
}

const lineOf = ({ name, verb, given }: Filled): string =>
  [`/${name}`, verb, ...given.map(([, value]) => value)].filter((word) => word !== undefined).join(' ')

/** Only their order tells numbers apart, so a line cannot leave out the first and give the second. */
const canBeTyped = ({ given }: Filled): boolean => {
  const numbers = given.filter(([{ type }]) => type === ApplicationCommandOptionType.Integer)
  const left = numbers.findIndex(([, value]) => value === undefined)
  return left < 0 || numbers.slice(left).every(([, value]) => value === undefined)
}

describe('the options of every command that Discord has', () => {
  test('are tried in every combination of choices', () => {
    expect(filled.length).toBeGreaterThan(70)
    expect(new Set(filled.map(({ name, verb }) => [name, verb].filter(Boolean).join(' ')))).toEqual(
      new Set(COMMANDS.map(({ name }) => name)),
    )
    expect(filled.map(lineOf).filter((line) => line.includes('no words'))).toEqual([])
  })

  test.each(filled.map((one) => [lineOf(one), one] as const))('%s', (line, one) => {
    const command = chosen(one)
    expect(command.kind).toBe(
      line
        .slice(1)
        .split(' ')
        .slice(0, one.verb === undefined ? 1 : 2)
        .join('-'),
    )
    const carried = Object.values(command).map(String)
    for (const [, value] of one.given) if (value !== undefined) expect(carried).toContain(String(value))
    if (canBeTyped(one)) expect(parseLine(line)).toEqual(command)
  })

  test('are read as leniently as typed words', () => {
    const digest = (values: Readonly<Record<string, string>>) =>
      chosen({
        name: 'digest',
        verb: 'on',
        given: Object.entries(values).map(([name, value]) => [{ name }, value]),
      })
    expect(digest({ time: 'a las 9.30 p. m. lunes', zone: 'america/New York', quiet: 'line' })).toEqual(
      parseLine('/digest on 21:30 mondays America/New_York --quiet line'),
    )
    expect(digest({ time: '09:00', zone: 'Mars' })).toEqual({
      kind: 'bad-schedule',
      fault: 'bad-zone',
      typed: 'Mars',
    })
    expect(digest({ time: 'noonish' })).toEqual(parseLine('/digest on noonish'))
  })
})
