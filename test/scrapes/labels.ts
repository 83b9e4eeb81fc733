import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '../../src/model.ts'
import type { Document } from '../../src/sources/document.ts'
import { blocksOfText } from '../../src/sources/read/formats/text.ts'

/**
 * Which lines of a page are what, counted from 1. Every other line is furniture. `either` are lines that may be judged both ways, and a
 * few that nothing but their meaning tells apart (a caption that is a plain sentence).
 */
export interface Labels {
  readonly title: number | null
  readonly body: string
  readonly heading: string
  readonly either: string
  readonly language: string
}

export const readPages = (folder: string): Document[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => page(name.slice(0, -4), readFileSync(join(folder, name), 'utf8')))

export const page = (id: string, text: string): Document => ({
  id,
  file: id,
  text,
  blocks: blocksOfText(text),
})

/** Numbers of lines, from "2, 4-6". */
export const lines = (list: string): ReadonlySet<number> =>
  new Set(
    list.split(', ').flatMap((part) => {
      const [from, to = from] = part.split('-').map(Number)
      if (!from || !to) return []
      return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    }),
  )

/** The body lines that would not be quoted, and the furniture that would be, as "12: its first words". */
export const mistakes = (source: Source, labels: Labels): { lost: string[]; quoted: string[] } => {
  const body = lines(labels.body)
  const either = lines(labels.either)
  const lost: string[] = []
  const quoted: string[] = []
  for (const { kind, start, end } of source.blocks) {
    const line = source.text.slice(0, start).split('\n').length
    const shown = `${line}: ${source.text.slice(start, Math.min(end, start + 50))}`
    const isQuoted = kind === 'paragraph' || kind === 'item' || kind === 'quote'
    if (body.has(line) && !isQuoted) lost.push(shown)
    const heading = lines(labels.heading).has(line)
    if (isQuoted && !body.has(line) && !either.has(line) && !heading) quoted.push(shown)
  }
  return { lost, quoted }
}
