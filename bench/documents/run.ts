/**
 * Measures how many of the words of documents are read, and how many that are read are words of theirs.
 *
 *     npm run bench:documents
 *
 * Makes 60 documents of known texts in 9 formats: prose in one, two and three columns, lists, tables, headings, footnotes, words parted at line
 * ends, running heads. Those of office programs are made by LibreOffice, which has to be installed (`office.ts` says how).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kindOf } from '../../src/sources/read/kinds.ts'
import { problemLog } from '../../src/sources/read/problems.ts'
import { documentsOf } from '../../src/sources/read/read.ts'
import { settle } from '../../src/sources/shelf/settle.ts'
import { type Known, knownDocument, textOf } from './known.ts'
import { makeDocuments, type OfficeFormat } from './office.ts'
import { bookOf, csvOf, markdownOf, pageOf } from './written.ts'

/** Documents of different seeds: in columns, with running heads, and longer and longer. */
const some = (count: number, from: number, columns: number): readonly Known[] =>
  Array.from({ length: count }, (_, index) =>
    knownDocument(from + index, {
      columns: 1 + (index % columns),
      running: index % 2 === 0,
      parts: 4 + index,
    }),
  )

const OFFICE: readonly (readonly [format: OfficeFormat, all: readonly Known[]])[] = [
  ['pdf', some(15, 0, 3)],
  ['docx', some(7, 20, 2)],
  ['odt', some(6, 30, 2)],
  ['pptx', some(6, 40, 1)],
  ['xlsx', some(5, 50, 1)],
]

const WRITTEN: readonly (readonly [
  format: string,
  make: (known: Known) => string | Uint8Array,
  all: readonly Known[],
])[] = [
  ['epub', bookOf, some(6, 60, 1)],
  ['csv', csvOf, some(4, 70, 1)],
  ['html', pageOf, some(6, 80, 1)],
  ['md', markdownOf, some(5, 90, 1)],
]

/** What a document says in a format: a workbook has the tables alone, and a `.csv` the first. */
const knownText = (format: string, known: Known): string => {
  const tables = known.parts.filter(({ kind }) => kind === 'table')
  if (format === 'csv') return textOf({ ...known, title: '', parts: tables.slice(0, 1) })
  if (format !== 'xlsx') return textOf(known)
  const sheets = tables.flatMap((table, index) => [
    { kind: 'heading', level: 1, words: `Sheet ${index + 1}` } as const,
    table,
  ])
  return textOf({ ...known, title: '', parts: sheets })
}

interface Score {
  readonly found: number
  readonly known: number
  readonly read: number
}

/** Its words in lower case, in the order of the text. */
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** How many words two texts share, each as often as it stands in both. */
const scoreOf = (known: string, read: string): Score => {
  const counts = new Map<string, number>()
  for (const word of wordsOf(known)) counts.set(word, (counts.get(word) ?? 0) + 1)
  let found = 0
  for (const word of wordsOf(read)) {
    const left = counts.get(word) ?? 0
    if (left > 0) found += 1
    counts.set(word, left - 1)
  }
  return { found, known: wordsOf(known).length, read: wordsOf(read).length }
}

/** What may be quoted of a file, with its headings and its title. */
const bodyOf = async (path: string, name: string): Promise<string> => {
  const bytes = readFileSync(path)
  const log = problemLog(name)
  const given = { name, bytes, kind: kindOf(name), size: bytes.length }
  const documents = await Array.fromAsync(documentsOf(given, log))
  for (const { message } of log.all()) process.stderr.write(`${message}\n`)
  return settle(documents)
    .flatMap(({ text, blocks }) =>
      blocks.filter(({ kind }) => kind !== 'furniture').map(({ start, end }) => text.slice(start, end)),
    )
    .join('\n\n')
}

/** The share of words below which a document is named. */
const LOW = 0.98

const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(2)

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
try {
  const all: Score[] = []
  process.stdout.write(
    '| format | documents | words | precision | recall |\n| --- | --- | --- | --- | --- |\n',
  )
  const line = (name: string, scores: readonly Score[]): void => {
    const sum = (key: keyof Score) => scores.reduce((total, score) => total + score[key], 0)
    const figures = [percent(sum('found'), sum('read')), percent(sum('found'), sum('known'))]
    process.stdout.write(`| ${name} | ${scores.length} | ${sum('known')} | ${figures.join(' | ')} |\n`)
  }
  const measure = async (format: string, documents: readonly Known[]): Promise<void> => {
    const scores: Score[] = []
    for (const known of documents) {
      const name = `${known.name}.${format}`
      const score = scoreOf(knownText(format, known), await bodyOf(join(folder, name), name))
      if (score.found < Math.max(score.known, score.read) * LOW)
        process.stderr.write(`${name}: ${score.found} of ${score.known} known and ${score.read} read\n`)
      scores.push(score)
    }
    line(format, scores)
    all.push(...scores)
  }
  for (const [format, documents] of OFFICE) {
    makeDocuments(folder, format, documents)
    await measure(format, documents)
  }
  for (const [format, make, documents] of WRITTEN) {
    for (const known of documents) writeFileSync(join(folder, `${known.name}.${format}`), make(known))
    await measure(format, documents)
  }
  line('all', all)
} finally {
  rmSync(folder, { recursive: true })
}
