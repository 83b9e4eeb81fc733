import type { Language } from '../../model.ts'

/**
 * The language of a tag ("en-US", "es_CL"), or of a name ("Spanish", "español"). `und` for any other
 * language; undefined where nothing is said, so that it is detected.
 */
export const languageOf = (tag: string): Language | undefined => {
  const name = tag.trim().toLowerCase()
  if (name === '') return undefined
  if (/^(?:en|eng)(?:[-_]|$)|^(?:english|inglés|ingles)$/.test(name)) return 'en'
  if (/^(?:es|spa)(?:[-_]|$)|^(?:spanish|español|espanol|castellano)$/.test(name)) return 'es'
  return 'und'
}

/** A link as given, if it is one to the web; undefined for scripts, files and words. */
export const webLink = (link: string, base?: string): string | undefined => {
  const words = link.trim()
  if (words.length > LONGEST_LINK) return undefined
  const parsed = URL.parse(words, base)
  return parsed && (parsed.protocol === 'http:' || parsed.protocol === 'https:') ? parsed.href : undefined
}

/**
 * A name or title on one line, with control characters out; undefined when nothing is left or it is no name
 * at that length.
 */
export const oneLine = (words: string): string | undefined => {
  const line = words
    .slice(0, LONGEST_NAME * 2)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return line === ''
    ? undefined
    : line.length > LONGEST_NAME
      ? `${line.slice(0, LONGEST_NAME).toWellFormed()}…`
      : line
}

/** What browsers and servers take without trouble. */
const LONGEST_LINK = 2048
/** In characters; the longest titles of law and science stay under it. */
const LONGEST_NAME = 500
