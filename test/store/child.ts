// A program that tests start as a process. Its arguments: a job, the path of a store, and a number.
import { writeSync } from 'node:fs'
import { ConfigError } from '../../src/errors.ts'
import type { Store } from '../../src/store/port.ts'
import { openStore } from '../../src/store/sqlite/store.ts'
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

const [job, path = '', number = '0'] = process.argv.slice(2)
try {
  say('begins')
  const store = await openStore(path)
  say('opened')
  if (job === 'write') await write(store, Number(number))
  if (job === 'keep') await keep(store, Number(number))
  if (job === 'deliver') await deliver(store, Number(number))
  if (job === 'claim') {
    for (let n = 0; n < Number(number); n++) if (await store.claim(`k${n}`, 1, 2)) say(`won ${n}`)
  }
  await store.close()
} catch (error) {
  say(error instanceof ConfigError ? `refused: ${error.message}` : `failed: ${error}`)
}
