import { fold, wordSet } from '../../language/fold.ts'
import { isReportingVerb } from '../answer/extent.ts'
import { draftOf, openClause, subjectOf } from './clause.ts'
import type { Pattern } from './draft.ts'
import { isFunctionWordOf } from './known.ts'
import { ES_ABOUT, ES_COUNT, ES_MONEY } from './measures.ts'
import { ES_PAST } from './spanish-deeds.ts'

const PRESENT =
  'tiene|tienen|tenía|emplea|alberga|incluye|comprende|recibe|transporta|lleva|produce|vende|publica|atiende'
/** Lengths of time, money and sizes, and words that say nothing by themselves. Folded. */
const UNCOUNTED = wordSet(`
  anos meses semanas dias horas minutos segundos veces dolares euros pesos libras coronas grados puntos metros kilometros millas partes tipos
  formas cosas razones
`)
/** Nouns whose ending does not tell their gender, or misleads. Folded. */
const MASCULINE = wordSet(`
  habitantes estudiantes votantes migrantes visitantes paises coches trenes hoteles goles titulares idiomas programas problemas sistemas mapas
  poemas planes
`)
const FEMININE = wordSet('naves calles redes clases bases torres muertes')

/** "Cuántos" or "Cuántas", by what a plural tells of its gender; undefined where that is not certain. */
const askingFor = (noun: string): string | undefined => {
  const folded = fold(noun)
  if (UNCOUNTED.has(folded)) return undefined
  if (MASCULINE.has(folded) || /(?:os|ores|eses|anes)$/.test(folded)) return 'Cuántos'
  return FEMININE.has(folded) || /(?:as|iones|dades|tudes)$/.test(folded) ? 'Cuántas' : undefined
}

const COUNTING = new RegExp(
  `^(.{3,60}?) (${ES_PAST}|${PRESENT}) (?:${ES_ABOUT})?(${ES_COUNT}) (\\p{Ll}+)((?: de \\p{Ll}+)?)(?=[,.;]| (?:en|el|para|por|con|a|y|desde|durante|que) |$)`,
  'u',
)
/** "El puerto de Varnholm exportó 900.000 toneladas de madera" */
const many: Pattern = (stated) => {
  const [, before = '', verb = '', count = '', noun = '', of = ''] =
    COUNTING.exec(openClause(stated, 'es').rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  const asking = askingFor(noun)
  if (subject === undefined || asking === undefined || isReportingVerb(fold(verb))) return undefined
  if (isFunctionWordOf(of.slice(' de '.length), 'es')) return undefined
  const es = `¿${asking} ${noun}${of} ${verb} ${subject}?`
  return draftOf('many', subject, 'es', { es }, [`${count} ${noun}`], 0.8)
}

const CHANGE =
  /^(.{3,60}?) ((?:crec|ca|aument|sub|baj|disminuy|descend)(?:ió|ó|yó|ieron|aron|yeron|eron)) (?:en )?(?:(?:alrededor|cerca|más) de )?(?:un |casi ){0,2}(\d[\d.,]*) ?(?:%|por ciento)/u
const change: Pattern = (stated) => {
  const [, before = '', verb = '', figure = ''] = CHANGE.exec(openClause(stated, 'es').rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  if (subject === undefined) return undefined
  return draftOf('change', subject, 'es', { es: `¿Cuánto ${verb} ${subject}?` }, [figure], 0.4)
}

const MONEY = new RegExp(
  `^(.{3,60}?) (costó|cuesta|costará|costaría|invirtió|recaudó|pagó|gastó|donó|ganó|recibió|perdió|invertirá|pagará) (?:${ES_ABOUT})?(${ES_MONEY})`,
  'u',
)
const money: Pattern = (stated) => {
  const [, before = '', verb = '', amount = ''] = MONEY.exec(openClause(stated, 'es').rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  if (subject === undefined) return undefined
  return draftOf('money', subject, 'es', { es: `¿Cuánto ${verb} ${subject}?` }, [amount], 0.6)
}

const SIZE = new RegExp(
  `^(.{3,60}?) (mide|medía) (?:${ES_ABOUT})?(${ES_COUNT}) (?:metros|kilómetros|m|km)\\b`,
  'u',
)
const size: Pattern = (stated) => {
  const [, before = '', verb = '', figure = ''] = SIZE.exec(openClause(stated, 'es').rest) ?? []
  const subject = subjectOf(before, stated, 'es')
  if (subject === undefined) return undefined
  return draftOf('size', subject, 'es', { es: `¿Cuánto ${verb} ${subject}?` }, [figure], 0.7)
}

/** What Spanish sentences tell in figures. */
export const SPANISH_FIGURES: readonly Pattern[] = [many, change, money, size]
