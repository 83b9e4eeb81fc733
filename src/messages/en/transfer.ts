import { formatCount, formatNumber } from '../format.ts'

const number = (value: number) => formatNumber(value, 'en')

/** What is said in a shell while sources are exported and imported, in English. */
export const enTransfer = {
  exportInside: (file: string) =>
    `${file} lies among the sources, where it would make each of them twice: name a file elsewhere.`,
  exportTooLong: (id: string) => `${id} is too long for a line of a collection, and is left out.`,
  exportCannotWrite: (path: string, reason: string) =>
    `${path} cannot be written (${reason}): name another file.`,
  nothingToImport: 'There is nothing to import: give links, files, folders or lists of feeds (.opml).',
  progress: (done: number, all: number) => `${number(done)} of ${number(all)}`,
  /** What became of one thing. */
  added: 'added',
  known: 'there already',
  failed: 'failed',
  tooLarge: 'It is larger than 100 MB: split it, or put it into the folder of sources.',
  bug: (id: string) => `Something went wrong here. It is logged under ${id}.`,
  imported: (added: number, known: number, failed: number) =>
    `${formatCount(added, 'source or feed', 'sources and feeds', 'en')} added, ${number(known)} there already, ${number(failed)} failed.`,
  stopped: (left: number) => `Stopped, with ${number(left)} left. The same command goes on with them.`,
}
