import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Shelf, ShelfInMemory } from '../../../src/model.ts'
import { NO_LINES } from '../../../src/sources/furniture/repeated-lines.ts'
import { ReadPassages } from '../../../src/sources/passages/lists.ts'
import type { Bounds } from '../../../src/sources/shelf/recent.ts'
import { createTexts, type Texts } from '../../../src/sources/shelf/texts.ts'
import { openScratch, type Scratch } from '../../../src/store/sqlite/scratch.ts'
import { folderOf } from '../folder.ts'

/** Texts in a file that ends with the test. @param most how large the file may become, in bytes */
export const textsOnDisk = (bounds?: Bounds, most?: number): { texts: Texts; scratch: Scratch } => {
  const scratch = openScratch(join(folderOf({}), 'texts'), most)
  onTestFinished(scratch.close)
  return { texts: createTexts(scratch, bounds), scratch }
}

/** The same shelf, with its texts and passages on the disk. */
export const keptShelf = ({ sources, passages }: ShelfInMemory, texts: Texts): Shelf => {
  const kept = sources.map((source) => {
    const own = passages.filter((passage) => passage.source === source)
    return texts.settled({ document: source, source, passages: own, lines: NO_LINES, lookups: NO_LINES })
      .source
  })
  return { sources: kept, passages: new ReadPassages(kept, texts.passages) }
}

/** Counts how often something is read from a scratch file, from now on. */
export const countTakes = (scratch: Scratch): { count: number } => {
  const takes = { count: 0 }
  const { take } = scratch
  Object.assign(scratch, {
    take: (id: number) => {
      takes.count += 1
      return take(id)
    },
  })
  return takes
}
