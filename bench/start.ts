/**
 * Measures starting on a large shelf, the first time and again, and what a digest of 1,000 new sources takes.
 *
 *     npm run bench:start
 *
 * Makes a folder of 2,000 Markdown files with some 100,000 passages out of the public English collection, starts on it in a process of
 * its own with an empty store, and once more with the store that the first start left.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app.ts'
import { digestReply } from '../src/commands/digest-reply.ts'
import { readConfig } from '../src/config.ts'
import { readLines, requireCollections, shared } from './collections.ts'

const FILES = 2_000
const PARAGRAPHS = 44
const NEW_SOURCES = 1_000

/** One start, in the process that this file is run in with `--once`. */
const once = async (folder: string): Promise<void> => {
  const begun = performance.now()
  const config = readConfig({ SOURCES_DIR: join(folder, 'shelf'), DATABASE: join(folder, 'start.sqlite') })
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
    'first answer after, s': seconds(answered - begun),
    'of that the answer itself, s': seconds(answered - started),
    'memory, MB': Math.round(process.memoryUsage.rss() / 2 ** 20),
  }
  await app.close()
  console.log(JSON.stringify(figures))
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 10) / 100

const start = (folder: string): Readonly<Record<string, number>> => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, '--once', folder], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Readonly<Record<string, number>>
}

const digest = async (folder: string): Promise<number> => {
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

if (process.argv[2] !== '--once') requireCollections()
const collection = await readLines<{ readonly title: string; readonly text: string }>(
  shared('bench', 'squad2.corpus.jsonl'),
)

/** Paragraphs from everywhere in the collection, under a heading of their own. */
const article = (file: number, paragraphs: number): string => {
  const lines = [`# Reading ${file} of the long shelf`]
  for (let at = 0; at < paragraphs; at += 1) {
    const { title, text } = collection[(file * 7 + at * 31) % collection.length] ?? { title: '', text: '' }
    lines.push(`## ${title} ${file}.${at}`, text)
  }
  return lines.join('\n\n')
}

if (process.argv[2] === '--once') await once(process.argv[3] ?? '')
else {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-start-'))
  mkdirSync(join(folder, 'shelf'))
  for (let file = 0; file < FILES; file += 1)
    writeFileSync(join(folder, 'shelf', `${file}.md`), article(file, PARAGRAPHS))
  console.table({ 'first start': start(folder), 'second start': start(folder) })
  console.log(`a digest of ${NEW_SOURCES} new sources: ${await digest(folder)} s`)
  rmSync(folder, { recursive: true })
}
