/*
 * Texts of our own for documents: sentences put together from parts by a seeded generator, so that every run makes the same ones.
 */

/** A source of whole numbers below `limit`, the same for each seed (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed
  return (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

export type Draw = ReturnType<typeof seeded>

const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)] as T

interface Words {
  readonly who: readonly string[]
  readonly did: readonly string[]
  readonly what: readonly string[]
  readonly why: readonly string[]
  readonly opening: readonly string[]
  readonly headings: readonly string[]
}

const ENGLISH: Words = {
  who: [
    'the harbour administration',
    'a committee of independent engineers',
    'the municipal archive',
    'Inspector Halloran',
    'the cooperative of fishermen',
    'the Ministry of Infrastructure',
    'a long-standing tenant of the warehouse',
    'the environmental laboratory',
    'Councillor Adeyemi',
    'the insurance underwriters',
    'the well-known cartographer Mira Solberg',
    'the regional electricity distributor',
  ],
  did: [
    'recommended',
    'commissioned',
    'systematically documented',
    'postponed',
    'reconsidered',
    'published',
    'acknowledged',
    'underestimated',
    'inspected',
    'reconstructed',
    'financed',
    'questioned',
  ],
  what: [
    'the reinforcement of the eastern breakwater',
    'an inventory of 1,240 navigational instruments',
    'the redistribution of mooring licences',
    'a self-contained desalination installation',
    'the correspondence of the former superintendent',
    'the half-finished telecommunications mast',
    'an interdisciplinary survey of sedimentation',
    'the refurbishment of the refrigeration building',
    'a compensation scheme of €3.5 million',
    'the archaeological excavation below the customs house',
    'the electrification of the container terminal',
    'measurements of the underwater infrastructure',
  ],
  why: [
    'because the earlier calculations had overlooked the winter storms',
    'although the responsibility had never been transferred',
    'after an extraordinary meeting on 14 March 2023',
    'in accordance with the international conventions',
    'without consulting the neighbouring municipalities',
    'despite considerable opposition from the shipping companies',
    'so that the maintenance could be carried out before the season',
    'while the administrative proceedings were still under way',
    'when the dredging contract came to an end',
    'as part of a twelve-year modernisation programme',
  ],
  opening: [
    '',
    '',
    '',
    'Consequently, ',
    'In the meantime, ',
    'According to the minutes, ',
    'Nevertheless, ',
  ],
  headings: [
    'Background of the inquiry',
    'Methods and instruments',
    'Financial consequences',
    'What the residents reported',
    'Environmental considerations',
    'Recommendations',
    'Outlook for the coming decade',
    'Responsibilities and deadlines',
  ],
}

const SPANISH: Words = {
  who: [
    'la administración portuaria',
    'una comisión de ingenieros independientes',
    'el archivo municipal',
    'la inspectora Ibáñez',
    'la cooperativa de pescadores',
    'el Ministerio de Infraestructura',
    'el laboratorio medioambiental',
    'la concejala Quiñones',
    'la distribuidora regional de electricidad',
  ],
  did: [
    'recomendó',
    'encargó',
    'documentó sistemáticamente',
    'aplazó',
    'reconsideró',
    'publicó',
    'subestimó',
    'inspeccionó',
    'reconstruyó',
  ],
  what: [
    'el reforzamiento del rompeolas oriental',
    'un inventario de 1240 instrumentos de navegación',
    'la redistribución de las licencias de amarre',
    'la correspondencia del antiguo superintendente',
    'un estudio interdisciplinario de la sedimentación',
    'la rehabilitación del edificio de refrigeración',
    'un programa de compensaciones de 3,5 millones de euros',
    'la electrificación de la terminal de contenedores',
  ],
  why: [
    'porque los cálculos anteriores habían pasado por alto los temporales de invierno',
    'aunque la responsabilidad nunca se había transferido',
    'tras una reunión extraordinaria celebrada el 14 de marzo de 2023',
    'de conformidad con los convenios internacionales',
    'sin consultar a los municipios vecinos',
    'a pesar de la considerable oposición de las navieras',
    'mientras continuaban los procedimientos administrativos',
  ],
  opening: ['', '', '', 'Por consiguiente, ', 'Mientras tanto, ', 'Según las actas, ', 'No obstante, '],
  headings: [
    'Antecedentes de la investigación',
    'Métodos e instrumentos',
    'Consecuencias económicas',
    'Lo que contaron los vecinos',
    'Consideraciones medioambientales',
    'Recomendaciones',
  ],
}

export const wordsOf = (language: 'en' | 'es'): Words => (language === 'en' ? ENGLISH : SPANISH)

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const sentence = (draw: Draw, language: 'en' | 'es'): string => {
  const { who, did, what, why, opening } = wordsOf(language)
  const [first, subject, object] = [pick(draw, opening), pick(draw, who), pick(draw, what)]
  const reason = draw(3) === 0 ? '' : ` ${pick(draw, why)}`
  return `${capital(`${first}${subject} ${pick(draw, did)} ${object}${reason}`)}.`
}

export const paragraph = (draw: Draw, language: 'en' | 'es'): string =>
  Array.from({ length: 2 + draw(5) }, () => sentence(draw, language)).join(' ')

/** A label of a few words, for items and cells. */
export const label = (draw: Draw, language: 'en' | 'es'): string =>
  capital(pick(draw, wordsOf(language).what).replace(/^(?:the|an?|el|la|una?|un) /, ''))
