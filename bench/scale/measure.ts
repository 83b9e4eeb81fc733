/**
 * Measures one system on one size of shelf, in a process of its own, and prints one line of JSON.
 *
 *     node --expose-gc bench/scale/measure.ts NAME PASSAGES SECONDS
 */
import { peerNamed } from '../peers/peers.ts'
import { percentile } from '../table.ts'
import { growingGround, growShelf } from './grow.ts'
import type { Measured } from './runs.ts'
import { bytesHeld, timesOf } from './timing.ts'

/** How many sources a system is asked for. It may find fewer. */
const MOST = 100

const [, , name = '', size = '', seconds = ''] = process.argv
const peer = peerNamed(name)
const { passages, questions } = await growingGround()
const shelf = growShelf(passages, Number(size))
const before = bytesHeld()
const begun = performance.now()
const indexed = peer.index(shelf, 'en')
const build = performance.now() - begun
const bytes = bytesHeld() - before + (indexed.bytesElsewhere ?? 0)
const times = timesOf(questions, (question) => indexed.search(question, MOST), Number(seconds) * 1000)
const measured: Measured = {
  build: build / 1000,
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
  questions: times.length,
  bytes: bytes / shelf.passages.length,
}
console.log(JSON.stringify(measured))
