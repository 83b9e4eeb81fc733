import { isDeepStrictEqual } from 'node:util'
import type { Source } from '../../model.ts'
import type { Pace } from '../../pace.ts'
import type { Arrival, SavedFile, SourceStore } from '../../store/port.ts'
import type { Document } from '../document.ts'
import { type Content, type Open, type Places, READER_VERSION, readOne } from '../read/read.ts'
import type { FoundFile } from '../read/walk.ts'
import type { HeldFile } from './memory.ts'
import { isKeptWhole, type KeptContent, keptContent, restored, sameContent } from './stored.ts'

/** Reads the files of one root, each from the store where it is the same as it was, and otherwise anew, for the store to keep. */
export interface Keeper {
  readonly read: (file: FoundFile, places: Places, open: Open) => Promise<Content>
  /** Whether the store has the file as it is. */
  readonly has: (file: FoundFile) => boolean
  /** What waits until every file has been seen: sources that left a file, and files that are gone. */
  readonly finish: () => Promise<void>
  readonly arrivals: (sources: readonly Source[]) => Promise<ReadonlyMap<string, Arrival>>
  readonly figures: () => KeeperFigures
  /** What came of each file that will come out the same as long as it stays the same. */
  readonly held: () => ReadonlyMap<string, HeldFile>
}

export interface KeeperOptions {
  /** Told of the store's first failure; the store is left alone from then on, since each try may wait. */
  readonly report: (error: unknown) => void
  /** By file, what was read of the root before, for what is the same to be the same objects. */
  readonly before: ReadonlyMap<string, HeldFile>
  readonly pace: Pace
}

interface KeeperFigures {
  readonly read: number
  readonly kept: number
  /** Whether any file differs from what the store had of it. */
  readonly changed: boolean
  /** Whether all of it would come out the same again, as long as the files stay the same. */
  readonly holds: boolean
}

export const createKeeper = async (
  root: string,
  store: SourceStore,
  now: () => number,
  { report, before, pace }: KeeperOptions,
): Promise<Keeper> => {
  let works = true
  const ask = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    if (!works) return undefined
    try {
      return await question()
    } catch (error) {
      works = false
      report(error)
      return undefined
    }
  }
  const files = new Map(
    (await ask(() => store.savedFiles(root)))?.map(({ name, stamp }) => [name, stamp] as const),
  )
  const gone = new Set(files.keys())
  const later: (() => Promise<unknown>)[] = []
  const held = new Map<string, HeldFile>()
  const figures = { read: 0, kept: 0, changed: false, holds: true }

  /** What was read before of a file that is the same, unless one of its ids is another file's by now. */
  const restore = async (file: FoundFile, stamp: string, places: Places): Promise<Content | undefined> => {
    const { name } = file
    let content = before.get(name)?.stamp === stamp ? before.get(name)?.content : undefined
    if (content === undefined && isKeptWhole(file)) {
      const kept = await ask(() => store.savedDocuments(root, name))
      content = kept === undefined ? undefined : readable(kept, report)
    }
    if (content === undefined || content.documents.some(({ id }) => places.has(id))) return undefined
    for (const document of content.documents) {
      places.set(document.id, document.file ?? name)
      const turn = pace()
      if (turn) await turn
    }
    return content
  }

  /** What the store has of a file: it need not be asked where that is what is remembered. */
  const keptBefore = async (file: FoundFile): Promise<KeptContent | undefined> => {
    const stamp = files.get(file.name)
    if (stamp === undefined) return { documents: [], problems: '' }
    const known = before.get(file.name)
    if (known !== undefined && known.stamp === stamp && !isKeptWhole(file))
      return keptContent(file, known.content, pace)
    return ask(() => store.savedDocuments(root, file.name))
  }

  const keep = async (found: FoundFile, stamp: string, content: KeptContent): Promise<void> => {
    const file: SavedFile = { name: found.name, stamp }
    const before = await keptBefore(found)
    const same = before !== undefined && sameContent(before, content)
    if (!same) figures.changed = true
    if (same && files.get(file.name) === file.stamp) return
    const write = () => ask(() => store.saveFile(root, file, content, now()))
    const ids = new Set(content.documents.map(({ id }) => id))
    // A source may have moved to a file that comes later: it is not gone until all have been seen.
    if (before?.documents.some(({ id }) => !ids.has(id))) later.push(write)
    else await write()
  }

  const stampOf = ({ stamp }: FoundFile): string =>
    stamp === undefined ? NEVER : `${READER_VERSION}:${stamp}`
  const has = (file: FoundFile): boolean => stampOf(file) !== NEVER && files.get(file.name) === stampOf(file)

  return {
    has,
    read: async (file, places, open) => {
      gone.delete(file.name)
      const stamp = stampOf(file)
      const same = has(file)
      const restored = same ? await restore(file, stamp, places) : undefined
      if (restored !== undefined) {
        figures.kept += 1
        held.set(file.name, { stamp, content: restored })
        return restored
      }
      figures.read += 1
      const content = await alike(await readOne(file, places, open), before.get(file.name)?.content, pace)
      if (content.holds === 'file' && stamp !== NEVER) held.set(file.name, { stamp, content })
      if (content.holds === 'nothing' || stamp === NEVER) figures.holds = false
      if (!same || content.holds !== 'file' || isKeptWhole(file))
        await keep(file, content.holds === 'file' ? stamp : NEVER, await keptContent(file, content, pace))
      return content
    },
    finish: async () => {
      for (const write of later) await write()
      for (const name of gone) {
        figures.changed = true
        await ask(() => store.deleteFile(root, name, now()))
      }
    },
    arrivals: async (sources) => {
      const known = (await ask(() => store.arrivals(root))) ?? []
      const ids = new Set(sources.map(({ id }) => id))
      const arrivals = new Map<string, Arrival>()
      for (const arrival of known) {
        if (ids.has(arrival.id)) arrivals.set(arrival.id, arrival)
        const turn = pace()
        if (turn) await turn
      }
      return arrivals
    },
    held: () => held,
    figures: () => ({ ...figures, holds: figures.holds && works, changed: figures.changed || !works }),
  }
}

/** What was read, with documents that are as they were before the same objects as then. */
const alike = async (content: Content, before: Content | undefined, pace: Pace): Promise<Content> => {
  if (before === undefined) return content
  const known = new Map(before.documents.map((document) => [document.id, document]))
  const documents: Document[] = []
  for (const document of content.documents) {
    const old = known.get(document.id)
    documents.push(old !== undefined && isDeepStrictEqual(old, document) ? old : document)
    const turn = pace()
    if (turn) await turn
  }
  return { ...content, documents }
}

/** What was kept, or undefined, as is told, where it is damaged: then the file is read again. */
const readable = (kept: KeptContent, report: (error: unknown) => void): Content | undefined => {
  try {
    return restored(kept)
  } catch (error) {
    report(error)
    return undefined
  }
}

/** No file's stamp: what is kept under it is read anew each time. */
const NEVER = ''
