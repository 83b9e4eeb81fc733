import { LineCounter, parseDocument } from 'yaml'
import { withoutUndefined } from '../../../model.ts'
import type { Metadata } from '../../document.ts'
import { normalizeDate } from '../dates.ts'
import { languageOf, oneLine, webLink } from '../fields.ts'
import { type ProblemLog, problemLog } from '../problems.ts'

/**
 * Splits a Markdown file into its front matter (YAML between two lines of `---` at the very start) and the rest. A
 * field that cannot be used is left out and logged. If the YAML is broken, as by `title: Bees: a guide`, its plain
 * lines are read. Dashes around anything but a YAML mapping are an ordinary rule: nothing is split.
 */
export const splitFrontMatter = (text: string, log: ProblemLog): { fields: Metadata; body: string } => {
  const open = /^---[ \t]*\r?\n/.exec(text)
  const close = open && findClose(text, open[0].length)
  if (!open || !close) return { fields: {}, body: text }

  const lines = new LineCounter()
  const yaml = text.slice(open[0].length, close.start)
  // Without `silent` the parser prints warnings to the terminal.
  const options = { schema: 'core', lineCounter: lines, prettyErrors: false, logLevel: 'silent' } as const
  const parsed = parseDocument(yaml, options)
  let values: unknown
  try {
    values = parsed.toJS({ maxAliasCount: 10 })
  } catch {
    log.add('has front matter that repeats itself through aliases: write the values out.', 2)
  }
  const mapped = values !== null && typeof values === 'object' && !Array.isArray(values)
  if (!mapped && values !== null && values !== undefined && parsed.errors.length === 0)
    return { fields: {}, body: text }
  const [error] = parsed.errors
  const named = new Map<string, unknown>(mapped ? Object.entries(values as object) : [])
  const body = text.slice(close.end)
  if (!error) return { fields: fieldsOf(named, log), body }
  // The dashes are the first line of the file.
  const line = lines.linePos(error.pos[0]).line + 1
  const message = oneLine(error.message) ?? error.code
  log.add(`is not YAML (${message}): put quotes around values with ": " or "#".`, line)
  for (const [name, value] of plainLines(yaml))
    if (wordsOf(named.get(name)) === undefined) named.set(name, value)
  // One problem is enough: the broken YAML causes the others.
  return { fields: fieldsOf(named, problemLog('')), body }
}

/** The lines that look like a name and a value, whatever YAML makes of them. */
const plainLines = (yaml: string): [string, string][] =>
  yaml.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name, value] = /^([A-Za-z_-]{1,40}):[ \t]+([^\s[{&*!|>].{0,1000})$/.exec(line) ?? []
    return name && value ? [[name, value.replace(/^(["'])(.*)\1$/, '$2')]] : []
  })

const findClose = (text: string, from: number): { start: number; end: number } | undefined => {
  const line = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm
  line.lastIndex = from
  const found = line.exec(text.slice(0, from + LONGEST))
  return found ? { start: found.index, end: found.index + found[0].length } : undefined
}

/** In characters. Front matter is short: dashes further down are a rule in the text. */
const LONGEST = 20_000

const fieldsOf = (values: ReadonlyMap<string, unknown>, log: ProblemLog): Metadata => {
  const named = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]))
  const words = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = named.get(name)
      if (value === null || value === undefined || value === '') continue
      const line = wordsOf(value)
      if (line) return line
      log.add(`has ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} that is not text: write it as ${name}: "…".`)
    }
    return undefined
  }
  const title = words('title')
  const author = words('author', 'authors', 'by')
  const date = words('date', 'published', 'pubdate')
  const published = date && normalizeDate(date)
  if (date && !published)
    log.add(`has the date "${date.slice(0, 40)}", which is none: write it as 2025-12-14.`)
  const language = languageOf(words('language', 'lang') ?? '')
  const link = words('link', 'url')
  const source = words('source')
  const url = (link && webLink(link)) ?? (source && webLink(source))
  if (link && !url) log.add(`has the link "${link.slice(0, 80)}", which is none: begin it with https://.`)
  // Some write a link as `source`, and some the publisher's name.
  const publisher = words('publisher', 'site') ?? (source && !webLink(source) ? source : undefined)
  return withoutUndefined({ title, author, published, language, url, publisher })
}

/** A value as one line: the items of a list joined by commas, or the name in `{ name: … }`. */
const wordsOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return oneLine(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const parts = value.slice(0, 50).map(wordsOf)
    return parts.every((part) => part !== undefined) ? oneLine(parts.join(', ')) : undefined
  }
  if (value !== null && typeof value === 'object' && 'name' in value) return wordsOf(value.name)
  return undefined
}
