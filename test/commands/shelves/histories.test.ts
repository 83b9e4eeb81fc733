import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { App } from '../../../src/app.ts'
import type { Command } from '../../../src/command.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import { pathBesideStore } from '../../../src/store/open.ts'
import { noPostgres, startPostgres } from '../../store/postgres/server.ts'
import {
  anyStep,
  carryOut,
  FOLDER_WORDS,
  modelOf,
  openShelves,
  PLACES,
  UNUSED,
  WORDS,
} from './random-shelves.ts'

/** How many histories are tried: `RUNS=2000 npx vitest run test/commands/shelves/histories.test.ts` tries more. */
const RUNS = Number(process.env.RUNS ?? 20)

const told = async (app: App, at: Place, command: Command): Promise<string> =>
  plainText(await app.desk.handle(command, { place: at, role: 'admin' }))

/** Tries random histories, each on a store of its own. */
const tryHistories = (runs: number, settings: () => Readonly<Record<string, string>>, isMainFixed = false) =>
  fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 10 }), async (steps) => {
      const app = await openShelves({}, settings())
      const model = modelOf({ isMainFixed })
      try {
        for (const step of steps) await carryOut(step, app, model)
        for (const at of PLACES) {
          const ask = (one: string) => told(app, at, { kind: 'ask', question: `When was the ${one} built?` })
          const everything = [
            await told(app, at, { kind: 'source-list', page: 1 }),
            await told(app, at, { kind: 'source-find', words: 'report Solberg' }),
            await told(app, at, { kind: 'ask', question: 'What did Ida Solberg of Varnholm build in 1931?' }),
            await told(app, at, { kind: 'source-history', which: '' }),
            await told(app, at, { kind: 'shelf-list' }),
            await told(app, at, { kind: 'digest-now' }),
            await told(app, at, { kind: 'home' }),
            await told(app, at, { kind: 'greet' }),
            JSON.stringify(app.desk.suggest('', 50, { place: at })),
            JSON.stringify(await app.desk.complete('questions', '', 50, { place: at })),
          ].join('\n')
          const nothing = await ask(UNUSED)
          for (const one of [...FOLDER_WORDS, ...WORDS]) {
            const shelf = model.where.get(one)
            if (shelf !== undefined && model.reads(at, shelf))
              expect(await ask(one), `${one} in ${JSON.stringify(at)}`).toContain('was built in 1931')
            else {
              // What was removed for good stays in the history of its shelf.
              if (shelf !== undefined) expect(everything).not.toContain(one)
              expect((await ask(one)).replaceAll(one, UNUSED)).toBe(nothing)
            }
          }
          const own = app.context(at).shelf.sources.length
          const readable = [...model.where.values()].filter((shelf) => model.reads(at, shelf)).length
          expect(own).toBe(readable)
        }
      } finally {
        await app.close()
      }
    }),
    { numRuns: runs },
  )

/** Several workspaces install the bot, so none of them changes the main shelf. */
const SEVERAL = {
  SLACK_STATE_SECRET: 's'.repeat(32),
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'c',
  SLACK_SIGNING_SECRET: 'g',
  SECRET_KEY: 'k'.repeat(32),
}

test('no place is told of a source on a shelf that it may not read, in any way, whatever was added, bound, moved and forgotten', async () => {
  await tryHistories(RUNS, () => ({}))
}, 7_200_000)

test('nor where several workspaces install the bot, and none of them changes what the others read', async () => {
  await tryHistories(Math.ceil(RUNS / 4), () => SEVERAL, true)
}, 7_200_000)

test.skipIf(noPostgres !== undefined)(
  'nor on PostgreSQL',
  async () => {
    const server = startPostgres()
    const used: string[] = []
    try {
      const schema = () => {
        const DATABASE = server.url(`histories_${used.length}`)
        used.push(DATABASE)
        return { ...SEVERAL, DATABASE }
      }
      await tryHistories(Math.ceil(RUNS / 12), schema, true)
    } finally {
      server.dispose()
      for (const database of used)
        for (const name of ['shelf', 'index']) rmSync(pathBesideStore(database, name) ?? '', { force: true })
    }
  },
  7_200_000,
)
