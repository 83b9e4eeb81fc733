import { resolvePart } from './package.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** What an e-book consists of. */
export interface EpubPackage {
  /** The part that says so. */
  readonly main: string
  /** The parts with the chapters, in the order in which they are read. */
  readonly chapters: readonly string[]
  /** The names of chapters in the table of contents, by part. */
  readonly names: ReadonlyMap<string, string>
}

interface Item {
  readonly part: string
  readonly type: string
  readonly isContents: boolean
}

/** Reads what an e-book consists of; undefined if it does not say. */
export const readPackage = (zip: Zip): EpubPackage | undefined => {
  let main: string | undefined
  readXml(zip.chunks('META-INF/container.xml'), {
    open: ({ name, get }) => {
      if (name === 'rootfile') main ??= resolvePart('', get('full-path') ?? '')
    },
    close: () => {},
  })
  if (main === undefined) return undefined
  const folder = folderOf(main)
  const items = new Map<string, Item>()
  const chapters: string[] = []
  readXml(zip.chunks(main), {
    open: ({ name, get }) => {
      if (name === 'item') {
        const isContents = /(?:^|\s)nav(?:\s|$)/.test(get('properties') ?? '')
        const type = get('media-type') ?? ''
        items.set(get('id') ?? '', { part: resolvePart(folder, plain(get('href'))), type, isContents })
      } else if (name === 'itemref' && get('linear') !== 'no') {
        const item = items.get(get('idref') ?? '')
        if (item !== undefined && !item.isContents && /html/.test(item.type)) chapters.push(item.part)
      }
    },
    close: () => {},
  })
  const contents = [...items.values()].filter(({ type, isContents }) => isContents || /ncx/.test(type))
  return { main, chapters, names: new Map(contents.flatMap(({ part }) => namesIn(zip, part))) }
}

/** The entries of a table of contents: `navPoint`s of an NCX, or the links of a page. */
const namesIn = (zip: Zip, part: string): readonly (readonly [chapter: string, name: string])[] => {
  const entries: [string, string][] = []
  let words = ''
  let target = ''
  const end = (): void => {
    const name = words.replace(/\s+/g, ' ').trim()
    // Entries with a mark lead to places within a chapter.
    if (name !== '' && target !== '' && !target.includes('#'))
      entries.push([resolvePart(folderOf(part), target), name])
  }
  readXml(zip.chunks(part), {
    open: ({ name, get }) => {
      if (name === 'navLabel' || name === 'a') words = ''
      if (name === 'a') target = plain(get('href'))
      if (name === 'content' && get('src') !== undefined) {
        target = plain(get('src'))
        end()
      }
    },
    close: (name) => {
      if (name === 'a') end()
    },
    text: (part) => {
      words += part
    },
  })
  return entries
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1)

/** A link within the book, without its escapes. */
const plain = (link = ''): string => {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}
