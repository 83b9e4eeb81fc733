import { Inflate } from 'fflate'
import { UserError } from '../../../../errors.ts'

/** The parts of a ZIP archive, as the formats of office programs and e-books are. */
export interface Zip {
  readonly names: readonly string[]
  /** A part's bytes as they are unpacked; nothing if there is no such part. @throws UserError if it is damaged, locked or too large */
  readonly chunks: (name: string) => Iterable<Uint8Array>
  /** All bytes of a part; undefined if there is no such part. @throws as `chunks` */
  readonly whole: (name: string) => Uint8Array | undefined
}

/** Real documents have some hundred parts; a book with many pictures has some thousand. */
const MOST_PARTS = 20_000
/** In bytes, unpacked, of all parts that are read: ten times the longest book. Counted while unpacking, since an archive may lie. */
const MOST_UNPACKED = 64 * 1024 * 1024
/** In bytes. Deflate packs at most some 1,000 bytes in one, so a step unpacks at most some 4 MB. */
const STEP = 4_096

/** The signatures and sizes of APPNOTE.TXT, 4.3: the end of the directory, an entry of it, and the head of a part. */
const END = { signature: 0x06054b50, size: 22, longestComment: 65_535 }
const ENTRY = { signature: 0x02014b50, size: 46 }
const HEAD = { signature: 0x04034b50, size: 30 }
const STORED = 0
const DEFLATED = 8

interface Part {
  readonly isLocked: boolean
  readonly method: number
  readonly size: number
  readonly at: number
}

/**
 * Opens an archive by its directory; a part is unpacked only when it is asked for.
 *
 * @param file its name in messages
 * @throws UserError if the archive is damaged or has too many parts
 */
export const openZip = (bytes: Uint8Array, file: string): Zip => {
  const damaged = new UserError(`${file} is damaged or cut off: get it again.`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = directoryOf(view, bytes)
  if (parts === undefined) throw damaged
  if (parts.size > MOST_PARTS)
    throw new UserError(
      `${file} is an archive of more than ${MOST_PARTS.toLocaleString('en')} parts: split it.`,
    )
  let unpacked = 0
  const counted = (chunk: Uint8Array): Uint8Array => {
    unpacked += chunk.length
    if (unpacked <= MOST_UNPACKED) return chunk
    throw new UserError(`${file} unpacks to more than ${MOST_UNPACKED / 1024 / 1024} MB of text: split it.`)
  }
  function* chunks(name: string): Generator<Uint8Array> {
    const part = parts?.get(name)
    if (part === undefined) return
    if (part.isLocked) throw new UserError(`${file} is locked with a password: save it without one.`)
    const packed = packedBytes(view, bytes, part)
    if (packed === undefined) throw damaged
    if (part.method === STORED) yield counted(packed)
    else if (part.method !== DEFLATED) throw damaged
    else
      try {
        for (const chunk of inflated(packed)) yield counted(chunk)
      } catch (error) {
        throw error instanceof UserError ? error : damaged
      }
  }
  return {
    names: [...parts.keys()],
    chunks,
    whole: (name) => (parts.has(name) ? Buffer.concat([...chunks(name)]) : undefined),
  }
}

const directoryOf = (view: DataView, bytes: Uint8Array): ReadonlyMap<string, Part> | undefined => {
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const parts = new Map<string, Part>()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let left = count; left > 0; left -= 1) {
    if (at + ENTRY.size > bytes.length || view.getUint32(at, true) !== ENTRY.signature) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const name = Buffer.from(bytes.subarray(at + ENTRY.size, at + ENTRY.size + nameLength)).toString()
    parts.set(name.replaceAll('\\', '/').replace(/^\.?\//, ''), {
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at += ENTRY.size + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

const endOfDirectory = (view: DataView): number | undefined => {
  const last = view.byteLength - END.size
  for (let at = last; at >= Math.max(0, last - END.longestComment); at -= 1)
    if (view.getUint32(at, true) === END.signature) return at
  return undefined
}

const packedBytes = (view: DataView, bytes: Uint8Array, { at, size }: Part): Uint8Array | undefined => {
  if (at + HEAD.size > bytes.length || view.getUint32(at, true) !== HEAD.signature) return undefined
  const start = at + HEAD.size + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return start + size > bytes.length ? undefined : bytes.subarray(start, start + size)
}

function* inflated(packed: Uint8Array): Generator<Uint8Array> {
  const ready: Uint8Array[] = []
  const inflate = new Inflate((chunk) => ready.push(chunk))
  for (let from = 0; from < packed.length; from += STEP) {
    inflate.push(packed.subarray(from, from + STEP), from + STEP >= packed.length)
    yield* ready.splice(0)
  }
}
