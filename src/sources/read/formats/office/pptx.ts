import type { BlockKind } from '../../../../model.ts'
import type { Document } from '../../../document.ts'
import type { ProblemLog } from '../../problems.ts'
import { joinBlocks, type UnplacedBlock } from '../blocks.ts'
import { blockOf, createOutline, type OpenParagraph, openParagraph } from './outline.ts'
import { DAMAGED, readCore, relationsOf } from './package.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** A talk of a day has 300 slides. */
const MOST_SLIDES = 3_000

/** Reads a presentation: the titles, paragraphs and tables of its slides, each with the speaker's notes below it. Hidden slides are left out. */
export const readPptx = (zip: Zip, id: string, log: ProblemLog): Document => {
  const main = 'ppt/presentation.xml'
  const parts = relationsOf(zip, main)
  const slides: string[] = []
  const end = readXml(zip.chunks(main), {
    open: ({ name, get }) => {
      const target = name === 'sldId' ? parts.get(relationIn(get))?.target : undefined
      if (target !== undefined) slides.push(target)
    },
    close: () => {},
  })
  const blocks: UnplacedBlock[] = []
  let isDamaged = end === 'damaged'
  for (const [index, slide] of slides.slice(0, MOST_SLIDES).entries()) {
    const notes = [...relationsOf(zip, slide).values()].filter(({ type }) => type === 'notesSlide')
    const read = [slide, ...notes.map(({ target }) => target)].map((part) => readSlide(zip, part))
    if (read[0]?.isHidden === true) continue
    isDamaged ||= read.some((each) => each.isDamaged)
    const start = { kind: 'slide', number: index + 1, at: 0 } as const
    for (const block of read.flatMap((each) => each.blocks)) blocks.push({ ...block, starts: [start] })
  }
  if (isDamaged) log.add(DAMAGED)
  if (slides.length > MOST_SLIDES)
    log.add(
      `has ${slides.length.toLocaleString('en')} slides, and at most ${MOST_SLIDES.toLocaleString('en')} are read: split it.`,
    )
  return { id, ...readCore(zip), file: id, isWhole: true, ...joinBlocks(blocks) }
}

/** The id of a relation. An element has an `id` of its own beside it. */
const relationIn = (get: (attribute: string) => string | undefined): string => get('r:id') ?? get('id') ?? ''

interface Slide {
  readonly blocks: readonly UnplacedBlock[]
  readonly isHidden: boolean
  readonly isDamaged: boolean
}

/** What a placeholder's paragraphs are. What stands in none is a text box, a paragraph. */
const PLACEHOLDERS: ReadonlyMap<string, { readonly kind: BlockKind; readonly level?: number }> = new Map([
  ['title', { kind: 'heading', level: 2 }],
  ['ctrTitle', { kind: 'heading', level: 1 }],
  ['subTitle', { kind: 'paragraph' }],
  ['sldNum', { kind: 'furniture' }],
  ['dt', { kind: 'furniture' }],
  ['ftr', { kind: 'furniture' }],
  ['hdr', { kind: 'furniture' }],
])

const SENTENCE = /^(?:\S+\s+){5}.*[.!?…]["'”’»)]?$/su

const readSlide = (zip: Zip, part: string): Slide => {
  const outline = createOutline()
  const isNotes = part.includes('/notesSlides/')
  let isHidden = false
  let look: { readonly kind: BlockKind; readonly level?: number } = { kind: 'paragraph' }
  let paragraph: OpenParagraph | undefined
  let isText = false
  let silent = 0
  const end = readXml(zip.chunks(part), {
    isDone: outline.isFull,
    open: ({ name, get }) => {
      if (silent > 0 || name === 'Fallback') silent += 1
      else if (name === 'sld') isHidden = get('show') === '0' || get('show') === 'false'
      else if (name === 'sp') look = { kind: 'paragraph' }
      else if (name === 'ph')
        look = PLACEHOLDERS.get(get('type') ?? 'body') ?? { kind: isNotes ? 'paragraph' : 'item' }
      else if (name === 'p') paragraph = openParagraph(look)
      else if (name === 'buNone' && paragraph?.kind === 'item') paragraph.kind = 'paragraph'
      else if (/^bu(?:Char|AutoNum|Blip)$/.test(name) && paragraph?.kind === 'paragraph')
        paragraph.kind = 'item'
      else if (name === 't') isText = true
      else if (name === 'br' && paragraph) paragraph.words += '\n'
      else if (name === 'tbl') outline.openTable()
      else if (name === 'tr') outline.openRow()
      else if (name === 'tc') {
        outline.openCell()
        outline.shapeCell({ goesOn: get('vMerge') === '1' })
      }
    },
    close: (name) => {
      if (silent > 0) silent -= 1
      else if (name === 't') isText = false
      else if (name === 'tc') outline.closeCell()
      else if (name === 'tbl') outline.closeTable()
      else if (name === 'p' && paragraph) {
        const block = blockOf(paragraph)
        // A whole sentence is no item of a list, although a slide sets it as one.
        const isProse = block.kind === 'item' && SENTENCE.test(block.words)
        outline.add(isProse ? { ...block, kind: 'paragraph' } : block)
        paragraph = undefined
      }
    },
    text: (words) => {
      if (isText && silent === 0 && paragraph) paragraph.words += words
    },
  })
  return {
    blocks: isNotes ? outline.blocks() : underTitle(outline.blocks()),
    isHidden,
    isDamaged: end === 'damaged',
  }
}

/** In words. */
const LONGEST_TITLE = 12

/** The blocks of a slide below its title, which may stand behind them in the file, or be a text box like others. */
const underTitle = (blocks: readonly UnplacedBlock[]): readonly UnplacedBlock[] => {
  const isTitle = ({ kind }: UnplacedBlock) => kind === 'heading'
  const body = blocks.filter((block) => !isTitle(block))
  if (body.length < blocks.length) return [...blocks.filter(isTitle), ...body]
  const at = blocks.findIndex(({ kind, words }) => kind !== 'furniture' && words !== '')
  const first = blocks[at]
  const isShort = first?.kind === 'paragraph' && first.words.split(/\s+/).length <= LONGEST_TITLE
  if (!isShort || first.row !== undefined || /[.:;,!]$/.test(first.words)) return blocks
  return blocks.map((block, index) =>
    index === at ? { kind: 'heading', level: 2, words: block.words } : block,
  )
}
