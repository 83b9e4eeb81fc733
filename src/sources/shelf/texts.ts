import { AwayError } from '../../errors.ts'
import type { Block, PageMark, Passage, Source } from '../../model.ts'
import type { Scratch } from '../../store/sqlite/scratch.ts'
import type { Document } from '../document.ts'
import type { PassageReader } from '../passages/lists.ts'
import { textBytes, textIn } from './encoding.ts'
import { type Bounds, createRecent } from './recent.ts'
import type { Settled } from './settle.ts'
import { decodeBlocks, decodePassages, encodeShape } from './shape.ts'

/**
 * Has the texts, blocks and passages of a shelf on the disk in place of memory. Documents and sources stay objects, the same for as long as they
 * are on the shelf; what is large of them is read whenever somebody asks for it, and only what was read last is in memory.
 *
 * Every method, and every text that is read, throws `AwayError` where the disk fails or is full.
 */
export interface Texts {
  /** The same document, or one with the same words whose text is on the disk. */
  readonly document: (document: Document) => Document
  /** The same, with source and passages. */
  readonly settled: (settled: Settled) => Settled
  readonly passages: PassageReader
  /** How much is in memory, in characters. */
  readonly weight: () => number
  readonly close: () => void
}

/** At rest 8 MB, or 16 where the texts have letters that Latin-1 lacks. */
const BOUNDS: Bounds = { atRest: 8_000_000, inTurn: 32_000_000 }
/** What a block and a passage take, in characters. */
const BLOCK = 30
const PASSAGE = 150

/** A row of the file. It is given back once nobody has this object any more. */
interface Row {
  readonly id: number
}

/** What an object has in place of its text. */
interface Kept {
  readonly text: Row
  readonly length: number
  readonly encoding: number
  /** Its blocks, pages and passages. */
  readonly shape: Row
  readonly passages: number
  /** The passages, for as long as somebody has one of them. */
  made: WeakRef<readonly Passage[]> | undefined
}

/** Not listed among an object's properties, so no copy has it: a copy has its text in memory. */
const KEPT = Symbol('kept')

interface WithKept {
  readonly [KEPT]?: Kept
}

const keptOf = (object: Document | Source): Kept | undefined => (object as WithKept)[KEPT]

/** The passages beside one, so that it keeps them, and no passage is ever made twice at a time. */
const BESIDE = Symbol('beside')

/** A settled document whose passages are read when they are asked for. */
class KeptSettled implements Settled {
  readonly document: Document
  readonly source: Source
  readonly lines: Float64Array
  readonly lookups: Float64Array
  private readonly read: PassageReader['read']

  constructor({ document, source, lines, lookups }: Omit<Settled, 'passages'>, read: PassageReader['read']) {
    this.document = document
    this.source = source
    this.lines = lines
    this.lookups = lookups
    this.read = read
  }

  get passages(): readonly Passage[] {
    return this.read(this.source)
  }
}

export const createTexts = (scratch: Scratch, bounds = BOUNDS): Texts => {
  const recent = createRecent(bounds)
  const unused = new FinalizationRegistry<number>(scratch.drop)
  const onDisk = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw new AwayError(error instanceof Error ? error : new Error(String(error)), 'texts')
    }
  }
  const put = (bytes: Uint8Array): Row => {
    const row = { id: onDisk(() => scratch.put(bytes)) }
    unused.register(row, row.id)
    return row
  }
  const textOf = ({ text: row, length, encoding }: Kept): string =>
    recent.get(row, () => {
      const text = onDisk(() => textIn({ encoding, bytes: scratch.take(row.id) }))
      return [text, length]
    })
  const shapeOf = ({ shape }: Kept) =>
    recent.get(shape, () => {
      const read = onDisk(() => decodeBlocks(scratch.take(shape.id)))
      return [read, (read.blocks.length + read.pages.length) * BLOCK]
    })
  /** The same functions for all objects, or each would be of a shape of its own. */
  const getter = (
    read: (kept: Kept) => string | readonly Block[] | readonly PageMark[],
  ): PropertyDescriptor => ({
    enumerable: true,
    get(this: WithKept) {
      return read(this[KEPT] as Kept)
    },
  })
  const getters: Readonly<Record<string, PropertyDescriptor>> = {
    text: getter(textOf),
    blocks: getter((kept) => shapeOf(kept).blocks),
    pages: getter((kept) => shapeOf(kept).pages),
  }

  /** A copy whose text and blocks are read when they are asked for. Its other words are strings of their own, no parts of the text. */
  const withKept = <T extends Document | Source>(plain: T, kept: Kept): T => {
    const { text, blocks, pages, ...said } = plain
    const own: Record<string, unknown> = JSON.parse(JSON.stringify(said))
    const copy: Record<string, unknown> = Object.defineProperty({}, KEPT, { value: kept })
    for (const name of Object.keys(plain)) {
      const read = getters[name]
      if (read !== undefined) Object.defineProperty(copy, name, read)
      else if (own[name] !== undefined) copy[name] = own[name]
    }
    return copy as T
  }

  const document = (plain: Document): Document => {
    if (keptOf(plain) !== undefined) return plain
    const { encoding, bytes } = textBytes(plain.text)
    return withKept(plain, {
      text: put(bytes),
      length: plain.text.length,
      encoding,
      shape: put(encodeShape(plain, [])),
      passages: 0,
      made: undefined,
    })
  }

  const sourceOf = (plain: Source, passages: readonly Passage[], from: Document): Source => {
    if (keptOf(plain) !== undefined) return plain
    const { text, length, encoding } = keptOf(from) as Kept
    const shape = put(encodeShape(plain, passages))
    return withKept(plain, { text, length, encoding, shape, passages: passages.length, made: undefined })
  }

  const read = (source: Source): readonly Passage[] => {
    const kept = keptOf(source)
    if (kept === undefined || kept.passages === 0) return []
    return recent.get(kept, () => {
      const passages = kept.made?.deref() ?? onDisk(() => decodePassages(scratch.take(kept.shape.id), source))
      kept.made = new WeakRef(passages)
      for (const passage of passages) Object.defineProperty(passage, BESIDE, { value: passages })
      return [passages, passages.length * PASSAGE]
    })
  }

  return {
    document,
    settled: ({ document: plain, source: found, passages, lines, lookups }) => {
      const from = document(plain)
      const source = sourceOf(found, passages, from)
      return new KeptSettled({ document: from, source, lines, lookups }, read)
    },
    passages: { count: (source) => keptOf(source)?.passages ?? 0, read },
    weight: recent.weight,
    close: scratch.close,
  }
}
