import type { Source } from '../model.ts'
import type { SourceLine } from '../reply.ts'

/** What a list shows of a source. */
export const sourceLine = (source: Source): SourceLine => {
  const { id, title, publisher, author, published, url, file } = source
  return {
    source: id,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(author !== undefined && { author }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(file !== undefined && { file }),
  }
}
