import type { Language } from '../../model.ts'

/**
 * The language of a tag ("en-US", "es_CL") or a name ("Spanish", "español"). `und` for any other language;
 * undefined for an empty tag, so that the language is detected.
 */
export const languageOf = (tag: string): Language | undefined => {
  const name = tag.trim().toLowerCase()
  if (name === '') return undefined
  if (/^(?:en|eng)(?:[-_]|$)|^(?:english|inglés|ingles)$/.test(name)) return 'en'
  if (/^(?:es|spa)(?:[-_]|$)|^(?:spanish|español|espanol|castellano)$/.test(name)) return 'es'
  return 'und'
}

/** A link in normal form if it leads to the web; undefined for scripts, files and other words. */
export const webLink = (link: string, base?: string): string | undefined => {
  const words = link.trim()
  if (words.length > LONGEST_LINK) return undefined
  const parsed = URL.parse(words, base)
  return parsed && (parsed.protocol === 'http:' || parsed.protocol === 'https:') ? parsed.href : undefined
}

/** A name or title on one line, without control characters and cut at 500 characters; undefined if nothing is left. */
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

/** A file's name as a title, for kinds that have none of their own. */
export const titleFrom = (file: string): string =>
  (file.split('/').at(-1) ?? file)
    .replace(/\.[a-z]{2,4}$/i, '')
    .replace(/[-_.]+/g, ' ')
    .trim() || file

/** In characters: what all browsers and servers accept. */
const LONGEST_LINK = 2048
/** In characters: the longest titles in law and science are shorter. */
const LONGEST_NAME = 500
