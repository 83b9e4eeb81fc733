import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, shelfOf } from './shelf-of.ts'

const BY_THE_WAY = `The ferry to the island leaves each hour in summer, and each second hour in winter.

The bakery on Mill Street opens at six in the morning, and sells rolls until noon.

A storm broke the old breakwater in two places, and the council has not mended it.`

const retrieval = createRetrieval(
  shelfOf({
    'works.txt': {
      title: 'Works of the town',
      text: `The theatre cost 2,350,000 crowns. The aquarium cost three and a half million crowns. The tram depot cost 4.7 million crowns. The observatory cost €6bn.

The lighthouse was lit on 9 October 1987. The customs house was sold on 1999-02-17.

K. L. Ostrand wrote The Tide Tables. R.P. Voss drew the harbour map.

The Rust group is led by Mona Frey. The C++ group is led by Ines Holm. The C# group is led by Olaf Lind. The C group is led by Vera Moss.

${BY_THE_WAY}`,
    },
    'obras.txt': {
      title: 'Obras de la ciudad',
      language: 'es',
      text: `El museo costó 3,75 millones de coronas. El hospital costó 8.400.000 coronas. El acuario de la bahía abrió el 14 de marzo de 1992.

La embajada de EE. UU. compró la casa del faro.`,
    },
    'long.txt': {
      title: 'Long words',
      text: `The inter\u00adna\u00adtion\u00adal whal\u00ading com\u00admis\u00adsion is led by Dora Quist. The me\u200bteo\u200bro\u200blog\u200bi\u200bcal of\u2060fice keeps the baro\ufeffmeter.`,
    },
  }),
)
const ask = (question: string) => retrieval.ask(question, FROM_TERMINAL)

describe('the same thing in other dress is found', () => {
  test.each([
    ['What cost 2.35 million crowns?', 'theatre'],
    ['What cost 2350000 crowns?', 'theatre'],
    ['What cost 3.5 million crowns?', 'aquarium'],
    ['What cost 4,700,000 crowns?', 'tram depot'],
    ['What cost 6 billion euros?', 'observatory'],
    ['What cost 3,750,000 crowns?', 'museo'],
    ['¿Qué costó 8,4 millones de coronas?', 'hospital'],
    ['¿Qué costó 4,7 millones de coronas?', 'tram depot'],
    ['What was lit on 1987-10-09?', 'lighthouse'],
    ['What was lit on October 9th, 1987?', 'lighthouse'],
    ['What was sold on 17 February 1999?', 'customs house'],
    ['What was sold on Feb. 17, 1999?', 'customs house'],
    ['¿Qué se vendió el 17 de febrero de 1999?', 'customs house'],
    ['What opened on March 14, 1992?', 'acuario'],
    ['What did K.L. Ostrand write?', 'Tide Tables'],
    ['What did KL Ostrand write?', 'Tide Tables'],
    ['What did k.l. ostrand write?', 'Tide Tables'],
    ['What did R. P. Voss draw?', 'harbour map'],
    ['What did the US embassy buy?', 'casa del faro'],
    ['¿Qué compró la embajada de EEUU?', 'casa del faro'],
    ['¿Qué compró la embajada de ee uu?', 'casa del faro'],
    ['Who leads the C group?', 'Vera Moss'],
    ['Who leads the C++ group?', 'Ines Holm'],
    ['Who leads the C# group?', 'Olaf Lind'],
    ['who leads the c# group', 'Olaf Lind'],
    ['Who leads the international whaling commission?', 'Dora Quist'],
    ['Who leads the inter\u00adnational whal\u200bing commission?', 'Dora Quist'],
    ['What does the meteorological office keep?', 'baro\ufeffmeter'],
  ])('%s', (question, answer) => {
    const { status, excerpts } = ask(question)
    expect(excerpts[0]?.text).toContain(answer)
    expect(status).toBe('answered')
  })

  test('an excerpt keeps the signs that are not seen, and its marks hold whole words', () => {
    const [excerpt] = ask('Who leads the international whaling commission?').excerpts
    expect(excerpt?.text).toContain('inter\u00adna\u00adtion\u00adal')
    expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toContain('Dora Quist')
  })
})
