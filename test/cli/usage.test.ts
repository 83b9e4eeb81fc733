import { describe, expect, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { helpText, OPTIONS } from '../../src/cli/usage.ts'
import { en } from '../../src/messages/en.ts'
import { es } from '../../src/messages/es.ts'

describe.each([
  ['English', en],
  ['Spanish', es],
] as const)('the help in %s', (_, messages) => {
  const help = helpText(messages)
  const usages = help.split('\n').flatMap((line) => /^ {2}footnote (.*?) {3}/.exec(line)?.[1] ?? [])

  test('shows commands that the program takes, with and without what is optional', () => {
    expect(usages).toHaveLength(28)
    const typed = usages.flatMap((usage) => [
      usage.replaceAll(/\[.*?\]/g, ''),
      usage.replaceAll(/[[\]]/g, ''),
    ])
    const read = typed.map((line) => {
      const words = line.match(/"[^"]*"|\S+/g) ?? []
      return readArguments(
        // A number is a number, a title and a page too.
        words.map((word) =>
          /^(?:N|NUMBER.*|NÚMERO.*|page|página)$/.test(word) ? '1' : word.replaceAll('"', ''),
        ),
        messages,
      ).kind
    })
    expect(new Set(read)).toEqual(
      new Set([
        'serve',
        'command',
        'batch',
        'read',
        'import',
        'export',
        'digest',
        'gaps',
        'history',
        'web',
        'mcp',
        'feeds',
        'token-create',
        'token-list',
        'token-revoke',
        'doctor',
        'slack-manifest',
        'discord-register',
        'discord-unregister',
      ]),
    )
  })

  test('lists every option once', () => {
    const listed = [...help.matchAll(/^ {2}--([a-z-]+)/gm)].map((match) => match[1])
    expect(listed).toEqual(Object.keys(OPTIONS))
  })
})
