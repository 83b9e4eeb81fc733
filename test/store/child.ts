// A program that tests start as a process. Its arguments: a job, where a store is, and a number, or for a replica its folder.
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { AwayError, ConfigError } from '../../src/errors.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/port.ts'
import { A_CLAIM, A_QUESTION, AN_ANSWER } from '../contracts/store-samples.ts'
import { fileOfVersion } from './file-versions.ts'

/** Writes a line at once, so that it is there even if the process is killed. */
const say = (line: string) => writeSync(1, `${line}\n`)

/** Saves a question, an answered message and a claim under each number, and prints the number, until something fails. */
const write = async (store: Store, from: number): Promise<void> => {
  for (let n = from; ; n++) {
    await store.saveQuestion({
      ...A_QUESTION,
      id: `q${n}`,
      question: `${n} `.repeat(1 + ((n * 37) % 500)),
      at: n,
    })
    await store.saveFeedback(`q${n}`, 'u1', 'up', n)
    await store.saveAnswer({ ...AN_ANSWER, asked: { ...AN_ANSWER.asked, message: `m${n}` }, at: n })
    await store.claim(`k${n}`, n, Number.MAX_SAFE_INTEGER)
    if (n % 10 === 0) await store.forget(0, 0)
    say(String(n))
  }
}

/** Saves one version of a file after another, and prints each number. Prints dots in between, so that a kill can come in the middle. */
const keep = async (store: Store, from: number): Promise<void> => {
  const tick = (): void => {
    say('.')
    setImmediate(tick)
  }
  tick()
  for (let n = from; ; n++) {
    const { file, content } = fileOfVersion(n)
    await store.saveFile('shelf', file, content, n)
    say(String(n))
  }
}

/** Claims new and expired deliveries, and prints those it won. */
const deliver = async (store: Store, count: number): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const claim = { ...A_CLAIM, key: `d${n}`, slot: n, until: 3_000 }
    const won = await store.claimDelivery(claim, 2_000)
    if (won) say(`won ${n} try ${won.tries}`)
  }
}

/** Saves one file 40 times, each time with other documents in another order. Other processes do the same. */
const save = async (store: Store, writer: number): Promise<void> => {
  for (let round = 0; round < 40; round++) {
    const ids = Array.from({ length: 40 }, (_, at) => `s${(at * (2 * writer + 1) + round) % 41}`)
    const documents = ids.map((id) => ({ id, hash: `h${writer}-${round}`, data: JSON.stringify({ id }) }))
    const content = { documents, problems: JSON.stringify(ids) }
    await store.saveFile('shelf', { name: 'news.jsonl', stamp: `${writer}-${round}` }, content, round)
    say('saved')
  }
}

/** Claims pieces of work, and prints those it won. Where the store is away it tries again until it is there. */
const persist = async (store: Store, count: number): Promise<void> => {
  for (let n = 0; n < count; ) {
    try {
      if (await store.claim(`k${n}`, 1, 2)) say(`won ${n}`)
      n += 1
    } catch (error) {
      if (!(error instanceof AwayError)) throw error
      await setTimeout(20)
    }
  }
}

/** Reads a folder as a bot does, and adds one source after another, as people do. Prints the id of each. */
const replica = async (database: string, folder: string): Promise<void> => {
  const { createApp } = await import('../../src/app.ts')
  const { readConfig } = await import('../../src/config.ts')
  const { saveAddition } = await import('../../src/sources/added/save.ts')
  const config = readConfig({ DATABASE: database, SOURCES_DIR: folder })
  const app = await createApp(config, (_id, error) => say(`failed: ${error}`), { serving: true })
  say(app.sources.role())
  for (let n = 0; ; n++) {
    const text = `The tide of day ${n} came late.`
    const { added } = await saveAddition(
      app.store,
      {
        shelf: 'main',
        from: { name: `tide-${n}.txt`, bytes: Buffer.from(text) },
        documents: [{ id: 'x', text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }] }],
      },
      Date.now(),
      undefined,
    )
    say(added.id)
  }
}

const [job, path = '', number = '0'] = process.argv.slice(2)
try {
  say('begins')
  const store = await openStore(path)
  say('opened')
  if (job === 'write') await write(store, Number(number))
  if (job === 'keep') await keep(store, Number(number))
  if (job === 'deliver') await deliver(store, Number(number))
  if (job === 'save') await save(store, Number(number))
  if (job === 'persist') await persist(store, Number(number))
  if (job === 'replica') await replica(path, number)
  if (job === 'claim') {
    for (let n = 0; n < Number(number); n++) if (await store.claim(`k${n}`, 1, 2)) say(`won ${n}`)
  }
  await store.close()
} catch (error) {
  say(error instanceof ConfigError ? `refused: ${error.message}` : `failed: ${error}`)
}
