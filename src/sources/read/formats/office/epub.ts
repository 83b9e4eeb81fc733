import { UserError } from '../../../../errors.ts'
import { withoutUndefined } from '../../../../model.ts'
import type { Document } from '../../../document.ts'
import { decodePage } from '../../decode.ts'
import { oneLine } from '../../fields.ts'
import type { ProblemLog } from '../../problems.ts'
import { bareWords, joinBlocks, type UnplacedBlock } from '../blocks.ts'
import { blocksIn } from '../html-blocks.ts'
import { parseChapter } from '../html-dom.ts'
import { propertiesOf } from '../properties.ts'
import { readPackage } from './epub-package.ts'
import { valuesIn } from './package.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** In characters: ten times the longest book. */
const MOST_TEXT = 10_000_000

/** Reads an e-book: its chapters in order, each below its heading, or else below its name in the table of contents. */
export const readEpub = (zip: Zip, id: string, log: ProblemLog): Document => {
  const book = readPackage(zip)
  if (book === undefined) throw new UserError(`${id} is damaged or cut off: get it again.`)
  const { main, chapters, names } = book
  const locked = lockedParts(zip)
  if (chapters.some((chapter) => locked.has(chapter)))
    throw new UserError(`${id} is locked by its seller: only a book that is not can be read.`)
  const blocks: UnplacedBlock[] = []
  let length = 0
  for (const chapter of new Set(chapters)) {
    const bytes = length > MOST_TEXT ? undefined : zip.whole(chapter)
    if (bytes === undefined) continue
    for (const block of withName(
      blocksIn(parseChapter(decodePage(bytes, id, log)).body),
      names.get(chapter),
    )) {
      length += block.words.length
      blocks.push(block)
    }
  }
  const values = valuesIn(zip, main)
  const { title, author } = propertiesOf({ title: values.get('title'), author: values.get('creator') })
  const { created: published } = propertiesOf({ created: values.get('date') })
  const publisher = oneLine(values.get('publisher') ?? '')
  return {
    id,
    ...withoutUndefined({ title, author, published, publisher }),
    file: id,
    isWhole: true,
    ...joinBlocks(blocks),
  }
}

/** What a program calls a chapter that has no name. */
const NAMELESS = /^(?:section|chapter|part|sección|capítulo)?\s?\d*$/i

/** A chapter below its name in the table of contents, if no heading begins it. Its first line may say the name, and look like any other. */
const withName = (blocks: readonly UnplacedBlock[], name = ''): readonly UnplacedBlock[] => {
  const [first, ...rest] = blocks
  const isHeaded = blocks.slice(0, 3).some(({ kind }) => kind === 'heading')
  if (first === undefined || isHeaded || NAMELESS.test(name.trim())) return blocks
  const heading = { kind: 'heading', level: 1, words: name } as const
  return bareWords(first.words) === bareWords(name) ? [heading, ...rest] : [heading, ...blocks]
}

/** The parts that are encrypted. Fonts often are, in books that anybody may read. */
const lockedParts = (zip: Zip): ReadonlySet<string> => {
  const locked = new Set<string>()
  readXml(zip.chunks('META-INF/encryption.xml'), {
    open: ({ name, get }) => {
      if (name === 'CipherReference') locked.add(get('URI') ?? '')
    },
    close: () => {},
  })
  return locked
}
