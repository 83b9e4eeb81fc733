import fc from 'fast-check'
import type { Written } from './shelf-of.ts'

/** Pieces of texts: names, figures, quotations, list items, sentences that refer back, and nonsense. */
const PIECES = [
  'The ferry of Varnholm carries forty cars.', 'It opened on 4 May 2023.', 'He wants 41 million crowns from the NFA.', 'Mayor Ilse Brandt smiled.',
  '“We waited.', 'Now they wait,” she said.', '“No.”', 'Who pays for the pier?', 'Nobody knows.', 'The U.S. paid 12 % in No. 5, Dr. Holt said.',
  'The Northern Freight Authority (NFA) paid.', 'This is why.', 'El muelle de Varnholm abrió en 2023.', '¿Quién paga? Nadie.', 'Pier pier pier',
  '\n\n', '\n\n', '\n', '\n- ', '\n# ', ': ', '… ', '[12] ', '*', '\u{1F600}', '漢字。', 'constructor __proto__', '\u00ad', '\u202e', '_',
] // biome-ignore format: a list of words

/** Pieces of questions. */
const QUESTIONS = [
  'what is', 'who is', 'who', 'when', 'where', 'how many', 'why', '¿qué es', '¿cuántos', 'the', 'of', 'ferry', 'pier', 'Varnholm', 'NFA', 'Holt',
  'Ilse Brandt', 'Northern Freight Authority', '41', 'million', 'muelle', '2023', 'May', 'paid', 'opened', 'Varnhlom', '?', '“', '\u{1F600}',
  'constructor', '__proto__', 'Coastal Review',
] // biome-ignore format: a list of words

const joined = (
  pieces: readonly string[],
  by: string,
  minLength: number,
  maxLength: number,
): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { minLength, maxLength, size: 'max' }).map((parts) => parts.join(by))

/** A text of several paragraphs. */
const anyText = fc.oneof(
  { weight: 5, arbitrary: joined(PIECES, ' ', 2, 60) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }) },
)

const anyWritten: fc.Arbitrary<Written> = fc.record({
  published: fc.constantFrom('2024-03-12', '2024-12', '2024'),
  text: anyText,
  title: fc.oneof(fc.constantFrom('Notes', 'A new pier for Varnholm'), joined(PIECES, ' ', 1, 2)),
  publisher: fc.constantFrom('Coastal Review', 'Harbour Gazette'),
})

/** A shelf of one to three texts. */
export const anyShelf: fc.Arbitrary<Record<string, Written>> = fc
  .array(anyWritten, { minLength: 1, maxLength: 3 })
  .map((texts) => Object.fromEntries(texts.map((text, i) => [`${i}.txt`, text])))

/** A question, mostly with words of those texts. */
export const anyQuestion: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: joined(QUESTIONS, ' ', 1, 7) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)
