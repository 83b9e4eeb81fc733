import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NEVER_YIELD } from '../../../src/pace.ts'
import type { Document } from '../../../src/sources/document.ts'
import { openingWords } from '../../../src/sources/furniture/titles.ts'
import { passagesOf } from '../../../src/sources/passages/passages.ts'
import { type Settled, settle, settleAgain, settleAlone } from '../../../src/sources/shelf/settle.ts'
import { page } from '../../scrapes/labels.ts'

const one = (document: Document) => {
  const [source] = settle([document])
  if (!source) throw new Error('no source')
  return source
}

const BODY =
  'The lamp of Skerry Point was lit by hand until 1971. Then the keepers left, and a clock took over.\nThe clock stopped in May. Nobody noticed for nine days, since the fog had not come.\nA keeper, the first in fifty years, moved in on Tuesday.'

describe('the title', () => {
  test('is the headline above the article, with its standfirst kept as text', () => {
    const source = one(
      page(
        'a',
        `Menu\nA keeper returns to Skerry Point\nFifty years after the last one left, somebody winds the clock\nBy Ann Lee\n${BODY}`,
      ),
    )
    expect(source.title).toBe('A keeper returns to Skerry Point')
    expect(source.blocks.map(({ kind }) => kind)).toEqual([
      'furniture',
      'title',
      expect.stringMatching(/paragraph|heading/),
      'furniture',
      'paragraph',
      'paragraph',
      'paragraph',
    ])
  })
  test('may be a question or a whole sentence of few words', () => {
    expect(one(page('a', `Who winds the clock?\n\n${BODY}`)).title).toBe('Who winds the clock?')
  })
  test('is the line above a single paragraph', () => {
    const { title, blocks } = one(page('a', `The clock of Skerry Point\n\n${BODY.replaceAll('\n', ' ')}`))
    expect(title).toBe('The clock of Skerry Point')
    expect(blocks.map(({ kind }) => kind)).toEqual(['title', 'paragraph'])
  })
  test('may be a first line of two words', () => {
    expect(one(page('a', `Packing list\n\n- a head torch\n- a map of the ridge\n\n${BODY}`)).title).toBe(
      'Packing list',
    )
  })
  test('is not the name of the publication', () => {
    expect(one(page('a', `The Daily Lamp\nThe clock of Skerry Point has stopped\n${BODY}`)).title).toBe(
      'The clock of Skerry Point has stopped',
    )
  })
  test('is what the document states, and the line that repeats it becomes the title', () => {
    const source = one({
      ...page('a', `# The clock of Skerry Point\n\n${BODY}`),
      title: 'The Clock of Skerry Point',
    })
    expect(source.title).toBe('The Clock of Skerry Point')
    expect(source.blocks[0]?.kind).toBe('title')
  })
  test('is the opening words if there is no other', () => {
    const { title, blocks } = one(page('a', BODY))
    expect(title).toBe('The lamp of Skerry Point was lit by hand until 1971…')
    expect(blocks.every(({ kind }) => kind === 'paragraph')).toBe(true)
  })
  test('is not taken from the furniture above the article', () => {
    expect(
      one(page('a', `Sign up for our newsletter, and have it in your inbox each day.\n${BODY}`)).title,
    ).toBe('The lamp of Skerry Point was lit by hand until 1971…')
  })
  test('is not a line that several sources begin with', () => {
    const motto = 'The Bugle has been read by the fire since 1888.'
    const others = ['It rained on Monday.\nOn Tuesday it stopped.', 'A goat was elected.\nIt declined.']
    const sources = settle([BODY, ...others].map((text, index) => page(`${index}`, `${motto}\n${text}`)))
    expect(sources.map(({ title }) => title.slice(0, 8))).toEqual(['The lamp', 'It raine', 'A goat w'])
  })
  test('is the id if there are no words', () => {
    expect(one({ id: 'empty', text: '', blocks: [] }).title).toBe('empty')
  })
})

test('opening words are cut between words, under 70 characters, without control characters', () => {
  expect(openingWords(`${'word '.repeat(40)}.`)).toBe(`${'word '.repeat(14).trim()}…`)
  expect(openingWords('The U.S. Senate sat. It rose.')).toBe('The U.S. Senate sat…')
  expect(openingWords('Short\u001b[31m Red')).toBe('Short [31m Red')
  expect(openingWords('a'.repeat(500))).toBe(`${'a'.repeat(69)}…`)
  expect(openingWords('Una frase corta')).toBe('Una frase corta')
})

const PLEA =
  'Dear readers: we have been at this for eleven years, and it is you who have kept the lamp lit. Please consider a gift to our fund, so that we can go on with it for as long as there is fog on the coast and there are ships that have to find their way through it.'

test('the language is the one that the document states, or that of its article rather than its page', () => {
  const spanish =
    'El faro se encendió a mano hasta 1971. Después los fareros se fueron y un reloj ocupó su lugar.\nEl reloj se detuvo en mayo, y nadie lo notó durante nueve días, porque no había niebla.\nUna farera llegó el martes.'
  expect(one(page('a', `${PLEA}\n${spanish}`)).language).toBe('es')
  expect(one(page('a', BODY)).language).toBe('en')
  expect(one({ ...page('a', BODY), language: 'und' }).language).toBe('und')
})

test('keeps what a document says about itself, and its text', () => {
  const text = `${BODY}\n`
  const source = one({
    ...page('a', text),
    title: 'T',
    publisher: 'P',
    author: 'A',
    published: '2024-05',
    url: 'https://example.org/a',
  })
  expect(source).toMatchObject({
    id: 'a',
    file: 'a',
    title: 'T',
    publisher: 'P',
    author: 'A',
    published: '2024-05',
    text,
  })
  expect('author' in one(page('b', text))).toBe(false)
})

/** Lines that stand in several sources, and sentences. */
const anyLine = fc.constantFrom(
  'The Orrin Bugle',
  'Tides and trains',
  'How the mill came back to life',
  'The goat came in by the window, and the council let it.',
  'It voted twice, by all accounts, and left through the door.',
  'The Bugle has been read by the fire since 1888.',
  'The ferry stayed in port on Monday, since the fog had not gone from the sound.',
)
const anyPages = fc.array(fc.array(anyLine, { minLength: 2, maxLength: 7 }), { minLength: 1, maxLength: 6 })

test('copies of a document change no source: what stands in it and its copies does not stand in several', () => {
  fc.assert(
    fc.property(anyPages, fc.nat(), fc.integer({ min: 1, max: 3 }), (texts, which, copies) => {
      const pages = texts.map((lines, index) => page(`${index}`, lines.join('\n')))
      const { text } = pages[which % pages.length] as Document
      const more = Array.from({ length: copies }, (_, index) => page(`copy ${index}`, `${text}\n`))
      expect(settle([...pages, ...more]).slice(0, pages.length)).toEqual(settle(pages))
    }),
  )
})

test('settling again gives the same as settling at once, and the same objects where nothing differs', async () => {
  const states = fc.array(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 5,
  })
  let kept = 0
  let changed = 0
  await fc.assert(
    fc.asyncProperty(anyPages, states, async (texts, states) => {
      const pages = texts.map((lines, index) => page(`${index}`, lines.join('\n')))
      let known: ReadonlyMap<Document, Settled> = new Map(pages.map((one) => [one, settleAlone(one)]))
      for (const there of states) {
        const documents = pages.filter((_, index) => there[index])
        const before = known
        known = await settleAgain(documents, (document) => before.get(document), NEVER_YIELD)
        const sources = Array.from(known.values(), ({ source }) => source)
        expect(sources).toEqual(settle(documents))
        for (const [document, { source, passages }] of known) {
          expect(passages).toEqual(passagesOf(source))
          const old = before.get(document)
          expect(source === old?.source).toBe(isDeepStrictEqual(source, old?.source))
          if (source === old?.source) kept += 1
          else changed += 1
        }
      }
    }),
  )
  expect(Math.min(kept, changed)).toBeGreaterThan(20)
})
