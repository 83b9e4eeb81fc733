import type { Written } from '../shelf-of.ts'

const WEEK = 7 * 86_400_000

interface Topic {
  readonly name: string
  /** Sentences that give the figure in different words. Some have more words of the question than others. */
  readonly en: readonly ((figure: number) => string)[]
  readonly es: readonly ((figure: number) => string)[]
}

const TOPICS: readonly Topic[] = [
  {
    name: 'Price of eggs',
    en: [
      (n) => `A dozen eggs cost ${n} crowns at the market in Varnholm. Farmers blamed the price of feed.`,
      (n) => `The price of eggs in Varnholm stood at ${n} crowns. Bakers spoke of a hard winter.`,
      (n) => `Shoppers in Varnholm paid ${n} crowns for a dozen eggs, the market office said.`,
    ],
    es: [
      (n) => `La docena de huevos costó ${n} coronas en el mercado de Varnholm.`,
      (n) => `El precio de los huevos en Varnholm quedó en ${n} coronas, según la oficina del mercado.`,
    ],
  },
  {
    name: 'Fever in the valley',
    en: [
      (n) => `Doctors in Lindeby counted ${n} cases of valley fever. The hospital opened another ward.`,
      (n) => `The number of valley fever cases reported in Lindeby was ${n}. Schools stayed open.`,
      (n) => `${n} people in Lindeby fell ill with valley fever, according to the health office.`,
    ],
    es: [
      (n) => `Los médicos de Lindeby contaron ${n} casos de fiebre del valle.`,
      (n) => `El número de casos de fiebre del valle en Lindeby fue de ${n}, informó el hospital.`,
    ],
  },
  {
    name: 'Water in the reservoir',
    en: [
      (n) => `The reservoir above Orrby is ${n}% full. Rain is expected in the hills.`,
      (n) => `Water in the Orrby reservoir reached ${n}% of what it can hold, the keepers measured.`,
      (n) => `Orrby's reservoir stands at ${n}% full. Gardens may be watered at night.`,
    ],
    es: [
      (n) => `El embalse de Orrby está al ${n}% de su capacidad.`,
      (n) => `El agua del embalse de Orrby llegó al ${n}% de su capacidad, midieron los guardas.`,
    ],
  },
]

/** The figure of a topic in a week; no two are the same. */
export const figureOf = (topic: number, week: number): number => 100 + topic * 200 + week

/** The day on which a week's reports are published, in steps of a week; week 0 is the newest. */
const dayOf = (newest: string, week: number): string =>
  new Date(Date.parse(newest) - week * WEEK).toISOString().slice(0, 10)

/** Weekly reports on three topics. Each has a new figure, and the wording repeats every two or three weeks. */
export const weeklyNews = (
  newest: string,
  weeks: number,
  language: 'en' | 'es',
): Readonly<Record<string, Written>> =>
  Object.fromEntries(
    TOPICS.flatMap((topic, at) =>
      Array.from({ length: weeks }, (_, turn): [string, Written] => {
        // Not in order of time, because the first of equal sources on the shelf wins.
        const week = (turn * 29 + 17) % weeks
        const said = topic[language]
        const text = said[(week * 7 + at) % said.length]?.(figureOf(at, week)) ?? ''
        return [
          `${topic.name}, ${turn}.txt`,
          { title: topic.name, published: dayOf(newest, week), language, text },
        ]
      }),
    ),
  )

/** A question about each topic, without its time and question mark. */
export const ASKED = {
  en: [
    'How much do a dozen eggs cost in Varnholm',
    'How many cases of valley fever were reported in Lindeby',
    'How full is the Orrby reservoir',
  ],
  es: [
    '¿Cuánto cuesta la docena de huevos en Varnholm',
    '¿Cuántos casos de fiebre del valle hubo en Lindeby',
    '¿A qué capacidad está el embalse de Orrby',
  ],
} as const
