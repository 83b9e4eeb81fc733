import type { Speech } from '../../model.ts'
import type { Draft, SampleKind, Stated } from './draft.ts'
import { EN_DATE, ES_DATE } from './measures.ts'
import { NAME } from './names.ts'
import { isPortable } from './nouns.ts'
import { subjectPhrase } from './phrase.ts'

/** What may stand before a sentence's subject without being part of it; the date in it, where there is one. */
const LEADS: Readonly<Record<Speech, RegExp>> = {
  en: new RegExp(`^(?:According to [^,]{2,80}, |(?:In|On|By) (${EN_DATE}),? )`, 'u'),
  es: new RegExp(`^(?:Según [^,]{2,80}, |(?:En|El) (${ES_DATE}),? )`, 'u'),
}
/** "Saltmere, a town on the coast, voted": what is said of the subject in passing. */
const ASIDE = new RegExp(`^((?:(?:The|El|La|Los|Las) )?${NAME}), \\p{Ll}[^,]{2,80}, `, 'u')

/** A sentence from its subject on, what is said of that in passing left out, and the date that stood before it. */
export const openClause = ({ bare }: Stated, speech: Speech): { rest: string; date?: string } => {
  const lead = LEADS[speech].exec(bare)
  const rest = (lead === null ? bare : bare.slice(lead[0].length)).replace(ASIDE, '$1 ')
  return { rest, ...(lead?.[1] !== undefined && { date: lead[1] }) }
}

/** The subject that stands before a verb, as a question has it; undefined where it is not certain. */
export const subjectOf = (before: string, stated: Stated, speech: Speech): string | undefined =>
  subjectPhrase(before, speech, stated)

/** The words of a table of pairs "word:what it stands for". */
export const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs
      .split(/\s+/)
      .filter(Boolean)
      .map((pair) => pair.split(':') as [string, string]),
  )

/** Any of a table's words. A source of patterns. */
export const anyOf = (words: ReadonlyMap<string, string>): string => [...words.keys()].join('|')

/** "de el puerto" is written "del puerto", and so is "a el". */
const contracted = (question: string): string =>
  question.replace(/ (de|a) el (?=\p{Ll})/gu, (_, word: string) => ` ${word === 'a' ? 'al' : 'del'} `)

/**
 * A draft about a subject.
 *
 * @param asked the question in its own language, and in the other where that needs no more than the subject's name; it is left out
 * unless the name reads the same there
 * @param says what an answer holds besides the subject
 */
export const draftOf = (
  kind: SampleKind,
  subject: string,
  speech: Speech,
  asked: Readonly<Partial<Record<Speech, string>>>,
  says: readonly string[],
  worth: number,
): Draft => {
  const { en, es } = asked
  const portable = isPortable(subject)
  return {
    kind,
    wording: {
      ...(en !== undefined && (speech === 'en' || portable) && { en }),
      ...(es !== undefined && (speech === 'es' || portable) && { es: contracted(es) }),
    },
    subject,
    says: [subject.replace(/^(?:the|an?|el|la|los|las|una?) /, ''), ...says],
    worth,
  }
}
