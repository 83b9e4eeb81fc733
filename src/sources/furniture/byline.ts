import type { Block } from '../../model.ts'
import type { Document } from '../document.ts'
import { normalizeDate } from '../read/dates.ts'
import { roleOf } from './line-roles.ts'

/**
 * The author and the date in the lines around an article's title: "By Ana Ruiz", "14 de agosto de 2024". Looks
 * only between the title and the article, and at the line above the title, because a date elsewhere may belong to
 * another article. A year alone is not taken for a date here.
 *
 * @param isWhole whether bylines stand among the paragraphs of a document, which has no furniture around it
 */
export const bylineOf = (
  text: string,
  blocks: readonly Block[],
  isWhole = false,
): Pick<Document, 'author' | 'published'> => {
  const title = blocks.findIndex(({ kind }) => kind === 'title')
  const lines = [
    ...blocks.slice(title + 1, endOfHead(text, blocks, title)),
    ...(title > 0 ? blocks.slice(title - 1, title) : []),
  ]
    .filter(({ kind, start, end }) => (kind === 'furniture' || isWhole) && end - start <= LONGEST)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
    .filter((line) => roleOf(line) === 'byline')
  let author: string | undefined
  let published: string | undefined
  let updated: string | undefined
  for (const line of lines) {
    author ??= AUTHOR.exec(line)?.[1]
    const date = normalizeDate(line)
    if (date === undefined || date.length === 'YYYY'.length) continue
    if (UPDATED.test(line)) updated ??= date
    else published ??= date
  }
  published ??= updated
  return { ...(author && { author }), ...(published && { published }) }
}

/** The index where the second paragraph begins: the first may be a standfirst above the byline. */
const endOfHead = (text: string, blocks: readonly Block[], title: number): number => {
  // Without a title in the text, the byline can only be its first lines.
  const most = Math.min(blocks.length, title < 0 ? 3 : title + MOST_LINES)
  let prose = 0
  for (let index = title + 1; index < most; index++) {
    const { kind, start, end } = blocks[index] as Block
    if (kind === 'furniture' || end - start < PROSE) continue
    if (end - start > LONGEST || /[.!?…][”"'’»)]*$/.test(text.slice(end - 4, end))) prose += 1
    if (prose === 2) return index
  }
  return most
}

const MOST_LINES = 15
/** In characters: the shortest line that counts as prose, and the longest byline. */
const PROSE = 60
const LONGEST = 120

const NAME = "\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|del|la|las|los|y|von|van|der)){1,5}"
const AUTHOR = new RegExp(
  `^(?:[Bb]y|BY|(?:Written|Posted|Published|Words) by|Por|POR|Texto:?|(?:Escrito|Publicado) por|Author:|Autora?:) (${NAME}(?: (?:and|y|&) ${NAME})?)(?=$|,| \\||[ ]?[•·–—-] | on | el |\\s\\d)`,
  'u',
)
const UPDATED = /updated|modified|actualizad/i
