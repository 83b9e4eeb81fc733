import { ApplicationCommandOptionType, ApplicationCommandType, InteractionContextType } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { LISTEN_RULES } from '../../../../src/command.ts'
import { COMMANDS } from '../../../../src/commands/table.ts'
import { messagesFor } from '../../../../src/messages/catalogue.ts'
import { LIMITS } from '../../../../src/platforms/discord/limits.ts'
import { registrationOf, sameRegistration } from '../../../../src/platforms/discord/set-up/registration.ts'
import { asFarAs, checkBody } from '../openapi.ts'

const ours = registrationOf(COMMANDS)

/** How a command is typed, with its options. */
const typed = (commands: unknown): readonly string[] =>
  (commands as readonly Json[]).flatMap(({ name, type, options = [] }) => {
    if (type === ApplicationCommandType.Message) return []
    const verbs = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand)
    if (verbs.length === 0) return [`${name} ${options.map((option) => option.name).join(' ')}`.trim()]
    return typed(verbs.map((verb) => ({ ...verb, name: `${name} ${verb.name}`, type: 1 })))
  })

interface Json {
  readonly name: string
  readonly type?: number
  readonly options?: readonly Json[]
  readonly [key: string]: unknown
}

const optionsOf = (...path: readonly string[]): readonly Json[] =>
  path.reduce<readonly Json[]>(
    (level, name) => level.find((command) => command.name === name)?.options ?? [],
    ours as unknown as readonly Json[],
  )

test(`Discord takes the commands, for all servers and for one${asFarAs}`, () => {
  checkBody('bulk_set_application_commands', ours)
  checkBody('bulk_set_guild_application_commands', ours)
  for (const command of ours) checkBody('create_application_command', command)
})

test('every command of the table is registered, with its options in order, and no other', () => {
  expect(typed(ours)).toEqual(
    COMMANDS.map(({ name, arguments: own }) => [name, ...own.map(({ key }) => key)].join(' ')),
  )
})

test('an option is required if the table says so', () => {
  expect(optionsOf('ask')[0]).toMatchObject({ name: 'question', required: true, max_length: 1000 })
  expect(optionsOf('source', 'list')[0]).toMatchObject({ name: 'page', required: false, min_value: 1 })
})

test('titles are completed, and a rule is chosen', () => {
  expect(optionsOf('source', 'show')[0]).toMatchObject({ name: 'which', autocomplete: true })
  expect(optionsOf('listen')[0]?.choices).toEqual(LISTEN_RULES.map((rule) => ({ name: rule, value: rule })))
})

test('descriptions are in English, and in Spanish for its readers', () => {
  const ask = ours.find((command) => command.name === 'ask')
  const es = messagesFor('es').command.ask
  expect(ask).toMatchObject({
    description: messagesFor('en').command.ask,
    description_localizations: { 'es-ES': es, 'es-419': es },
  })
  expect(optionsOf('ask')[0]).toMatchObject({
    description_localizations: { 'es-ES': messagesFor('es').argument.question.does },
  })
})

test('names and descriptions are short enough in every language', () => {
  const texts = (key: RegExp) =>
    [...JSON.stringify(ours).matchAll(/"(\w+)":(?:"([^"]*)"|\{"es-ES":"([^"]*)")/g)].flatMap((match) =>
      key.test(match[1] ?? '') ? [match[2] ?? match[3] ?? ''] : [],
    )
  expect(texts(/^name/).length).toBeGreaterThan(COMMANDS.length)
  expect(texts(/^name/).filter((name) => name.length > LIMITS.commandName)).toEqual([])
  expect(texts(/^description/).length).toBeGreaterThan(COMMANDS.length)
  expect(texts(/^description/).filter((text) => text.length > LIMITS.commandDescription)).toEqual([])
})

test('a message’s menu has an entry that asks about it, and one that adds it', () => {
  const entry = (name: string, spanish: string) =>
    expect.objectContaining({ name, name_localizations: { 'es-ES': spanish, 'es-419': spanish } })
  expect(ours.filter((command) => command.type === ApplicationCommandType.Message)).toEqual([
    entry(messagesFor('en').askAbout, messagesFor('es').askAbout),
    entry(messagesFor('en').shelf.addToSources, messagesFor('es').shelf.addToSources),
  ])
})

test('commands that change a channel are for those who manage channels, and only in servers', () => {
  for (const command of ours) {
    const ofChannel = ['listen', 'digest'].includes(command.name)
    expect(command.default_member_permissions).toBe(ofChannel ? '16' : undefined)
    expect(command.contexts?.includes(InteractionContextType.BotDM)).toBe(!ofChannel)
    expect(command.integration_types).toEqual([0])
  }
})

/** As Discord answers: with ids, defaults, its own order, and without `required: false`. */
const kept = (more: object = {}): Parameters<typeof sameRegistration>[1] =>
  JSON.parse(
    JSON.stringify(ours.toReversed(), (key, value) =>
      key === 'required' && value === false ? undefined : value,
    ),
  ).map((command: object) => ({
    id: '1',
    application_id: '2',
    version: '3',
    nsfw: false,
    dm_permission: true,
    default_member_permissions: null,
    description: '',
    name_localizations: null,
    description_localizations: null,
    ...command,
    ...more,
  }))

describe('what Discord has is the same', () => {
  test('when it differs only by what Discord adds', () => {
    expect(sameRegistration(ours, kept())).toBe(true)
    expect(sameRegistration(ours, JSON.parse(JSON.stringify(ours)))).toBe(true)
  })

  test('when it belongs to one server, for which Discord keeps no places', () => {
    expect(sameRegistration(ours, kept({ guild_id: '4', contexts: null, integration_types: [0, 1] }))).toBe(
      true,
    )
  })

  const change = (edit: (commands: Json[]) => unknown) => {
    const theirs = JSON.parse(JSON.stringify(kept()))
    edit(theirs)
    return theirs
  }
  const find = (commands: Json[], name: string) =>
    commands.find((command) => command.name === name) as unknown as Record<string, unknown>

  test.each([
    ['nothing', (commands: Json[]) => commands.splice(0)],
    ['one command less', (commands: Json[]) => commands.pop()],
    ['one more', (commands: Json[]) => commands.push({ name: 'old', type: 1, description: 'Old.' })],
    [
      'another description',
      (commands: Json[]) => Object.assign(find(commands, 'ask'), { description: 'Old.' }),
    ],
    [
      'no translation',
      (commands: Json[]) => Object.assign(find(commands, 'ask'), { description_localizations: null }),
    ],
    [
      'other permissions',
      (commands: Json[]) => Object.assign(find(commands, 'listen'), { default_member_permissions: null }),
    ],
    [
      'permissions where we have none',
      (commands: Json[]) => Object.assign(find(commands, 'ask'), { default_member_permissions: '8' }),
    ],
    ['other contexts', (commands: Json[]) => Object.assign(find(commands, 'ask'), { contexts: [0, 1, 2] })],
    [
      'a choice less',
      (commands: Json[]) =>
        Object.assign((find(commands, 'listen').options as Json[])[0] ?? {}, { choices: [] }),
    ],
    [
      'options in another order',
      (commands: Json[]) => (find(commands, 'source').options as Json[]).reverse(),
    ],
    [
      'an option that is not required',
      (commands: Json[]) =>
        Object.assign((find(commands, 'ask').options as Json[])[0] ?? {}, { required: false }),
    ],
  ] as const)('and not with %s', (_name, edit) => {
    expect(sameRegistration(ours, change(edit as (commands: Json[]) => unknown))).toBe(false)
  })
})
