import type { Problem } from '../../model.ts'
import { readOneFile } from '../read/read.ts'
import { createReader } from '../shelf/reader.ts'
import type { Web } from '../web/fetch/web.ts'
import type { LinkReaders } from './article.ts'

/** Reads links and files. */
export interface OpenReaders extends LinkReaders {
  readonly close: () => Promise<void>
}

/** @param given for tests alone, whose servers are on this machine */
export const openReaders = (given?: Web): OpenReaders => {
  const reader = createReader()
  let web = given
  return {
    web: {
      // Loaded with the first link: most runs of the program fetch nothing.
      fetch: async (...asked) => {
        web ??= (await import('../web/fetch/web.ts')).createWeb()
        return web.fetch(...asked)
      },
    },
    read: async (given) => {
      const { documents, problems } = await readOneFile(given, new Map(), reader.openBytes)
      const [first] = documents
      const fault = first && reader.faultOf(first)
      return { documents, problems: problems.map(wordsOf), ...(fault !== undefined && { fault }) }
    },
    close: async () => {
      await Promise.all([reader.stop(), web?.close()])
    },
  }
}

/** A problem in one sentence, with the name of the file. */
const wordsOf = ({ file, line, message }: Problem): string => {
  const place = line === undefined ? file : `${file}, line ${line}`
  return message.startsWith(file) ? message : `${place} ${message}`
}
