/**
 * The peer: MiniSearch as it comes, over the same collections, in the same answer format.
 *
 *     node bench/minisearch.ts CORPUS.jsonl < QUESTIONS.jsonl > ANSWERS.jsonl
 *
 * Its excerpt is the sentence of the first paragraph that shares most words with the question; its confidence is its score.
 */
import { createInterface } from 'node:readline'
import MiniSearch from 'minisearch'
import { readLines } from './collections.ts'

interface Paragraph {
  readonly id: string
  readonly title: string
  readonly text: string
}

const TOP = 10
const splitter = new Intl.Segmenter('en', { granularity: 'sentence' })
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const likestSentence = (text: string, question: string): string => {
  const asked = new Set(wordsOf(question))
  let best = ''
  let most = -1
  for (const { segment } of splitter.segment(text)) {
    const shared = new Set(wordsOf(segment).filter((word) => asked.has(word))).size
    if (shared > most) [best, most] = [segment.trim(), shared]
  }
  return best
}

const paragraphs = await readLines<Paragraph>(process.argv[2] ?? '')
const byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
const index = new MiniSearch<Paragraph>({ fields: ['title', 'text'] })
index.addAll(paragraphs)

for await (const line of createInterface({ input: process.stdin })) {
  const { id, q } = JSON.parse(line) as { id: string; q: string }
  const start = performance.now()
  const found = index.search(q).slice(0, TOP)
  const first = byId.get(found[0]?.id as string)
  const text = first === undefined ? '' : likestSentence(first.text, q)
  const ms = performance.now() - start
  const excerpts = first === undefined ? [] : [{ text, source: first.id }]
  const passages = found.map(({ id: source, score }) => ({ source, score }))
  const status = found.length > 0 ? 'answered' : 'none'
  console.log(JSON.stringify({ id, status, confidence: found[0]?.score ?? 0, ms, excerpts, passages }))
}
