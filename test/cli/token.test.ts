import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { manageTokens } from '../../src/cli/token.ts'
import { openToken } from '../../src/commands/access/tokens.ts'
import { messagesFor } from '../../src/messages/catalogue.ts'
import type { Speech } from '../../src/model.ts'
import { openStore } from '../../src/store/sqlite/store.ts'
import { NO_SETTINGS, NODE_FLAGS } from '../no-settings.ts'
import { temporaryFolder } from '../store/temporary.ts'

const en = messagesFor('en').programs
const BIN = join(import.meta.dirname, '../../bin/footnote.js')

/** A store, and what the program does over it when it is given some arguments. */
const surroundings = () => {
  const database = join(temporaryFolder(), 'store.sqlite')
  const run = async (args: string, language: Speech = 'en') => {
    const said = { out: '', err: '' }
    const spies = (['stdout', 'stderr'] as const).map((stream) =>
      vi.spyOn(process[stream], 'write').mockImplementation((text) => {
        said[stream === 'stdout' ? 'out' : 'err'] += String(text)
        return true
      }),
    )
    try {
      const messages = messagesFor(language)
      const given = readArguments(args.split(' '), messages)
      await manageTokens(given as Parameters<typeof manageTokens>[0], { database, language }, messages)
      return said
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
  }
  return { database, run }
}

test('a token is printed once, alone, and the store has only its hash', async () => {
  const { database, run } = surroundings()
  const env = { ...NO_SETTINGS, DATABASE: database }
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [...NODE_FLAGS, BIN, 'token', 'create', 'monthly', 'reports'],
    { env },
  )
  expect(stdout).toMatch(/^fn_[\w-]{43}\n$/)
  expect(stderr).toContain('“monthly reports”. It reads the main shelf.')
  const token = stdout.trim()
  expect(readFileSync(database).includes(token.slice(3))).toBe(false)
  const { out } = await run('token list')
  expect(out).toMatch(/^[0-9a-f]{16} · monthly reports · reads the main shelf · made .+ · never used\n$/)
})

test('a token without a name gets one that is free, and no name is given twice', async () => {
  const { run } = surroundings()
  expect((await run('token create')).err).toContain('“token-1”')
  expect((await run('token create')).err).toContain('“token-2”')
  await expect(run('token create token-1')).rejects.toThrow('There is a token “token-1” already')
})

test('a token reads the workspace or the channel that it was made for', async () => {
  const { database, run } = surroundings()
  const made = [
    await run('token create --workspace slack:T024BE7LD team'),
    await run('token create --channel slack:T024BE7LD/C024BE91L legal'),
    await run('token create --channel discord:123456789012345678/223456789012345678 server'),
  ]
  expect(made[0]?.err).toContain('Nothing was added in slack:T024BE7LD so far')
  const store = await openStore(database)
  const places = []
  for (const { out } of made) places.push(await openToken(out.trim(), 0, store))
  await store.close()
  expect(places).toEqual(
    [
      { platform: 'slack', workspace: 'T024BE7LD' },
      { platform: 'slack', workspace: 'T024BE7LD', channel: 'C024BE91L' },
      { platform: 'discord', workspace: '123456789012345678', channel: '223456789012345678' },
    ].map((place) => ({
      place: { ...place, user: expect.stringMatching(/^token:[0-9a-f]{16}$/) },
      privately: true,
    })),
  )
})

test('a token is revoked by its name, its id or itself', async () => {
  const { run } = surroundings()
  const lost = (await run('token create lost')).out.trim()
  await run('token create named')
  await run('token create other')
  const id = /^(\w+) · other/m.exec((await run('token list')).out)?.[1]
  expect((await run('token revoke named')).out).toBe('The token “named” works no more.\n')
  expect((await run(`token revoke ${id}`)).out).toContain('“other”')
  expect((await run(`token revoke ${lost}`)).out).toContain('“lost”')
  expect((await run('token list')).out).toBe('There is no token. footnote token create makes one.\n')
  await expect(run(`token revoke ${lost}`)).rejects.toThrow(en.noSuchToken)
})

test.each([
  ['token', 'Say what to do with tokens'],
  ['token revoke', 'Say what to do with tokens'],
  ['token forget x', 'Say what to do with tokens'],
  ['token list extra', 'Nothing is expected'],
  ['token list --workspace slack:T024BE7LD', '--workspace does not go with token list'],
  ['token create --workspace T024BE7LD', '--workspace is “T024BE7LD”'],
  ['token create --workspace discord:T024BE7LD', '--workspace is'],
  ['token create --channel C024BE91L', '--channel is “C024BE91L”'],
  ['token create --channel slack:T024BE7LD/C024BE91L --workspace slack:T024BE7LD', 'not both'],
  ['token create 0123456789abcdef', 'no name for a token'],
  [`token create ${'long'.repeat(16)}`, 'at most 60 characters'],
  ['token create two\nlines', 'on one line'],
])('footnote %s is refused in words', async (args, words) => {
  const { run } = surroundings()
  await expect(run(args)).rejects.toThrow(words)
})

test('a shell that speaks Spanish is told of tokens in Spanish', async () => {
  const { run } = surroundings()
  expect((await run('token create informes', 'es')).err).toContain('Este es el token «informes»')
  expect((await run('token list', 'es')).out).toContain('lee el estante principal')
  expect((await run('token revoke informes', 'es')).out).toContain('ya no sirve')
})
