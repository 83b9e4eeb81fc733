import type { Block } from '../../model.ts'
import type { Document } from '../document.ts'
import { normalizeDate } from '../read/dates.ts'
import { roleOf } from './line-roles.ts'

/**
 * The author and the date that stand around an article's title, where nothing else says them: "By Ana Ruiz", "14 de agosto de 2024".
 * Only the lines between the title and the article are looked at, and the one above the title: a date elsewhere may be another
 * article's, or today's. A year alone is no date there.
 */
export const dressOf = (text: string, blocks: readonly Block[]): Pick<Document, 'author' | 'published'> => {
  const title = blocks.findIndex(({ kind }) => kind === 'title')
  const lines = [
    ...blocks.slice(title + 1, endOfHead(text, blocks, title)),
    ...(title > 0 ? blocks.slice(title - 1, title) : []),
  ]
    .filter(({ kind, start, end }) => kind === 'furniture' && end - start <= LONGEST)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '))
    .filter((line) => roleOf(line) === 'dress')
  let author: string | undefined
  const dates: string[] = []
  for (const line of lines) {
    author ??= BYLINE.exec(line)?.[1]
    const date = normalizeDate(line)
    if (date && date.length > 'YYYY'.length) dates.push(UPDATED.test(line) ? `~${date}` : date)
  }
  // The day it came out, before the day it was last touched.
  const published = dates.find((date) => !date.startsWith('~')) ?? dates[0]?.slice(1)
  return { ...(author && { author }), ...(published && { published }) }
}

/** Where the second paragraph begins: the first may be a standfirst, with the byline below it. */
const endOfHead = (text: string, blocks: readonly Block[], title: number): number => {
  // Where a page took its title out of the text, the byline is what it begins with.
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
/** In characters. */
const PROSE = 60

const NAME = "\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|del|la|las|los|y|von|van|der)){1,5}"
const BYLINE = new RegExp(
  `^(?:[Bb]y|BY|(?:Written|Posted|Published|Words) by|Por|POR|Texto:?|(?:Escrito|Publicado) por|Author:|Autora?:) (${NAME}(?: (?:and|y|&) ${NAME})?)(?=$|,| \\||[ ]?[•·–—-] | on | el |\\s\\d)`,
  'u',
)
const UPDATED = /updated|modified|actualizad/i

/** In characters: a longer line is no line of dress. */
const LONGEST = 120
