import type { Bytes } from '../../derived-file.ts'
import type { Block, BlockKind, Passage, Source } from '../../model.ts'
import type { Document } from '../document.ts'
import { NONE } from '../furniture/repeated-lines.ts'
import { headingsAbove } from '../passages/passages.ts'
import type { HeldFile, Memory } from './memory.ts'
import { type Findings, type Settled, sourceWith } from './settle.ts'

/** Names the form of what `encodeMemory` makes, for who keeps it. */
export const MEMORY_FORM = 'memory 1'

/**
 * What is remembered of a shelf as bytes, part by part: texts as they are, offsets as numbers, the rest as JSON. A record holds some
 * documents of one file, so that no part takes long.
 */
export function* encodeMemory({ files, settled }: Memory): Generator<Uint8Array> {
  for (const [name, { stamp, content }] of files) {
    const { documents } = content
    for (let from = 0; from === 0 || from < documents.length; from += MOST) {
      const some = documents.slice(from, from + MOST)
      // The problems stand with the first record of the file.
      const file = { name, stamp, problems: from === 0 ? content.problems : [] }
      yield* encodeRecord(
        file,
        some.map((document) => settled.get(document) ?? bare(document)),
      )
    }
  }
}

/** In documents. */
const MOST = 64

type RecordFile = Pick<HeldFile, 'stamp'> & Pick<HeldFile['content'], 'problems'> & { readonly name: string }

/** Cannot be: each document that is held was settled. It would be settled again. */
const bare = (document: Document): Settled => {
  throw new Error(`${document.id} was never settled`)
}

function* encodeRecord(file: RecordFile, all: readonly Settled[]): Generator<Uint8Array> {
  const names: [Omit<Document, 'text' | 'blocks'>, Findings][] = []
  const whole: number[] = []
  const lines: number[] = []
  const texts: Buffer[] = []
  for (const settled of all) {
    const { text, blocks, ...said } = settled.document
    const { title, author, published, language } = settled.source
    names.push([said, { title, author, published, language }])
    const encoding = encodingOf(text)
    const bytes = Buffer.from(text, ENCODINGS[encoding])
    texts.push(bytes)
    whole.push(encoding, bytes.length, blocks.length, settled.passages.length)
    whole.push(settled.lines.length, settled.asked.length)
    for (const [index, block] of blocks.entries())
      whole.push(block.start, block.end, codeOf(block) + 64 * codeOf(settled.source.blocks[index] ?? block))
    for (const { start, end, paragraph, leadIn } of settled.passages)
      whole.push(start, end, paragraph, leadIn?.start ?? -1, leadIn?.end ?? -1)
    for (const line of settled.lines) lines.push(line)
    for (const line of settled.asked) lines.push(line)
  }
  const json = Buffer.from(JSON.stringify([file, names]))
  yield bytesOf(Uint32Array.of(json.length, whole.length, lines.length, 0))
  yield json
  yield bytesOf(Int32Array.from(whole))
  yield bytesOf(Float64Array.from(lines))
  yield* texts
}

const ENCODINGS = ['latin1', 'utf8', 'utf16le'] as const

/** The one that reads fastest of those that keep the text letter for letter: half of a surrogate pair has no UTF-8. */
const encodingOf = (text: string): 0 | 1 | 2 => (LATIN.test(text) ? 0 : text.isWellFormed() ? 1 : 2)
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that fits in a byte is meant
const LATIN = /^[\u0000-\u00ff]*$/

const bytesOf = (numbers: Uint32Array | Int32Array | Float64Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)

const KINDS: readonly BlockKind[] = ['title', 'heading', 'paragraph', 'item', 'quote', 'furniture']

/** A block's kind and level in six bits. */
const codeOf = ({ kind, level = 0 }: Block): number => KINDS.indexOf(kind) + 8 * level

const blockOf = (start: number, end: number, code: number): Block => {
  const kind = KINDS[code & 7] as BlockKind
  return code < 8 ? { kind, start, end } : { kind, start, end, level: code >> 3 }
}

/** What `encodeMemory` made. @throws where it is anything else */
export const decodeMemory = ({ take, remaining: left }: Bytes): Memory => {
  const files = new Map<string, HeldFile & { readonly content: { readonly documents: Document[] } }>()
  const settled = new Map<Document, Settled>()
  while (left() > 0) {
    const [json = 0, whole = 0, lines = 0] = new Uint32Array(own(take(16)))
    const [file, names] = JSON.parse(take(json).toString()) as [
      RecordFile,
      [Omit<Document, 'text' | 'blocks'>, Findings][],
    ]
    const numbers = {
      whole: new Int32Array(own(take(whole * 4))),
      lines: new Float64Array(own(take(lines * 8))),
    }
    const held = files.get(file.name)
    const documents: Document[] = held?.content.documents ?? []
    if (held === undefined)
      files.set(file.name, {
        stamp: file.stamp,
        content: { documents, problems: file.problems, holds: 'file' },
      })
    let place = { whole: 0, lines: 0 }
    for (const [said, findings] of names) {
      const text = take(numbers.whole[place.whole + 1] ?? 0)
      const encoding = ENCODINGS[numbers.whole[place.whole] ?? 0]
      const decoded = settledFrom(said, findings, text.toString(encoding), numbers, place)
      place = decoded.next
      documents.push(decoded.settled.document)
      settled.set(decoded.settled.document, decoded.settled)
    }
  }
  return { files, settled }
}

/** A copy that the numbers may be read from in place, and which keeps no more alive than itself. */
const own = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer

const settledFrom = (
  said: Omit<Document, 'text' | 'blocks'>,
  findings: Findings,
  text: string,
  { whole, lines }: { readonly whole: Int32Array; readonly lines: Float64Array },
  place: { readonly whole: number; readonly lines: number },
) => {
  const [blocks = 0, passages = 0, ownLines = 0, asked = 0] = whole.subarray(place.whole + 2, place.whole + 6)
  let at = place.whole + 6
  const raw: Block[] = []
  const judged: Block[] = []
  for (; raw.length < blocks; at += 3) {
    const [start = 0, end = 0, codes = 0] = [whole[at], whole[at + 1], whole[at + 2]]
    const block = blockOf(start, end, codes & 63)
    raw.push(block)
    judged.push((codes & 63) === codes >> 6 ? block : blockOf(start, end, codes >> 6))
  }
  const document: Document = { ...said, text, blocks: raw }
  const source = sourceWith(document, findings, judged)
  const settled: Settled = {
    document,
    source,
    passages: passagesFrom(source, whole.subarray(at, at + 5 * passages)),
    lines: ownLines === 0 ? NONE : lines.subarray(place.lines, place.lines + ownLines),
    asked: asked === 0 ? NONE : lines.subarray(place.lines + ownLines, place.lines + ownLines + asked),
  }
  return { settled, next: { whole: at + 5 * passages, lines: place.lines + ownLines + asked } }
}

const passagesFrom = (source: Source, numbers: Int32Array): Passage[] => {
  const starts = Array.from({ length: numbers.length / 5 }, (_, index) => numbers[index * 5] ?? 0)
  return headingsAbove(source, starts).map((headings, index): Passage => {
    const [start = 0, end = 0, paragraph = 0, leadStart = -1, leadEnd = -1] = numbers.subarray(
      index * 5,
      index * 5 + 5,
    )
    const lead = leadStart < 0 ? {} : { leadIn: { start: leadStart, end: leadEnd } }
    return { source, start, end, paragraph, headings, ...lead }
  })
}
