import type { Passage, Source } from '../../../src/model.ts'
import { passagesOf } from '../../../src/sources/passages/passages.ts'
import { sourceOf } from '../../texts.ts'

/** Three reports of one event, one of them in Spanish; the company's results; and an earlier accident of the same ship. */
export const REPORTS: readonly Source[] = [
  sourceOf(
    'ferry-gazette',
    [
      'The ferry Calder ran aground on the Tarn reef off Skarn at 6.40 on Monday evening with 212 passengers on board, the coastguard said.',
      'Nobody was hurt. Two lifeboats from Skarn and Oban Bay took the passengers off within three hours, and the captain, Inga Moll, stayed with nine of her crew.',
      'Northline, which owns the Calder, said that its steering had failed twice in August.',
    ],
    {
      title: 'Ferry Calder runs aground off Skarn with 212 on board',
      publisher: 'Skarn Gazette',
      published: '2024-09-10',
    },
  ),
  sourceOf(
    'ferry-post',
    [
      'All 212 people travelling on the Calder, a Northline ferry, were brought ashore late on Monday after the ship struck the Tarn reef near Skarn.',
      'Lifeboat crews worked for three hours in a heavy swell. “We heard a noise like a train,” said a passenger, Tomas Ek.',
      'The captain, Inga Moll, has been asked to explain herself to the coastguard on Thursday. Northline shares fell 4 %.',
    ],
    { title: 'Passengers taken off stranded ship', publisher: 'The Morning Post', published: '2024-09-10' },
  ),
  sourceOf(
    'ferry-litoral',
    [
      'Los 212 pasajeros del ferri Calder, de la naviera Northline, fueron evacuados el lunes después de que el barco encallara en el arrecife de Tarn, frente a Skarn.',
      'La capitana, Inga Moll, permaneció a bordo con nueve tripulantes. Dos botes salvavidas tardaron tres horas en llevar a todos a tierra.',
    ],
    {
      title: 'Rescatan a 212 pasajeros de un ferri varado',
      publisher: 'El Litoral',
      published: '2024-09-11',
      language: 'es',
    },
  ),
  sourceOf(
    'northline-results',
    [
      'Northline, the ferry company, doubled its profit to 31 million crowns in the first half of the year, it said on Monday in Skarn.',
      'The company carried 1.9 million passengers on 14 ships, and will order two more from the yard in Gdynia.',
    ],
    { title: 'Northline doubles its profit', publisher: 'The Morning Post', published: '2024-09-09' },
  ),
  sourceOf(
    'ferry-2019',
    [
      'The ferry Calder hit the quay at Skarn on Friday with 180 passengers on board. Nobody was hurt, the coastguard said.',
      'Northline, which owns the Calder, blamed the wind.',
    ],
    { title: 'Ferry Calder hits the quay at Skarn', publisher: 'Skarn Gazette', published: '2019-03-02' },
  ),
]

/** The passages of each source. */
export const passagesBySource = (sources: readonly Source[]): ReadonlyMap<Source, readonly Passage[]> =>
  new Map(sources.map((source) => [source, passagesOf(source)]))

/** A source with some paragraphs, and its passages. */
export const readSource = (
  paragraphs: readonly string[],
  more: Partial<Source> = {},
): { readonly source: Source; readonly passages: readonly Passage[] } => {
  const source = sourceOf('s', paragraphs, more)
  return { source, passages: passagesOf(source) }
}
