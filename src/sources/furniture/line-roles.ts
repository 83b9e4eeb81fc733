import { fold } from '../../language/fold.ts'
import { isCallToAction, isPlea } from './calls-to-action.ts'
import {
  AGENCY,
  COMMENTS,
  CREDIT,
  CREDIT_LAST,
  CREDIT_LONG,
  CREDIT_SHORT,
  END,
  LABELS,
  MORES,
  NOTICE,
  OTHERS_HEAD,
  REFERENCE,
} from './patterns.ts'

/**
 * What a line that is not the article's is there for. `break`: an advertisement, a label or a reference that
 * interrupts; `call`: asks the reader to act; `credit`: who made a picture; `more`: the end of a teaser; `others`: heads a list of other articles; `comments`: readers' comments begin; `end`: tags,
 * rights, the author; `letter`: to the readers; `dress`: byline, date, section, which stand around an article or a teaser.
 */
export type Role = 'break' | 'call' | 'credit' | 'more' | 'others' | 'comments' | 'end' | 'letter' | 'dress'

/** The role of a line or paragraph by its own words, or nothing: the structure of the page has to tell. */
export const roleOf = (text: string, item = false): Role | undefined => {
  if (text.length > LETTER) return undefined
  const line = text.length > HEAD ? text.slice(0, HEAD) : text
  const plain = fold(line).replace(/\s+/g, ' ').trim()
  const words = text.length > 800 ? Math.round(text.length / 6) : wordCount(text)
  if (SALUTATION.test(plain) && (words <= 8 || isPlea(text))) return 'letter'
  if (words <= 100) {
    if (CREDIT_LONG.test(plain) || (words <= 25 && CREDIT.test(plain))) return 'credit'
    if (words <= 14 && CREDIT_SHORT.test(plain)) return 'credit'
    if (words <= 60 && text.length <= HEAD && CREDIT_LAST.test(plain)) return 'credit'
    if (words <= 80 && text.length < 800 && AGENCY.test(text)) return 'credit'
  }
  if (words <= 30) {
    if (MORES.test(plain)) return 'more'
    if (OTHERS_HEAD.test(plain)) return 'others'
    if (COMMENTS.test(plain)) return 'comments'
    if (END.test(plain)) return 'end'
    if (words <= 16 && LABELS.test(plain)) return 'break'
    if (NOTICE.test(plain) || REFERENCE.test(plain)) return 'break'
    if (isDress(line, plain, words)) return 'dress'
  }
  return isCallToAction(text, item) ? 'call' : undefined
}

/** Longer than a letter to the readers, in characters: such a paragraph is never one line of a page's furniture. */
const LETTER = 4_000
/** How much of a line tells its role, in characters. */
const HEAD = 300

const SALUTATION =
  /^(?:(?:dear|hello|hi) (?:[\p{L}'-]+ ){0,4}(?:readers?|friends?|subscribers?|supporters?|members?|visitors?)|(?:estimad|querid|apreciad)(?:[oa]s?|o\/a|@s?) (?:[\p{L}'-]+ ){0,3}(?:lector(?:es|a|as)?|suscriptor(?:es)?|amig[oa]s?|soci[oa]s?|visitantes?))\s?[,:!.—–-]/u

/** Byline, date, reading time or trail of sections. */
const isDress = (line: string, plain: string, words: number): boolean => {
  if (words > 16) return false
  if (POSTED.test(plain)) return true
  if (BYLINE.test(line.trim()) && !/[.!?]$/.test(plain)) return true
  if (words <= 10 && /\s[|›»•·/]\s|\S\s?[|›»]\s?\S/.test(line) && !/[.!?]$/.test(plain)) return true
  if (!/\d/.test(plain)) return /^(?:just now|today|yesterday|hoy|ayer)$/.test(plain)
  const tokens = plain.match(/[\p{L}]+/gu) ?? []
  return tokens.every((token) => DATE_WORDS.has(token)) && (tokens.length > 0 || /\d[/.-]\d/.test(plain))
}

/** "Posted by Ewa Lis on 3 Oct 2023 · 4 min read" */
const POSTED = /^(?:posted|published|publicado|publicada) (?:by|on|por|el) [^.!?]{3,80}\b\d{4}\b[^.!?]{0,30}$/

const BYLINE =
  /^(?:By|BY|by|Por|POR|Written by|Escrito por|Texto:?|Words by|Reporting by|Author:|Autor:|Autora:|Redacción:?)\s+(?:\p{Lu}[\p{L}.'’-]*|de|del|la|and|y|von|van|&|,|\||for|para)(?:[\s,]+(?:\p{Lu}[\p{L}.'’-]*|de|del|la|los|and|y|von|van|&|\||\d+|for|para))*[\s,:]*$/u

const DATE_WORDS = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
   nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st nd rd th
   enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic lunes martes
   miercoles jueves viernes sabado domingo de del el a las los al h hs hrs horas am pm p m at on the in and y hace ago
   published updated posted modified last first date publicado publicada actualizado actualizada fecha ultima actualizacion
   min mins minute minutes minuto minutos second seconds hour hours hora day days dia dias week weeks month months read reading time
   lectura tiempo leer gmt utc est edt cst pst et ct pt cet clt`.split(/\s+/),
)

/**
 * How many words a text has: runs without white space that hold a letter or a figure. Counted unit by unit, since every line of every
 * source is, several times over, and an expression would make a string of each word.
 */
export const wordCount = (text: string): number => {
  let count = 0
  let within = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (within)
      within = !(unit < 128 ? isAsciiSpace(unit) : unit < 256 ? unit === 160 : SPACE.test(text[at] ?? ''))
    else if (unit < 128 ? isAsciiWord(unit) : WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) {
      within = true
      count++
    }
  }
  return count
}

const isAsciiSpace = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13)
const isAsciiWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
const SPACE = /\s/
const WORD = /[\p{L}\p{N}]/u

/** A line as it is compared with others: folded, without marks at its ends, at most 80 characters. */
export const lineKey = (text: string): string =>
  fold(text.slice(0, 160))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80)

/** What a longer paragraph is known by among other sources. */
export const proseKey = (text: string): string => `¶${text.slice(0, 60)}`
