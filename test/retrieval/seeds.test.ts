import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { type Labels, lines } from '../scrapes/labels.ts'
import { FROM_TERMINAL } from './shelf-of.ts'

const SEEDS = join(import.meta.dirname, '../../../shared/seeds')
const present = existsSync(SEEDS)

const ON_TOPIC = [
  'When did Chile sign a trade agreement with China?',
  'How many votes did Kast receive?',
  'Who congratulated Kast first?',
  'How much cocaine was seized in 2022?',
  'What is Crimson Dawn?',
  'Who is Daniel Noboa?',
  'What did Jerí say about the corridor?',
  'What does LAPE do?',
  'By how much did copper exports to the United States fall?',
  'Where did Kast meet Milei?',
  'How many workers got papers in Antofagasta?',
  'What could a long outage of telecommunications cost Chile?',
  'What did Elena Ramirez warn of?',
  'What share of Chile’s exports goes to Asia?',
  '¿Cuántos votos obtuvo Kast?',
  '¿Dónde se reunió Kast con Noboa?',
]

/** Questions about what only the furniture mentions, and about what nothing there mentions. */
const OFF_TOPIC = [
  'How does draft registration work?',
  'Who runs the surveillance in Gaza?',
  'How do I subscribe to the newsletter?',
  'How many National Guard soldiers died in Syria?',
  'How do I bake sourdough bread?',
  'When was the telescope invented?',
  'How many moons does Jupiter have?',
  'Which airline flies from Oslo to Bergen?',
  '¿Cuál es la receta del gazpacho?',
  '¿Quién escribió el Quijote?',
]

const retrieval = present ? createRetrieval((await loadShelf(SEEDS)).shelf) : undefined
const ask = (question: string): Answer => {
  if (retrieval === undefined) throw new Error(`no articles in ${SEEDS}`)
  return retrieval.ask(question, FROM_TERMINAL)
}

describe.skipIf(!present)(`the raw articles${present ? '' : ' (skipped: ../shared/seeds is absent)'}`, () => {
  const labels: Readonly<Record<string, Labels>> = JSON.parse(
    readFileSync(join(import.meta.dirname, '../labels/seeds.json'), 'utf8'),
  )
  const bodyOf = (source: string): ReadonlySet<number> =>
    lines(labels[source.replace(/\.txt$/, '')]?.body ?? '')

  test.each([...ON_TOPIC, ...OFF_TOPIC])(
    'are quoted verbatim at their offsets, without furniture: %s',
    (question) => {
      for (const { text, start, end, citation } of ask(question).excerpts) {
        const file = readFileSync(join(SEEDS, citation.source), 'utf8')
        expect(file.slice(start, end)).toBe(text)
        const first = file.slice(0, start).split('\n').length
        const last = first + text.split('\n').length - 1
        for (let line = first; line <= last; line += 1)
          expect(bodyOf(citation.source), `${citation.source}:${line}`).toContain(line)
      }
    },
  )
  test('are all quoted', () => {
    const quoted = ON_TOPIC.flatMap((question) =>
      ask(question).excerpts.map(({ citation }) => citation.source),
    )
    expect([...new Set(quoted)].sort()).toEqual(Object.keys(labels).map((id) => `${id}.txt`))
  })
  test.each(ON_TOPIC)('have an excerpt for %s', (question) => {
    expect(ask(question).excerpts).not.toEqual([])
  })
  test.each(OFF_TOPIC)('are not claimed to answer %s', (question) => {
    expect(ask(question).status).not.toBe('answered')
  })
})
