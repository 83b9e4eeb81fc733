import { COUNTRY_WORDS } from '../../language/countries.ts'
import { fold } from '../../language/fold.ts'
import type { Speech } from '../../model.ts'
import type { Draft, Pattern, Stated } from './draft.ts'
import { isFunctionWord } from './known.ts'
import { headIn, NAME } from './names.ts'
import { isPortable, PLACES, ROLES, THINGS } from './nouns.ts'

const IS = new RegExp(
  `^(?:(The|El|La) )?[“"«]?(${NAME})[”"»]? (?:is|was|es|era|fue|would be|will be|será|sería) ((?:an?|the|una?|el|la) .{3,80})`,
  'u',
)
const APPOSED = new RegExp(
  `(?:^|[ “])(?:([Tt]he|[Ee]l|[Ll]a) )?[“"«]?(${NAME})(,|,?[”"»],?) ((?:an?|una?) .{3,80})`,
  'u',
)
const CALLED = new RegExp(
  `(\\p{Ll}[\\p{L}-]{2,30}) (?:(?:known|called|named|dubbed)(?: only)?(?: as)?|llamad[oa]|conocid[oa] como|denominad[oa]) (?:(the|el|la) )?[“"«]?(${NAME})(?=[”"»,.])`,
  'u',
)
const INTRODUCED = new RegExp(`(${NAME}) \\((\\p{Lu}{3,7})\\)`, 'u')

const ACRONYM = /^\p{Lu}{2,}$/u

/** A name as a question has it, where it is certainly that of a thing; or undefined. */
const thingName = (name: string, { known, title }: Stated): string | undefined => {
  const words = name.split(' ')
  const [first = ''] = words
  if (words.some((word) => ROLES.has(fold(word))) || isFunctionWord(first)) return undefined
  // Everybody knows what a country is.
  if (COUNTRY_WORDS.has(fold(name))) return undefined
  if (known.isCommon(first)) return fold(title) === fold(name) ? name.toLowerCase() : undefined
  return words.length > 1 || known.isName(first) || ACRONYM.test(first) ? name : undefined
}

const what = (
  [written, article]: readonly [name: string, article: string],
  noun: string,
  speech: Speech,
  worth: number,
  stated: Stated,
): Draft | undefined => {
  const name = thingName(written, stated)
  if (name === undefined || !/^\p{Ll}/u.test(noun)) return undefined
  const place = PLACES.has(fold(noun))
  const asked = article === '' ? name : `${article.toLowerCase()} ${name}`
  const telling = name.includes(' ') || ACRONYM.test(name)
  const portable = article === '' && telling && !place && isPortable(name)
  return {
    kind: 'what',
    wording: {
      ...((speech === 'en' || portable) && { en: `What is ${asked}?` }),
      ...((speech === 'es' || portable) && { es: `¿Qué es ${asked}?` }),
    },
    subject: name,
    says: [written, noun],
    worth: place ? worth - 0.7 : worth,
  }
}

/** "The Regional Corridor would be a route …" */
const saidToBe =
  (speech: Speech): Pattern =>
  (stated) => {
    const [, article = '', name = '', rest = ''] = IS.exec(stated.bare) ?? []
    return what([name, article], headIn(rest, THINGS) ?? '', speech, 1, stated)
  }

/** "“Crimson Dawn”, a shadowy organization about which …" */
const apposed =
  (speech: Speech): Pattern =>
  (stated) => {
    const [, article = '', name = '', mark, rest = ''] = APPOSED.exec(stated.bare) ?? []
    // A name in quotation marks is being introduced; another, if heard once, may be anybody's.
    const known =
      mark !== ',' || name.split(' ').every((word) => /^\p{Ll}/u.test(word) || stated.known.heard(word) > 1)
    return known ? what([name, article], headIn(rest, THINGS) ?? '', speech, 0.8, stated) : undefined
  }

/** "an organization known as “Crimson Dawn”" */
const called =
  (speech: Speech): Pattern =>
  (stated) => {
    const [, noun = '', article = '', name = ''] = CALLED.exec(stated.bare) ?? []
    return what([name, article], THINGS.has(fold(noun)) ? noun : '', speech, 0.8, stated)
  }

/** "the Latin American Police Exchange (LAPE)": letters after the name whose initials they are. */
const letters: Pattern = ({ text }) => {
  const [, before = '', short = ''] = INTRODUCED.exec(text) ?? []
  const words = before.split(' ')
  for (let from = 0; from < words.length - 1; from += 1) {
    const long = words.slice(from)
    if (initials(long) !== short || !/^\p{Lu}/u.test(long[0] ?? '')) continue
    return {
      kind: 'letters',
      wording: { en: `What does ${short} stand for?`, es: `¿Qué es ${short}?` },
      subject: long.join(' '),
      says: [long.join(' '), short],
      worth: 0.2,
    }
  }
  return undefined
}

const initials = (words: readonly string[]): string =>
  words
    .flatMap((word) => (/^\p{Lu}/u.test(word) ? word.split('-').map((part) => part[0] ?? '') : []))
    .join('')
    .toUpperCase()

/** What sentences of a language tell of what something is. */
export const thingsIn = (speech: Speech): readonly Pattern[] => [
  saidToBe(speech),
  apposed(speech),
  called(speech),
  letters,
]
