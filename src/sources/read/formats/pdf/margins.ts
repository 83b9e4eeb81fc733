import type { Fragment, PageWords } from './fragments.ts'

/** A page without its running heads and feet. */
export interface PageBody extends PageWords {
  /** The lines at the head and the foot of the page that are not its text. */
  readonly margins: readonly string[]
}

/** How many lines from the edge may be running heads or feet. */
const DEEPEST = 3
/** In points: running lines stand at the same height on every page, but for the letters that reach down. */
const NEAR = 4
/** In the heights of its letters: what stands further from the text is apart from it. */
const APART = 1.4
/** A line that is the same on as large a share of the pages need not stand apart. */
const MOST_PAGES = 0.6

const PAGE_NUMBER =
  /^\W{0,3}(?<page>(?:page|p\.|página|pág\.)\s?)?(?<number>\d{1,4}|[ivxlc]{1,7})(?<all>\s?(?:of|de|\/)\s?\d{1,4})?\W{0,3}$/i

/** Whether a line is a page's number: one that says so, or counts no further than there are pages. A year on a cover is none. */
const isPageNumber = (words: string, pages: number): boolean => {
  const { page, number = '', all } = PAGE_NUMBER.exec(words)?.groups ?? {}
  if (number === '') return false
  return page !== undefined || all !== undefined || !/^\d/.test(number) || Number(number) <= pages
}

interface EdgeLine {
  readonly key: string
  readonly words: string
  readonly fragments: readonly Fragment[]
  readonly y: number
  readonly isApart: boolean
  /** Whether it is a row of a table: one at the head of a page may be repeated there. */
  readonly isInTable: boolean
}

/** Takes running heads, running feet and page numbers from pages: the same words, but for their numbers, at the same height. */
export const withoutMargins = (pages: readonly PageWords[]): readonly PageBody[] => {
  const edges = pages.map(({ fragments }) => {
    const rows = rowsOf(fragments)
    return [edgeOf(rows), edgeOf([...rows].reverse())] as const
  })
  const counts = new Map<string, number>()
  for (const both of edges)
    for (const key of new Set(both.flatMap((edge) => edge.flatMap(placesOf))))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  const countOf = (places: readonly string[]): number =>
    Math.max(...places.map((place) => counts.get(place) ?? 0))
  const isRunning = (line: EdgeLine): boolean =>
    !line.isInTable && (countOf(placesOf(line)) > 1 || isPageNumber(line.words, pages.length))
  /** The lines at an edge that run, each group of them as far as what stands apart. */
  const runningIn = (edge: readonly EdgeLine[]): readonly EdgeLine[] => {
    let taken = 0
    for (let at = 0; at < edge.length; at += 1) {
      if (!edge[at]?.isApart) continue
      if (!edge.slice(taken, at + 1).every(isRunning)) break
      taken = at + 1
    }
    const [first] = edge
    const isTight = taken === 0 && first !== undefined && !first.isInTable
    const isEverywhere = isTight && countOf(exactPlacesOf(first)) >= Math.max(2, pages.length * MOST_PAGES)
    return edge.slice(0, isEverywhere ? 1 : taken)
  }
  return pages.map((page, index) => {
    const running = (edges[index] ?? []).map(runningIn)
    const taken = new Set(running.flat().flatMap(({ fragments }) => fragments))
    // A page whose every line runs is a form or a slide: it keeps its words.
    if (taken.size === 0 || (taken.size === page.fragments.length && pages.length < 3))
      return { ...page, margins: [] }
    const [head = [], foot = []] = running
    const lines = new Set([...head, ...[...foot].reverse()].map(({ words }) => words))
    return {
      ...page,
      fragments: page.fragments.filter((fragment) => !taken.has(fragment)),
      margins: [...lines],
    }
  })
}

const rowsOf = (fragments: readonly Fragment[]): readonly (readonly Fragment[])[] => {
  const rows: Fragment[][] = []
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = rows.at(-1)
    if (last !== undefined && fragment.y - (last[0]?.y ?? 0) < NEAR) last.push(fragment)
    else rows.push([fragment])
  }
  return rows
}

/** The first lines of a page from its edge. */
const edgeOf = (rows: readonly (readonly Fragment[])[]): readonly EdgeLine[] =>
  rows.slice(0, DEEPEST).map((row, index): EdgeLine => {
    const fragments = [...row].sort((a, b) => a.x - b.x)
    const words = fragments.map((each) => each.words).join(' ')
    const { y = 0, size = 0 } = fragments[0] ?? {}
    const next = rows[index + 1]?.[0]
    const isInTable = isBeside(row, rows[index + 1] ?? [])
    const isApart = next === undefined || Math.abs(next.y - y) > Math.max(size, next.size) * APART
    const key = words.toLowerCase().replace(/\d+/g, '#')
    return { key, words, fragments, y, isApart, isInTable }
  })

/** Whether two cells of a row at least have one of the next row below them. */
const isBeside = (row: readonly Fragment[], next: readonly Fragment[]): boolean =>
  row.filter(({ x }) => next.some((below) => Math.abs(below.x - x) < NEAR)).length > 1

/** The places that a line counts for: heights are compared in steps, and a line may lie on the border of two. */
const placesOf = (line: EdgeLine): readonly string[] => [
  ...placesAt(line.y, line.key),
  ...exactPlacesOf(line),
]

/** The same for a line whose words are the same, but for a number at its end. */
const exactPlacesOf = ({ words, y }: EdgeLine): readonly string[] =>
  placesAt(y, `=${words.replace(/^\d+\s|\s\d+$/g, '')}`)

const placesAt = (y: number, key: string): readonly string[] => {
  const step = Math.floor(y / NEAR)
  return [`${step} ${key}`, `${step + 1} ${key}`]
}
