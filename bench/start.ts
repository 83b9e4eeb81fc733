/**
 * Measures starting on a large shelf, the first time and again, and what a digest of 1,000 new sources takes.
 *
 *     npm run bench:start
 *
 * Makes a folder of 2,000 Markdown files with some 100,000 passages out of the public English collection, starts on it in its own
 * process with an empty store, and again with the store that the first start left.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app.ts'
import { digestReply } from '../src/commands/digest/digest-reply.ts'
import { readConfig } from '../src/config.ts'
import { requireCollections } from './collections.ts'
import { type Articles, createArticles, fillShelf } from './long-shelf.ts'

const NEW_SOURCES = 1_000

/** One start, in the process that this file is run in with `--once`. */
const once = async (folder: string, shelf: string): Promise<void> => {
  const config = readConfig({ SOURCES_DIR: join(folder, shelf), DATABASE: join(folder, `${shelf}.sqlite`) })
  const app = await createApp(config, (_id, error) => console.error(error))
  const started = performance.now()
  await app.desk.handle(
    { kind: 'ask', question: 'When did the Normans come to Sicily?' },
    { place: { platform: 'bench' } },
  )
  const answered = performance.now()
  const { passages, readMs, indexMs } = app.figures
  const figures = {
    passages,
    'read, s': seconds(readMs),
    'index, s': seconds(indexMs),
    'first answer after, s': seconds(answered),
    'of that the answer itself, s': seconds(answered - started),
    'memory, MB': Math.round(process.memoryUsage.rss() / 2 ** 20),
  }
  await app.close()
  console.log(JSON.stringify(figures))
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 10) / 100

/** As in `npm start`: without it, V8's young generation grows to 128 MB while a shelf is read, and stays so. */
const FLAGS = ['--max-semi-space-size=16', '--no-regexp-tier-up']

type Started = Readonly<Record<string, number>>

const start = (folder: string, shelf: string): Started => {
  const again = [...FLAGS, import.meta.filename, '--once', folder, shelf]
  // bin/footnote.js also keeps compiled code.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  const { stdout, stderr, status } = spawnSync(process.execPath, again, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Started
}

const digest = async (folder: string, article: Articles): Promise<number> => {
  const shelf = join(folder, 'new')
  mkdirSync(shelf)
  for (let file = 0; file < NEW_SOURCES; file += 1) writeFileSync(join(shelf, `${file}.md`), article(file, 6))
  const app = await createApp(readConfig({ SOURCES_DIR: shelf, DATABASE: ':memory:' }), (_id, error) =>
    console.error(error),
  )
  const now = Date.now()
  const begun = performance.now()
  const schedule = {
    channel: { platform: 'bench', channel: 'C1' },
    language: 'en',
    zone: 'UTC',
    quiet: 'skip',
  } as const
  await digestReply(schedule, 0, now, app.context({ platform: 'bench' }))
  const ended = performance.now()
  await app.close()
  return seconds(ended - begun)
}

if (process.argv[2] === '--once') await once(process.argv[3] ?? '', process.argv[4] ?? '')
else {
  requireCollections()
  const article = await createArticles()
  const folder = mkdtempSync(join(tmpdir(), 'footnote-start-'))
  fillShelf(join(folder, 'shelf'), article)
  mkdirSync(join(folder, 'bare'))
  writeFileSync(join(folder, 'bare', 'a.md'), article(0, 1))
  start(folder, 'bare')
  const bare = start(folder, 'bare')
  const starts = { 'first start': start(folder, 'shelf'), 'second start': start(folder, 'shelf') }
  const perPassage = ({ passages = 1, 'memory, MB': memory = 0 }: Started) =>
    Math.round(((memory - (bare['memory, MB'] ?? 0)) * 2 ** 20) / passages)
  const figures = {
    'on one passage': { ...bare, 'bytes a passage': 0 },
    'first start': { ...starts['first start'], 'bytes a passage': perPassage(starts['first start']) },
    'second start': { ...starts['second start'], 'bytes a passage': perPassage(starts['second start']) },
  }
  console.table(figures)
  const digested = await digest(folder, article)
  console.log(`a digest of ${NEW_SOURCES} new sources: ${digested} s`)
  mkdirSync(join(import.meta.dirname, 'out'), { recursive: true })
  writeFileSync(
    join(import.meta.dirname, 'out/start.json'),
    `${JSON.stringify({ ...figures, 'digest, s': digested }, undefined, 2)}\n`,
  )
  rmSync(folder, { recursive: true })
}
