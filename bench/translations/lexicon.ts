import { fold } from '../../src/language/fold.ts'
import { FUNCTION_WORDS } from '../../src/language/function-words.ts'
import { stem } from '../../src/language/stems.ts'
import { AFFAIRS } from './affairs.ts'
import { LIFE } from './life.ts'
import { QUALITIES } from './qualities.ts'
import { VERBS } from './verbs.ts'

/** The lexicon: tables of Spanish headwords with English equivalents, and the terms of both languages that translate each other by it. */

/** A headword of the Spanish-English lexicon. All words are in lower case, with their accents. */
export interface LexiconEntry {
  /** A singular noun, an infinitive or a masculine adjective. */
  readonly head: string
  /** Forms that no rule derives from it: cierra from cerrar. */
  readonly irregular: readonly string[]
  /** English equivalents, the nearest first. */
  readonly english: readonly string[]
  readonly verb: boolean
}

/**
 * Reads entries of the form `cerrar/cierra=close,shut`: a headword, slashes before its irregular forms, an equals sign, English words with
 * commas between them. Semicolons or line ends separate entries.
 */
const entries = (lists: readonly string[], verb: boolean): LexiconEntry[] =>
  lists
    .flatMap((list) => list.split(/[;\n]/))
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => {
      const [spanish = '', english = ''] = entry.split('=')
      const [head = '', ...irregular] = spanish.split('/')
      return { head, irregular, english: english.split(','), verb }
    })

/** The whole lexicon, in the order of its files. */
export const lexiconEntries = (): LexiconEntry[] => [
  ...entries([...AFFAIRS, ...LIFE, ...QUALITIES], false),
  ...entries(VERBS, true),
]

/** Endings whose stem differs from the infinitive's. With a short root, every ending does. */
const LONG_ROOT = { ar: ['a', 'an', 'ó'], ir: ['e', 'ía'] }
const SHORT_ROOT = {
  ar: ['a', 'an', 'ó', 'aron', 'ado', 'ada', 'ando', 'aba'],
  ir: ['e', 'en', 'ió', 'ieron', 'ido', 'ida', 'iendo', 'ía'],
}

const regularVerbForms = (head: string): string[] => {
  const root = head.slice(0, -2)
  if (root.length < 2) return []
  const endings = root.length < 4 ? SHORT_ROOT : LONG_ROOT
  return (head.endsWith('ar') ? endings.ar : endings.ir).map((ending) => root + ending)
}

/** The regular forms of a headword whose stem may differ from its own, such as "usó" and "usar". */
const regularForms = ({ head, verb }: LexiconEntry): string[] => {
  if (verb) return regularVerbForms(head)
  if (head.endsWith('o')) return ['os', 'a', 'as'].map((ending) => head.slice(0, -1) + ending)
  if (/[aeiouáéíóú]$/.test(head)) return [`${head}s`]
  if (head.endsWith('z')) return [`${head.slice(0, -1)}ces`]
  return head.endsWith('s') ? [] : [`${fold(head)}es`]
}

type Index = ReadonlyMap<string, readonly string[]>

const link = (index: Map<string, string[]>, from: string, to: string): void => {
  const known = index.get(from)
  if (known === undefined) index.set(from, [to])
  else if (!known.includes(to)) known.push(to)
}

/** The terms of each language, as `stem` gives them, with their equivalents in the other; in English the nearest first. */
export const linkTerms = (): Readonly<Record<'es' | 'en', Index>> => {
  const es = new Map<string, string[]>()
  const en = new Map<string, string[]>()
  const all = lexiconEntries().map((entry) => ({
    entry,
    english: entry.english.map((word) => stem(word, 'en')),
  }))
  const add = (word: string, english: readonly string[]): void => {
    const term = stem(word, 'es')
    for (const equivalent of english) {
      link(es, term, equivalent)
      link(en, equivalent, term)
    }
  }
  for (const { entry, english } of all)
    for (const word of [entry.head, ...entry.irregular]) add(word, english)
  // A derived form only fills a gap. If its stem is that of another headword, that one is meant.
  const taken = new Set(es.keys())
  for (const { entry, english } of all)
    for (const form of regularForms(entry))
      if (!FUNCTION_WORDS.es.has(fold(form)) && !taken.has(stem(form, 'es'))) add(form, english)
  return { es, en }
}
