import type { ShelfInMemory } from '../../src/model.ts'
import type { Document } from '../../src/sources/document.ts'
import { passagesOf } from '../../src/sources/passages/passages.ts'
import { blocksOfText } from '../../src/sources/read/formats/text.ts'
import { settle } from '../../src/sources/shelf/settle.ts'

export type Written = Partial<Omit<Document, 'id' | 'blocks'>> & { readonly text: string }

/** Builds a shelf from texts by their ids, with the real code for reading and cutting them. */
export const shelfOf = (texts: Readonly<Record<string, string | Written>>): ShelfInMemory => {
  const documents = Object.entries(texts).map(([id, written]): Document => {
    const fields = typeof written === 'string' ? { text: written } : written
    return { id, title: id, ...fields, blocks: blocksOfText(fields.text) }
  })
  const sources = settle(documents)
  return { sources, passages: sources.flatMap((source) => passagesOf(source)) }
}

const TERMINAL = { platform: 'terminal' }
export const FROM_TERMINAL = { place: TERMINAL }

/** Four small articles: about a port, its ferry, a bakery and, in Spanish, the port again. */
export const HARBOUR = {
  'port.txt': {
    title: 'A new pier for Varnholm',
    publisher: 'Harbour Gazette',
    published: '2024-03-12',
    text: `The town of Varnholm opened its third pier on 4 May 2023, two years later than planned. The Northern Freight Authority (NFA) paid 41 million crowns for it.

Mayor Ilse Brandt called the pier a bridge to the next century. “We waited long enough,” she said. “Now the ships can wait for us.”

Cargo through the port grew by 12 % in the first year, the harbour office reported. Timber made up 62% of what was shipped.

Frequently asked questions

- Will the old pier be torn down?
- No decision has been made, and the harbour office expects none before 2026.

Not everyone was pleased. Fishermen lost eleven moorings to the works, and Anders Holt, who speaks for them, wants compensation. He has asked the court in Lindeby for a ruling.`,
  },
  'ferry.txt': {
    title: 'The night ferry returns',
    publisher: 'Coastal Review',
    published: '2023-06-01',
    text: `The night ferry between Varnholm and Lindeby sails again from June. It carries 180 passengers and forty cars, and it takes six hours.

The third pier in Varnholm, which opened on 4 May 2023, made the service possible. Without it, said the line's director Petra Koch, there was nowhere to land.

A single ticket costs 300 crowns. Bicycles travel free of charge.`,
  },
  'bakery.txt': {
    title: 'What a bakery does at four in the morning',
    text: `Bread is baked in three shifts. The first begins at four, when rye dough that rested overnight goes into the stone oven.

The bakery on Mill Street employs nine people, and sells some two thousand rolls a day.`,
  },
  'puerto.txt': {
    title: 'El puerto de Varnholm',
    publisher: 'Diario del Norte',
    language: 'es' as const,
    text: `El puerto de Varnholm exportó 900.000 toneladas de madera en 2023, según la oficina del puerto. Las exportaciones crecieron gracias al tercer muelle.

La alcaldesa Ilse Brandt prometió ampliar el faro antes de fin de año. Los pescadores protestaron ante el ayuntamiento.`,
  },
} satisfies Record<string, Written>
