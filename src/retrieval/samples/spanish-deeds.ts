import { fold } from '../../language/fold.ts'
import { isReportingVerb } from '../answer/extent.ts'
import { draftOf, openClause, subjectOf } from './clause.ts'
import type { Pattern } from './draft.ts'
import { ES_DATE } from './measures.ts'
import { NAME, PERSON } from './names.ts'
import { personName } from './people.ts'
import { objectPhrase } from './phrase.ts'

/** A verb in the past, as "firmó" and "abrieron": a Spanish question keeps its form. A source of patterns. */
export const ES_PAST = '\\p{Ll}{2,}(?:ó|aron|ieron)|obtuvo|tuvo|produjo|redujo|hizo'

/** Who made it, by the stem of the participle; the verb in Spanish and English. */
const MAKERS: readonly (readonly [stem: RegExp, es: string, en: string])[] = [
  [/^fundad/, 'fundó', 'founded'],
  [/^escrit/, 'escribió', 'wrote'],
  [/^diseñad/, 'diseñó', 'designed'],
  [/^construid/, 'construyó', 'built'],
  [/^inventad/, 'inventó', 'invented'],
  [/^descubiert/, 'descubrió', 'discovered'],
  [/^dirigid/, 'dirigió', 'directed'],
  [/^compuest/, 'compuso', 'composed'],
  [/^pintad/, 'pintó', 'painted'],
  [/^cread/, 'creó', 'created'],
  [/^desarrollad/, 'desarrolló', 'developed'],
]
/** What was said or wished for. */
const WISHES =
  'prometió|propuso|anunció|exigió|pidió|recomendó|rechazó|solicitó|quiere|exige|pide|propone|recomienda|espera'

const LIFE = new RegExp(
  `^(.{3,60}?) (nació|murió|falleció)(?: en [^,;()]{2,40}?)?,? (?:en|el) (?:año )?(${ES_DATE})`,
  'u',
)
const life: Pattern = (stated) => {
  const [, before = '', verb = '', date = ''] = LIFE.exec(openClause(stated, 'es').rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  if (subject === undefined) return undefined
  const en = verb === 'nació' ? `When was ${subject} born?` : `When did ${subject} die?`
  return draftOf('when', subject, 'es', { es: `¿Cuándo ${verb} ${subject}?`, en }, [date], 0.5)
}

const DEED = new RegExp(
  `^(.{3,60}?) (${ES_PAST}) ([^,;:()“”«»"]{3,70}?)(?:,? (?:en|el) (?:año )?(${ES_DATE})|[,.;]|$)`,
  'u',
)
/** "Francia tomó el control de Argelia en 1830" */
const deed: Pattern = (stated) => {
  const { rest, date } = openClause(stated, 'es')
  const [, before = '', verb = '', after = '', then] = DEED.exec(rest) ?? []
  const when = then ?? date
  const subject = subjectOf(before, stated, 'es')
  const object = objectPhrase(after, 'es')
  if (when === undefined || subject === undefined || object === undefined) return undefined
  if (isReportingVerb(fold(verb))) return undefined
  return draftOf('when', subject, 'es', { es: `¿Cuándo ${verb} ${subject} ${object}?` }, [when], 0.6)
}

const SELF = new RegExp(
  `^(.{3,60}?) (se (?:${ES_PAST}))(?: en [^,;()]{2,40}?)?,? (?:en|el) (?:año )?(${ES_DATE})`,
  'u',
)
const PASSIVE = new RegExp(
  `^(.{3,60}?) ((?:fue|fueron) \\p{Ll}+(?:ad|id|it|iert|uest|ech)[oa]s?)(?: (?:en|por) [^,;()]{2,40}?)?,? (?:en|el) (?:año )?(${ES_DATE})`,
  'u',
)
const done: Pattern = (stated) => {
  const { rest } = openClause(stated, 'es')
  const [, before = '', verb = '', date = ''] = SELF.exec(rest) ?? PASSIVE.exec(rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  if (subject === undefined) return undefined
  return draftOf('when', subject, 'es', { es: `¿Cuándo ${verb} ${subject}?` }, [date], 0.6)
}

const MADE = new RegExp(
  `^(.{3,60}?) fue (\\p{Ll}+[oa]) (?:en [^,;()]{2,30} )?por (?:(?:el|la) \\p{Ll}+ )?(${PERSON})`,
  'u',
)
const maker: Pattern = (stated) => {
  const [, before = '', participle = '', by = ''] = MADE.exec(openClause(stated, 'es').rest) ?? []
  const [, es, en] = MAKERS.find(([stem]) => stem.test(participle)) ?? []
  const subject = subjectOf(before, stated, 'es')
  const person = personName(by, stated)
  if (es === undefined || subject === undefined || person === undefined) return undefined
  const asked = { es: `¿Quién ${es} ${subject}?`, en: `Who ${en} ${subject}?` }
  return draftOf('maker', subject, 'es', asked, [person], 0.7)
}

const WISHED = new RegExp(`^(.{3,60}?) (${WISHES}) .{15,}`, 'u')
/** "La alcaldesa Ilse Brandt prometió ampliar el muelle" */
const wish: Pattern = (stated) => {
  const [, before = '', verb = ''] = WISHED.exec(openClause(stated, 'es').rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  if (subject === undefined) return undefined
  return draftOf('wish', subject, 'es', { es: `¿Qué ${verb} ${subject}?` }, [verb], 0)
}

const SEATED = new RegExp(
  `^(.{3,60}?) (está|se encuentra|se ubica|se sitúa|tiene su sede|nació)(?: \\p{Ll}+ad[oa])? en ((?:(?:el|la|los|las) )?(?:\\p{Ll}+ ){0,4}${NAME})`,
  'u',
)
const seated: Pattern = (stated) => {
  const [, before = '', verb = '', place = ''] = SEATED.exec(openClause(stated, 'es').rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  if (subject === undefined) return undefined
  const en = verb === 'nació' ? `Where was ${subject} born?` : `Where is ${subject}?`
  return draftOf('where', subject, 'es', { es: `¿Dónde ${verb} ${subject}?`, en }, [place], 0.3)
}

/** What Spanish sentences tell of deeds: when, by whom, where; and of what somebody wants. */
export const SPANISH_DEEDS: readonly Pattern[] = [life, deed, done, maker, wish, seated]
