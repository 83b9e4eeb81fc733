import { fold } from '../../language/fold.ts'
import type { Draft, Pattern, Stated } from './draft.ts'
import { isFunctionWord } from './known.ts'
import { headIn, PERSON } from './names.ts'
import { ROLES, speaksOfNoPerson } from './nouns.ts'

const TITLE = /^(?:Dr|Dra|Sr|Sra|Mr|Mrs|Ms|Sir|Lord|Lady|Don|Doña|Gen|Prof|Rev|Saint|St)\.? /u

/** The name without a title where it is certainly a person's, or undefined. */
export const personName = (written: string, { known }: Pick<Stated, 'known'>): string | undefined => {
  const name = written.replace(TITLE, '').replace(/['’]s$/, '')
  const all = name.split(' ')
  const words = all.filter((word) => /^\p{Lu}/u.test(word))
  const [first = ''] = all
  if (words.length < 2 || words.length > 4 || !/^\p{Lu}/u.test(first)) return undefined
  if (words.some((word) => speaksOfNoPerson(word) || isFunctionWord(word) || known.isWord(word)))
    return undefined
  if (words.some((word) => /^\p{Lu}{2,}$|['’]s$/u.test(word))) return undefined
  return name
}

const who = (name: string, past: boolean, role: string, worth: number): Draft => ({
  kind: 'who',
  wording: { en: `Who ${past ? 'was' : 'is'} ${name}?`, es: `¿Quién ${past ? 'fue' : 'es'} ${name}?` },
  subject: name,
  says: [name.split(' ').at(-1) ?? name, role],
  worth,
})

const COPULA = new RegExp(
  `^((?:\\p{L}{2,5}\\. )?${PERSON}) (is|was|es|fue|era) ((?:an?|the|una?|el|la) .{3,80})`,
  'u',
)
const APPOSED = new RegExp(`(?:^|[ “])(${PERSON}), ((?:an?|the|una?|el|la|former|current) .{3,60})`, 'u')
const TITLED = new RegExp(
  `(?<!\\p{L})([Tt]he )?(\\p{L}[\\p{L}-]{2,30})(?: of \\p{Lu}\\p{L}+| de \\p{Lu}\\p{L}+)?,? (${PERSON})(?![\\p{L}-])`,
  'gu',
)

/** "Elena Ramirez is a Senior Fellow …" */
const saidToBe: Pattern = (stated) => {
  const [, written = '', verb = '', rest = ''] = COPULA.exec(stated.bare) ?? []
  const name = personName(written, stated)
  const role = headIn(rest, ROLES)
  if (name === undefined || role === undefined) return undefined
  return who(name, /^(?:was|fue|era)$/.test(verb), role, 1)
}

/** "José Antonio Kast, the president-elect of Chile, …" */
const apposed: Pattern = (stated) => {
  const [, written = '', rest = ''] = APPOSED.exec(stated.bare) ?? []
  const name = personName(written, stated)
  const role = headIn(rest, ROLES)
  return name === undefined || role === undefined ? undefined : who(name, stated.past, role, 0.6)
}

/** "President Daniel Noboa", "the line's director Petra Koch", "su presidenta, Ana Ruiz". */
const titled: Pattern = (stated) => {
  for (const [, article, before = '', written = ''] of stated.bare.matchAll(TITLED)) {
    const [first = '', ...rest] = written.split(' ')
    const [role, full] = ROLES.has(fold(first)) ? [first, rest.join(' ')] : [before, written]
    // "the Economist Research Unit"
    if (article !== undefined && /^\p{Lu}/u.test(before)) continue
    const name = ROLES.has(fold(role)) ? personName(full, stated) : undefined
    // "the architect Ana Ruiz de Chicago": from there, and not called so.
    if (name !== undefined && !/ del? /.test(name)) return who(name, stated.past, role, -0.2)
  }
  return undefined
}

const TOLD = new RegExp(`(${PERSON}), ((?:who|quien) \\p{Ll}+ \\p{L}+)`, 'u')
/** "Ilse Karrer, who plans timetables": what "who" follows is a person. */
const told: Pattern = (stated) => {
  const [, written = '', does = ''] = TOLD.exec(stated.bare) ?? []
  const name = personName(written, stated)
  return name === undefined ? undefined : who(name, stated.past, does, 0.3)
}

/** What sentences of either language tell of who somebody is. */
export const PEOPLE: readonly Pattern[] = [saidToBe, apposed, told, titled]
