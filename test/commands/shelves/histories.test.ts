import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { App } from '../../../src/app.ts'
import type { Command } from '../../../src/command.ts'
import type { Place } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
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
const RUNS = Number(process.env.RUNS ?? 60)

const told = async (app: App, at: Place, command: Command): Promise<string> =>
  plainText(await app.desk.handle(command, { place: at, role: 'admin' }))

test('no place is told of a source on a shelf that it may not read, in any way, whatever was added, bound and moved', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 10 }), async (steps) => {
      const app = await openShelves()
      const model = modelOf()
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
    { numRuns: RUNS },
  )
}, 7_200_000)
