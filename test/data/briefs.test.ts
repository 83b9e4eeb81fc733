import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { briefs } from './brief-facts.ts'

const folder = join(import.meta.dirname, '../../data/sources')
const seeds = join(import.meta.dirname, '../../../shared/seeds')

/** The front matter and the text of a brief. */
function readBrief(file: string): { meta: Record<string, unknown>; text: string } {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, file), 'utf8'))
  if (!match) throw new Error(`${file} has no front matter`)
  return { meta: parse(match[1] ?? ''), text: match[2] ?? '' }
}

/** The sentences of a brief, cut where the briefs' own prose ends one; a heading or list item is its own line. */
function sentencesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.split(/(?<=[.?!]”?)(?<!U\.S\.|Dr\.|Gen\.)\s+/))
}

/** One spelling for what differs only in dress: case, accents, dashes, hyphens, quotes, `12 %` and `12%`. */
function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[‐-–]/g, '-')
    .replace(/’/g, "'")
    .replace(/(\d)\s+%/g, '$1%')
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Every run of eight words. */
function runsOf(text: string): string[] {
  const words = wordsOf(text)
  return words.slice(7).map((_, i) => words.slice(i, i + 8).join(' '))
}

/** Figures with their currency and unit: `US$45 million`, `12%`, `1,800`, `1970`. */
function figuresOf(text: string): string[] {
  const figures = fold(text).match(/(?:us)?\$?\d+(?:[.,]\d+)*(?:%| million| billion|st\b|s\b)?/g)
  return [...new Set(figures)]
}

/** Capitalised words that stand together, or alone inside a sentence, without what merely opens a sentence. */
function namesOf(text: string): string[] {
  const word = String.raw`(?:U\.S\.|Dr\.|Gen\.|\p{Lu}[\p{L}\p{N}]*)`
  const capital = `${word}(?:[-‐-–]${word})*`
  const found = text.match(new RegExp(`${capital}(?: ${capital})+`, 'gu')) ?? []
  const alone = text.match(new RegExp(`(?<=[\\p{Ll}\\d,] )${capital}`, 'gu')) ?? []
  const opening =
    /^(?:The|This|While|In|With|On|Since|However|Both|Today|Beginning|Rightly|More|As|Pressing) /
  const names = found.map((name) => name.replace(opening, ''))
  return [...new Set([...names.filter((name) => name.includes(' ')), ...alone])]
}

describe.each(briefs)('the brief $file', ({ file, facts }) => {
  const { meta, text } = readBrief(file)

  test('says its title and language and nothing that it does not know', () => {
    expect(meta).toMatchObject({ title: expect.stringMatching(/\S/), language: 'en' })
    const others = Object.keys(meta).filter((key) => !['title', 'language'].includes(key))
    expect(others).toEqual(file === 'kast-between-washington-and-beijing.md' ? ['publisher', 'date'] : [])
  })

  test.each(facts)('says in one sentence: %s', (fact) => {
    const parts = fact.split('|').map(fold)
    const found = sentencesOf(text).map(fold)
    expect(found.some((sentence) => parts.every((part) => sentence.includes(part)))).toBe(true)
  })

  test('has headings, and sentences of less than 220 characters', () => {
    expect(text.match(/^## \S/gm)?.length).toBeGreaterThan(4)
    expect(sentencesOf(text).filter((sentence) => sentence.length >= 220)).toEqual([])
  })

  test('begins no sentence with a pronoun that points out of it', () => {
    const pointing = /^(?:- )?(?:He|She|They|It|His|Her|Their|Its|This|These|Those)\b/
    expect(sentencesOf(text).filter((sentence) => pointing.test(sentence))).toEqual([])
  })
})

test('the folder holds these four briefs and no others', () => {
  expect(readdirSync(folder).sort()).toEqual(briefs.map((brief) => brief.file).sort())
})

const present = existsSync(seeds)

describe.skipIf(!present)(
  `beside the raw articles${present ? '' : ' (skipped: ../shared/seeds is absent)'}`,
  () => {
    const files = present ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : []
    const raw = files.map((name) => ({ name, text: readFileSync(join(seeds, name), 'utf8') }))
    const copied = new Set(raw.flatMap(({ text }) => runsOf(text)))

    test.each(briefs)('$file copies no run of eight words', ({ file }) => {
      const { meta, text } = readBrief(file)
      expect(runsOf(`${meta.title}\n${text}`).filter((run) => copied.has(run))).toEqual([])
    })

    test.each(briefs)(
      '$file holds every figure and name of its article',
      ({ file, article, body, headings }) => {
        const { text } = readBrief(file)
        const lines = raw.find(({ name }) => name.startsWith(article))?.text.split('\n') ?? []
        const kept = lines.filter((_, i) => i + 1 >= body[0] && i + 1 <= body[1] && !headings.includes(i + 1))
        // A label that opens a paragraph ("Key Stakeholders: …") is a heading as well.
        const prose = kept.map((line) => line.replace(/^[\p{L} &]{4,30}: /u, '')).join('\n')
        const figures = new Set(figuresOf(text))
        expect(figuresOf(prose).length).toBeGreaterThan(0)
        expect(namesOf(prose).length).toBeGreaterThan(5)
        expect(figuresOf(prose).filter((figure) => !figures.has(figure))).toEqual([])
        expect(namesOf(prose).filter((name) => !fold(text).includes(fold(name)))).toEqual([])
      },
    )
  },
)
