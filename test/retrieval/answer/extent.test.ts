import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../../src/language/sentences/sentences.ts'
import type { Excerpt, Shelf } from '../../../src/model.ts'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { anyQuestion, anyShelf } from '../any-texts.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from '../shelf-of.ts'

const BODY: ReadonlySet<string> = new Set(['paragraph', 'item', 'quote'])

/** Expects the source's own words, from the beginning of a sentence in a body block to the end of one. */
const expectWhole = ({ sources }: Shelf, { text, start, end, citation }: Excerpt): void => {
  const source = sources.find(({ id }) => id === citation.source)
  if (source === undefined) throw new Error(`no source ${citation.source}`)
  expect(text).toBe(source.text.slice(start, end))
  expect(text.trim()).toBe(text)
  expect(text).not.toBe('')
  const blocks = source.blocks.filter(({ kind }) => BODY.has(kind))
  const first = blocks.findIndex((one) => one.start <= start && start < one.end)
  const last = blocks.findIndex((one) => one.start < end && end <= one.end)
  expect(citation.paragraph).toBe(first + 1)
  const found = blocks
    .slice(first, last + 1)
    .flatMap((block) => sentences(source.text, block, source.language))
  expect(found.map((sentence) => sentence.start)).toContain(start)
  expect(found.map((sentence) => sentence.end)).toContain(end)
  // Only a short list item, an answer and a quotation are shown with text of another paragraph.
  const opening = found.find((sentence) => sentence.start === start)
  if (first !== last && !/[“”«»"‘]/.test(text))
    expect(source.text.slice(start, opening?.end)).toMatch(/[:?]["'”’»)\]]*$/)
}

const firstOf = (text: string, question: string): string | undefined =>
  createRetrieval(shelfOf({ 'a.txt': { title: 'Notes', text } })).ask(question, FROM_TERMINAL).excerpts[0]
    ?.text

describe('an excerpt', () => {
  test('is one sentence if that can be understood alone', () => {
    const text = 'The ferry carries 180 passengers. A ticket costs 300 crowns. Rain is likely.'
    expect(firstOf(text, 'What does a ticket cost?')).toBe('A ticket costs 300 crowns.')
  })
  test.each([
    ['He has asked the court for a ruling.', 'en'],
    ['This led the court to its ruling.', 'en'],
    ['They went to court for a ruling.', 'en'],
  ])('includes the sentence before one that refers back: %s', (sentence) => {
    const before = 'Anders Holt speaks for the fishermen.'
    expect(firstOf(`Bread is baked here. ${before} ${sentence}`, 'Which court and ruling?')).toBe(
      `${before} ${sentence}`,
    )
  })
  test('does the same in Spanish, but not for an article', () => {
    const text = (second: string) => `Rosa Vega dirige el puerto de Lindeby. ${second} Llueve mucho.`
    expect(firstOf(text('Ella pidió al tribunal un fallo.'), '¿Qué tribunal dio el fallo?')).toMatch(
      /^Rosa Vega/,
    )
    expect(firstOf(text('El tribunal dio el fallo.'), '¿Qué tribunal dio el fallo?')).toBe(
      'El tribunal dio el fallo.',
    )
  })
  test('of a quotation shows who said it, before or after it', () => {
    const after = '“We waited for the third pier. Now the ships can wait for us,” Brandt said.'
    expect(firstOf(`Rain is likely. ${after}`, 'Who waited for the third pier?')).toBe(after)
    const before = 'Brandt said that she was glad: “The town is proud. It waited for the third pier.”'
    expect(firstOf(`${before} Rain is likely.`, 'Who waited for the third pier?')).toBe(before)
  })
  test('includes a short neighbour that has the missing words of the question', () => {
    const both = 'Anders Holt wrote to the town. Compensation for the moorings is due in June.'
    expect(
      firstOf(
        `Rain is likely. ${both} Bread is baked here.`,
        'What compensation is due to Holt for the moorings?',
      ),
    ).toBe(both)
  })
  test('never includes words of another paragraph', () => {
    expect(
      firstOf('Anders Holt speaks for them.\n\nHe asked the court for a ruling.', 'Which court and ruling?'),
    ).toBe('He asked the court for a ruling.')
  })
  test('stays short enough for a phone when a sentence is added', () => {
    const long = `Anders Holt, ${'who speaks for the fishermen of the old town, '.repeat(8)}was there.`
    expect(firstOf(`${long} He asked the court for a ruling.`, 'Which court and ruling?')).toBe(
      'He asked the court for a ruling.',
    )
  })
})

describe('excerpts of any question', () => {
  const questions = [
    'Who is Ilse Brandt?', 'Will the old pier be torn down?', 'What did she say?', 'When did the pier open?', 'How many rolls a day?',
    'Who asked for a ruling?', 'What can wait?', '¿Qué prometió la alcaldesa?', 'Varnholm', 'pier', 'the ferry and the bakery', 'What is rye?',
  ] // biome-ignore format: a list

  const harbour = shelfOf(HARBOUR)
  const retrieval = createRetrieval(harbour)
  test.each(questions)('are whole sentences of one paragraph: %s', (question) => {
    const { excerpts } = retrieval.ask(question, FROM_TERMINAL)
    expect(excerpts).not.toEqual([])
    for (const excerpt of excerpts) expectWhole(harbour, excerpt)
  })

  test('are whole sentences of one paragraph in any text', () => {
    let seen = 0
    fc.assert(
      fc.property(anyShelf, anyQuestion, (texts, question) => {
        const shelf = shelfOf(texts)
        for (const excerpt of createRetrieval(shelf).ask(question, FROM_TERMINAL).excerpts) {
          seen += 1
          expectWhole(shelf, excerpt)
        }
      }),
      { numRuns: 300 },
    )
    expect(seen).toBeGreaterThan(200)
  })
  test('includes the neighbour with the figure that was asked for', () => {
    const text =
      'Anders Holt met the mayor on the quay two days after the storm. The two talked for over an hour. It rained.'
    expect(firstOf(text, 'How long did Holt meet the mayor?')).toMatch(/Holt met .* an hour\.$/)
  })
  test('includes the neighbour with a word near to one that was asked for', () => {
    const text = 'Anders Holt met the mayor on the quay. The conversation was about moorings. It rained.'
    expect(firstOf(text, 'What did Holt and the mayor talk about?')).toMatch(/quay\. .* moorings\.$/)
  })
  test('is the whole list where several things were asked for', () => {
    const text =
      'The board names three plans for the port:\n\n- A longer pier for the ferry\n- New moorings beside the old quay\n- A lamp on the mole\n\nIt rained.'
    expect(firstOf(text, 'Which plans does the board have for the port?')).toMatch(/^The board[\s\S]*mole$/)
    expect(firstOf(text, 'Is a new plan for moorings beside the old quay made?')).not.toMatch(/mole$/)
  })
})
