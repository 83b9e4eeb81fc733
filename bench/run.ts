/**
 * Measures the answers on the evaluation questions and the public collections, beside MiniSearch as it comes.
 *
 *     npm run bench
 *
 * Prints a table, and writes it to bench/out/ as Markdown and JSON. Each figure comes from the collections' own scorers, through the
 * same command that anyone can run. Needs the folder with eval/, bench/ and seeds/ beside the project, or in FOOTNOTE_SHARED.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireCollections, shared } from './collections.ts'

type Figures = Readonly<Record<string, number | null>>

const project = join(import.meta.dirname, '..')
const out = join(project, 'bench', 'out')

/** Runs a program with a file as its input and another as its output. */
const run = (args: readonly string[], input: string, output: string): void => {
  const [stdin, stdout] = [openSync(input, 'r'), openSync(output, 'w')]
  const { status } = spawnSync(process.execPath, args, { stdio: [stdin, stdout, 'inherit'], cwd: project })
  closeSync(stdin)
  closeSync(stdout)
  if (status !== 0) throw new Error(`${args.join(' ')} ended with status ${status}`)
}

const score = (scorer: string, args: readonly string[]): Figures => {
  const { stdout, status } = spawnSync(process.execPath, [scorer, ...args, '--json'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${scorer} ended with status ${status}`)
  return JSON.parse(stdout) as Figures
}

const ask = (sources: string, questions: string, answers: string): void =>
  run(['bin/footnote.js', 'ask', '--jsonl', '--top', '10', '--sources', sources], questions, answers)

const collection = (name: string) => {
  const [corpus, questions] = [
    shared('bench', `${name}.corpus.jsonl`),
    shared('bench', `${name}.questions.jsonl`),
  ]
  const measure = (system: string, answer: (answers: string) => void): Figures => {
    const answers = join(out, `${name}.${system}.jsonl`)
    answer(answers)
    return score(shared('bench', 'score.mjs'), ['--questions', questions, '--answers', answers])
  }
  return {
    footnote: measure('footnote', (answers) => ask(corpus, questions, answers)),
    miniSearch: measure('minisearch', (answers) => run(['bench/minisearch.ts', corpus], questions, answers)),
  }
}

/** Questions about whole articles, whose answers are regular expressions over the sources' text. */
const articles = (name: string, questions: string, sources: string): Figures => {
  const answers = join(out, `${name}.footnote.jsonl`)
  ask(sources, questions, answers)
  return score(shared('eval', 'score.mjs'), [
    '--questions',
    questions,
    '--answers',
    answers,
    '--sources',
    sources,
  ])
}

requireCollections()
mkdirSync(out, { recursive: true })
const seeds = articles('seeds', shared('eval', 'questions.dev.jsonl'), shared('seeds'))
const briefs = articles(
  'briefs',
  join(project, 'bench', 'briefs.questions.jsonl'),
  join(project, 'data', 'sources'),
)
const collections = {
  squad2: collection('squad2'),
  xquad_es: collection('xquad_es'),
  'squad2.half': collection('squad2.half'),
  'xquad_es.half': collection('xquad_es.half'),
}

const cell = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(value)
const SEED_FIGURES = Object.keys(seeds).filter((name) => name !== 'byType' && name !== 'median time, ms')
// The scorer tells sources by three letters of their names, too few for the briefs to check its other figures.
const BRIEF_FIGURES = SEED_FIGURES.filter((name) => name.includes('answer'))
const FIGURES = ['R@1, %', 'R@5, %', 'MRR@10, %', 'Answer@1, %', 'median first excerpt, characters', 'AUROC']
const CLAIMS = ['answerable and claimed answered, %', 'unanswerable yet claimed answered, %']
const rows = Object.entries(collections).flatMap(([name, { footnote, miniSearch }]) => [
  ...FIGURES.filter((figure) => footnote[figure] !== null).map(
    (figure) => `| ${name}: ${figure} | ${cell(miniSearch[figure])} | ${cell(footnote[figure])} |`,
  ),
  // A plain search claims an answer whenever anything matched, so there is nothing to set beside these.
  ...CLAIMS.filter((figure) => footnote[figure] !== null).map(
    (figure) => `| ${name}: ${figure} | – | ${cell(footnote[figure])} |`,
  ),
  `| ${name}: median time as a share of MiniSearch's | 1 | ${((footnote['ms p50'] ?? 0) / (miniSearch['ms p50'] ?? 1)).toFixed(2)} |`,
])
const table = [
  '| figure | MiniSearch as it comes | Footnote |',
  '| --- | --- | --- |',
  ...SEED_FIGURES.map((name) => `| seeds: ${name} | – | ${cell(seeds[name])} |`),
  ...BRIEF_FIGURES.map((name) => `| briefs: ${name} | – | ${cell(briefs[name])} |`),
  ...rows,
].join('\n')
console.log(table)
writeFileSync(join(out, 'figures.md'), `${table}\n`)
writeFileSync(join(out, 'figures.json'), `${JSON.stringify({ seeds, briefs, ...collections }, null, 2)}\n`)
