import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { termsOf } from '../../../src/language/tokens.ts'
import { headingTerms } from '../../../src/retrieval/index/heading.ts'
import { indexPassages } from '../../../src/retrieval/index/live-index.ts'
import { TERMS_VERSION } from '../../../src/retrieval/index/passage-index.ts'
import { HARBOUR, shelfOf } from '../shelf-of.ts'

const WORDS = {
  'en.txt':
    "Elections were won by Chile’s women, who went to the U.S. and paid 1,800.50 dollars, 12 per cent more. Britain's colour, organised; FTAs, May 2023; policies, policy-makers, naïve, six, New Zealand.",
  'es.txt': {
    language: 'es' as const,
    text: 'Las elecciones de los EE. UU. costaron 1.800 dólares, el doce por ciento más, dijeron las ciudades de Nueva Zelanda y El Salvador; la exportación eligió voces.',
  },
  'und.txt': { language: 'und' as const, text: 'Die Häfen der Stadt wurden 1931 gebaut. Œuvre, ﬁnance.' },
}

test('the version of the terms rises when the same texts get other passages or other terms', () => {
  const { passages } = shelfOf({ ...HARBOUR, ...WORDS })
  const index = indexPassages(passages)
  const spans = passages.map(({ source, start, end }) => `${source.id} ${start} ${end}`)
  const all = passages.flatMap((passage) => [
    ...termsOf(passage.source.text.slice(passage.start, passage.end), passage.source.language),
    ...headingTerms(passage),
  ])
  const terms = [...new Set(all)].map((term) => [term, index.frequency(term)] as const)
  const lines = [...spans, ...terms.filter(([, count]) => count > 0).map((each) => each.join(' '))]
  const digest = createHash('sha1').update(lines.join('\n')).digest('hex')
  // If this fails, raise TERMS_VERSION by one and write the new digest here.
  expect([TERMS_VERSION, digest]).toEqual([6, 'ba975c2a7e709e7cb272a3a0b210fb97b184db7d'])
})
