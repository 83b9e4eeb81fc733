import MarkdownIt, { type StateBlock, type StateInline, type Token } from 'markdown-it'
import { type BlockKind, withoutUndefined } from '../../../model.ts'
import type { Document } from '../../document.ts'
import type { ProblemLog } from '../problems.ts'
import { bareWords, joinBlocks, type UnplacedBlock } from './blocks.ts'
import { splitFrontMatter } from './front-matter.ts'
import { readFragment } from './html-blocks.ts'
import { withoutDialects } from './markdown-dialects.ts'

/**
 * Reads a Markdown file as its reader would see it: without marks, link targets, images and front matter. Blocks are
 * separated by blank lines; a line break in a block becomes a space and a hard break a new line; the cells of a row
 * are separated by " | ". The first level-1 heading is the title if the front matter has none.
 */
export const readMarkdown = (file: string, id: string, log: ProblemLog): Document => {
  const { fields, body } = splitFrontMatter(file, log)
  const blocks = withFootnotes([...blocksOf(parser.parse(withoutDialects(body), {}))])
  const first = blocks.findIndex(({ kind, level }) => kind === 'heading' && level === 1)
  const heading = blocks[first]
  const title = fields.title ?? heading?.words
  if (heading && bareWords(heading.words) === bareWords(title ?? ''))
    blocks[first] = { kind: 'title', words: heading.words }
  return { id, ...fields, ...withoutUndefined({ title }), file: id, ...joinBlocks(blocks) }
}

/** A block, with the footnotes that it names, or the one that it is. */
interface MarkdownBlock extends UnplacedBlock {
  readonly marks?: readonly string[]
  readonly footnote?: string
}

/**
 * Puts each footnote below the block that names it. It is read there, and not quoted: alone, it says nothing of what the sentence above says, and
 * would often win over it.
 */
const withFootnotes = (blocks: readonly MarkdownBlock[]): UnplacedBlock[] => {
  const notes = new Map(
    blocks.flatMap((block) => (block.footnote === undefined ? [] : [[block.footnote, block]])),
  )
  const named = new Set(blocks.flatMap(({ marks = [] }) => marks))
  return blocks.flatMap(({ marks = [], footnote, ...block }) => {
    if (footnote !== undefined && named.has(footnote)) return []
    const own = marks.map((mark) => notes.get(mark)).filter((note) => note !== undefined)
    for (const mark of marks) notes.delete(mark)
    return [block, ...own.map(({ words }): UnplacedBlock => ({ kind: 'furniture', words }))]
  })
}

function* blocksOf(tokens: readonly Token[]): Generator<MarkdownBlock> {
  const within: ('item' | 'quote')[] = []
  let heading: number | undefined
  let row: string[] | undefined
  let header = false
  for (const token of tokens) {
    const kind: BlockKind = within.at(-1) ?? 'paragraph'
    switch (token.type) {
      case 'list_item_open':
        within.push('item')
        break
      case 'blockquote_open':
        within.push('quote')
        break
      case 'list_item_close':
      case 'blockquote_close':
        within.pop()
        break
      case 'heading_open':
        heading = Number(token.tag.slice(1))
        break
      case 'heading_close':
        heading = undefined
        break
      case 'thead_open':
      case 'tbody_open':
        header = token.type === 'thead_open'
        break
      case 'tr_open':
        row = []
        break
      case 'tr_close':
        // Empty cells stay, so that the others stay below their headers.
        if (row?.some((cell) => cell !== ''))
          yield { kind, row: header ? 'header' : 'row', words: row.join(' | ').replace(/ {2,}/g, ' ') }
        row = undefined
        break
      case 'inline': {
        const words = inlineWords(token.children ?? [])
        if (row) row.push(words)
        else if (heading !== undefined) yield { kind: 'heading', level: heading, words }
        else {
          const marks = (token.children ?? []).flatMap(({ type, content }) =>
            type === 'footnote_mark' ? [content] : [],
          )
          const footnote = token.meta?.footnote as string | undefined
          yield {
            kind,
            words: kind === 'item' ? words.replace(TASK, '') : words,
            ...(marks.length > 0 && { marks }),
            ...(footnote !== undefined && { footnote }),
          }
        }
        break
      }
      case 'fence':
      case 'code_block':
        yield { kind, words: token.content }
        break
      case 'html_block':
        yield* readFragment(token.content)
        break
    }
  }
}

/** Struck words are taken back, so they are left out. */
const inlineWords = (tokens: readonly Token[]): string => {
  let struck = 0
  return tokens
    .map((token) => {
      if (token.type === 's_open') struck += 1
      if (token.type === 's_close') struck -= 1
      return struck > 0 ? '' : inlineWord(token)
    })
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

const inlineWord = ({ type, content }: Token): string => {
  switch (type) {
    case 'text':
    case 'text_special':
    case 'code_inline':
      return content
    case 'softbreak':
      return ' '
    case 'hardbreak':
      return '\n'
    case 'html_inline':
      return /^<br\b/i.test(content) ? '\n' : ''
    default:
      return ''
  }
}

/** "[x] " at the start of a task list's item. */
const TASK = /^\[[ xX]\]\s+/

/** A rule for markdown-it: `[^1]` in a sentence is left out. */
const footnoteMark = (state: StateInline, silent: boolean): boolean => {
  if (!state.src.startsWith('[^', state.pos)) return false
  const mark = /\[\^[^\]\s]{1,60}\]/y
  mark.lastIndex = state.pos
  const found = mark.exec(state.src)
  if (!found) return false
  if (!silent) state.push('footnote_mark', '', 0).content = found[0]
  state.pos += found[0].length
  return true
}

/** A rule for markdown-it: `[^1]: See the annex.` is a paragraph. */
const footnoteText = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const mark = FOOTNOTE.exec(lineOf(state, startLine))
  if (!mark) return false
  if (silent) return true
  const lines = [lineOf(state, startLine).slice(mark[0].length)]
  let line = startLine + 1
  for (; line < endLine && !state.isEmpty(line) && !FOOTNOTE.test(lineOf(state, line)); line += 1)
    lines.push(lineOf(state, line))
  state.push('paragraph_open', 'p', 1)
  const inline = state.push('inline', '', 0)
  inline.content = lines.join('\n')
  inline.meta = { footnote: mark[0].slice(0, mark[0].indexOf(']') + 1) }
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  state.line = line
  return true
}

const lineOf = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])

const FOOTNOTE = /^\[\^[^\]\s]{1,60}\]:\s*(?=\S)/

// HTML is parsed to remove its tags; it is never rendered.
const parser = new MarkdownIt({ html: true, linkify: false, typographer: false })
// Accept links to scripts and data too: a rejected link would stay in the text as Markdown.
parser.validateLink = () => true
parser.inline.ruler.before('link', 'footnote_mark', footnoteMark)
parser.block.ruler.before('reference', 'footnote_text', footnoteText, { alt: ['paragraph', 'reference'] })
