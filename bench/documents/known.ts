import { type Draw, label, paragraph, seeded, sentence, wordsOf } from './prose.ts'

/** A part of a document whose text is known. */
export type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly words: string }
  | { readonly kind: 'paragraph'; readonly words: string; readonly note?: string }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** A document whose text is known, and how it is laid out. */
export interface Known {
  readonly name: string
  readonly language: 'en' | 'es'
  readonly title: string
  readonly author: string
  readonly columns: number
  /** Words at the head and foot of every page, which are not the document's text. */
  readonly running: boolean
  readonly parts: readonly Part[]
}

const NAMES = ['Mira Solberg', 'Tomás Ibáñez', 'Ruth Okafor', 'Lena Halloran', 'Joaquín Quiñones']

const table = (draw: Draw, language: 'en' | 'es'): Part => {
  const header =
    language === 'en' ? ['Item', 'Cost', 'Year', 'Officer'] : ['Partida', 'Coste', 'Año', 'Responsable']
  const row = () => [
    label(draw, language),
    `${(10 + draw(900)) * 100}`,
    `${2001 + draw(24)}`,
    NAMES[draw(NAMES.length)] ?? '',
  ]
  return { kind: 'table', rows: [header, ...Array.from({ length: 4 + draw(8) }, row)] }
}

/** The document of a seed, the same each time. */
export const knownDocument = (
  seed: number,
  { columns = 1, running = false, parts = 6 }: { columns?: number; running?: boolean; parts?: number } = {},
): Known => {
  const draw = seeded(seed * 7919 + 17)
  const language = seed % 4 === 3 ? 'es' : 'en'
  const { headings } = wordsOf(language)
  const body: Part[] = []
  for (let part = 0; part < parts; part += 1) {
    body.push({
      kind: 'heading',
      level: 1 + (part % 3 === 2 ? 1 : 0),
      words: headings[part % headings.length] ?? '',
    })
    for (let count = 1 + draw(3); count > 0; count -= 1) {
      const words = paragraph(draw, language)
      body.push(
        draw(5) === 0
          ? { kind: 'paragraph', words, note: sentence(draw, language) }
          : { kind: 'paragraph', words },
      )
    }
    if (part % 3 === 0)
      body.push({
        kind: 'list',
        isNumbered: part % 2 === 1,
        items: Array.from({ length: 3 + draw(4) }, () => label(draw, language)),
      })
    if (part % 3 === 1 && columns === 1) body.push(table(draw, language))
    if (part % 3 === 1) body.push({ kind: 'paragraph', words: paragraph(draw, language) })
  }
  return {
    name: `document-${seed}`,
    language,
    title: `${label(draw, language)} (${2000 + seed})`,
    author: NAMES[seed % NAMES.length] ?? '',
    columns,
    running,
    parts: body,
  }
}

/** All that a document says, in order. */
export const textOf = ({ title, parts }: Known): string => [title, ...parts.map(wordsOfPart)].join('\n\n')

const wordsOfPart = (part: Part): string => {
  switch (part.kind) {
    case 'heading':
      return part.words
    case 'paragraph':
      return part.note === undefined ? part.words : `${part.words}\n${part.note}`
    case 'list':
      return part.items.join('\n')
    case 'table':
      return part.rows.map((row) => row.join('\n')).join('\n')
  }
}
