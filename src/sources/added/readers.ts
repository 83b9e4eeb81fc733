import type { Problem } from '../../model.ts'
import { readOneFile } from '../read/read.ts'
import { createReader } from '../shelf/reader.ts'
import { createWeb, type Web } from '../web/fetch/web.ts'
import type { LinkReaders } from './article.ts'

/** Reads links and files. */
export interface OpenReaders extends LinkReaders {
  readonly close: () => Promise<void>
}

/** @param web for tests alone, whose servers are on this machine */
export const openReaders = (web: Web = createWeb()): OpenReaders => {
  const reader = createReader()
  return {
    web,
    read: async (given) => {
      const { documents, problems } = await readOneFile(given, new Map(), reader.openBytes)
      const [first] = documents
      const fault = first && reader.faultOf(first)
      return { documents, problems: problems.map(wordsOf), ...(fault !== undefined && { fault }) }
    },
    close: async () => {
      await Promise.all([reader.stop(), web.close()])
    },
  }
}

/** A problem in one sentence, with the name of the file. */
const wordsOf = ({ file, line, message }: Problem): string => {
  const place = line === undefined ? file : `${file}, line ${line}`
  return message.startsWith(file) ? message : `${place} ${message}`
}
