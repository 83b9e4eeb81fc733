import { sentences } from '../../src/language/sentences/sentences.ts'
import { between, type Draw, pick } from './copied.ts'
import { FORMS } from './forms.ts'
import type { Original } from './originals.ts'

const BOILERPLATES = [
  'The Harbour Gazette is an independent newspaper that belongs to its readers. Founded in 1911, it has reported from the coast every day since. If you value what we do, please consider a subscription: it pays for the reporters who sit through the meetings that nobody else attends. Corrections are printed on page two. Letters to the editor should be no longer than two hundred words and may be shortened. The views of guest authors are their own.',
  'The information in this bulletin is provided for general guidance only and does not constitute legal, financial or medical advice. While every effort is made to keep it accurate, the institute accepts no liability for any loss that arises from its use. Reproduction for teaching is permitted, provided that the source is named. To receive the bulletin every week, write to the library. Previous issues are kept in the reading room on the second floor and may be consulted without an appointment.',
  'Este boletín lo publica el Observatorio del Norte, una asociación sin ánimo de lucro que estudia la economía de la región. Sus datos proceden de fuentes oficiales y se revisan cada trimestre. Puede reproducirse libremente siempre que se cite su origen. Para recibirlo por correo, escriba a la secretaría. El Observatorio agradece el apoyo de sus socios y de las entidades que colaboran con sus trabajos.',
]
const SERIES = [
  'This is one of twelve chapters about how the coast was settled, farmed, fished and at last built over. Each stands alone, but they follow each other in time, and a reader who begins at the beginning will meet the same families again and again. The sources are named at the end of the last chapter.',
  'Welcome back to our weekly course. Every lesson takes about twenty minutes, and ends with three questions. If you missed the earlier ones, begin there: each builds on what came before. As always, send us what you did not understand, and we will take it up next week.',
]

/** Two different articles that have much in common. */
export type RelatedPair = readonly [Original, Original]

/** Articles about one subject, in order. */
export type Subject = readonly Original[]

const two = <T>(items: readonly T[], draw: Draw): readonly [T, T] => {
  const at = Math.floor(draw() * (items.length - 1))
  return [items[at] as T, items[at + 1] as T]
}

const quotableOf = ({ paragraphs }: Original): readonly string[] =>
  paragraphs
    .flatMap((text) =>
      sentences(text, { start: 0, end: text.length }, 'en').map(({ start, end }) => text.slice(start, end)),
    )
    .filter(({ length }) => length > 60 && length < 300)

/** Puts something into an article behind its first paragraph. */
const withParagraph = ({ title, paragraphs }: Original, ...more: readonly string[]): Original => ({
  title,
  paragraphs: [...paragraphs.slice(0, 1), ...more, ...paragraphs.slice(1)],
})

/** The ways in which two articles are related and are no copies. */
export const RELATING: Readonly<Record<string, (subjects: readonly Subject[], draw: Draw) => RelatedPair>> = {
  'parts of one subject': (subjects, draw) => two(pick(subjects, draw), draw),
  'the same event, with the same quotations': (subjects, draw) => {
    const [one, other] = two(pick(subjects, draw), draw)
    const said = quotableOf(one)
    const from = Math.floor(draw() * Math.max(1, said.length - 4))
    const quoted = said.slice(from, from + between(2, 4, draw)).map((text) => `“${text}”`)
    return [one, withParagraph(other, ...quoted)]
  },
  'one publisher’s boilerplate': (subjects, draw) => {
    const boilerplate = pick(BOILERPLATES, draw)
    const [one, other] = two(pick(subjects, draw), draw)
    const short = ({ title, paragraphs }: Original): Original => ({
      title,
      paragraphs: [...paragraphs.slice(0, between(1, 3, draw)), boilerplate],
    })
    return [short(one), short(other)]
  },
  'chapters of one series': (subjects, draw) => {
    const opening = pick(SERIES, draw)
    const [one, other] = two(pick(subjects, draw), draw)
    const last = one.paragraphs.at(-1) ?? ''
    return [
      { ...one, paragraphs: [opening, ...one.paragraphs] },
      { ...other, paragraphs: [opening, `Last time: ${last}`, ...other.paragraphs] },
    ]
  },
  'the same form, filled in otherwise': (_, draw) => {
    const form = pick(Object.values(FORMS), draw)
    return [form(draw), form(draw)]
  },
  'a round-up that has a paragraph of each': (subjects, draw) => {
    const of = pick(subjects, draw)
    const [one] = two(of, draw)
    const others = Array.from({ length: 4 }, () => pick(pick(subjects, draw), draw))
    const paragraphs = [one, ...others].map((each) => pick(each.paragraphs, draw))
    return [one, { title: 'What else was reported this week', paragraphs }]
  },
}
