import type { Source } from '../model.ts'
import type { Arrival, KeptFile, SourceStore } from '../store/port-sources.ts'
import { isKeptWhole, type KeptContent, keptContent, restored, sameContent } from './kept.ts'
import { type Content, type Places, READER_VERSION, readOne } from './read.ts'
import type { FoundFile } from './walk.ts'

/** Reads the files of one root, each from the store where it is the same as it was, and otherwise anew, for the store to keep. */
export interface Keeper {
  readonly read: (file: FoundFile, places: Places) => Promise<Content>
  /** What waits until every file has been seen: sources that left a file, and files that are gone. */
  readonly finish: () => Promise<void>
  readonly arrivals: (sources: readonly Source[]) => Promise<ReadonlyMap<string, Arrival>>
  readonly figures: () => KeeperFigures
}

interface KeeperFigures {
  readonly read: number
  readonly kept: number
  /** Whether any file differs from what the store had of it. */
  readonly changed: boolean
  /** Whether all of it would come out the same again, as long as the files stay the same. */
  readonly holds: boolean
}

/**
 * @param report told of the store's first failure; the store is left alone from then on, since each try may wait
 */
export const createKeeper = async (
  root: string,
  store: SourceStore,
  now: () => number,
  report: (error: unknown) => void,
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
    (await ask(() => store.keptFiles(root)))?.map(({ name, stamp }) => [name, stamp] as const),
  )
  const gone = new Set(files.keys())
  const later: (() => Promise<unknown>)[] = []
  const figures = { read: 0, kept: 0, changed: false, holds: true }

  const restore = async (name: string, places: Places): Promise<Content | undefined> => {
    const kept = await ask(() => store.keptDocuments(root, name))
    const content = kept === undefined ? undefined : readable(kept, report)
    if (content === undefined || content.documents.some(({ id }) => places.has(id))) return undefined
    for (const document of content.documents) places.set(document.id, document.file ?? name)
    return content
  }

  const keep = async (file: KeptFile, content: KeptContent): Promise<void> => {
    const before = files.has(file.name)
      ? await ask(() => store.keptDocuments(root, file.name))
      : { documents: [], problems: '' }
    const same = before !== undefined && sameContent(before, content)
    if (!same) figures.changed = true
    if (same && files.get(file.name) === file.stamp) return
    const write = () => ask(() => store.keepFile(root, file, content, now()))
    const ids = new Set(content.documents.map(({ id }) => id))
    // A source may have moved to a file that comes later: it is not gone until all have been seen.
    if (before?.documents.some(({ id }) => !ids.has(id))) later.push(write)
    else await write()
  }

  return {
    read: async (file, places) => {
      gone.delete(file.name)
      const stamp = file.stamp === undefined ? NEVER : `${READER_VERSION}:${file.stamp}`
      const same = stamp !== NEVER && files.get(file.name) === stamp
      const held = same && isKeptWhole(file) ? await restore(file.name, places) : undefined
      if (held !== undefined) {
        figures.kept += 1
        return held
      }
      figures.read += 1
      const content = await readOne(file, places)
      if (content.holds === 'nothing' || stamp === NEVER) figures.holds = false
      if (!same || content.holds !== 'file' || isKeptWhole(file))
        await keep(
          { name: file.name, stamp: content.holds === 'file' ? stamp : NEVER },
          keptContent(file, content),
        )
      return content
    },
    finish: async () => {
      for (const write of later) await write()
      for (const name of gone) {
        figures.changed = true
        await ask(() => store.dropFile(root, name, now()))
      }
    },
    arrivals: async (sources) => {
      const known = (await ask(() => store.arrivals(root))) ?? []
      const ids = new Set(sources.map(({ id }) => id))
      return new Map(known.flatMap((arrival) => (ids.has(arrival.id) ? [[arrival.id, arrival]] : [])))
    },
    figures: () => ({ ...figures, holds: figures.holds && works, changed: figures.changed || !works }),
  }
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
