import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, HARBOUR, shelfOf } from './shelf-of.ts'

const retrieval = createRetrieval(
  shelfOf({
    ...HARBOUR,
    'south.txt': {
      title: 'Trade in the south',
      text: `Uruguay signed a free trade agreement (FTA) with Norway in 2011. It was the first FTA of its kind.

The Organization of American States sent thirty observers to the port. NATO was not invited. The European Union sent a note, and the United Nations a report.

President Elena Duarte said that the economy would grow by three percent. She defended the reform of pensions in parliament.

The GDP of the province rose by four percent. The IMF lent nine million dollars. The WHO closed its office. The WTO accepted the complaint about timber tariffs.

The interconnection of both grids was delayed by the expropriation of land. The constitutional court annulled the privatization of the lighthouse.

The United States bought the sawmill.`,
    },
  }),
)
const ask = (question: string) => retrieval.ask(question, FROM_TERMINAL)

const QUESTIONS = [
  ['¿Cuándo firmó Uruguay el TLC con Noruega?', '2011'],
  ['¿Cuántos observadores envió la OEA?', 'thirty observers'],
  ['¿Qué envió la ONU?', 'a report'],
  ['¿Qué envió la UE?', 'a note'],
  ['¿Fue invitada la OTAN?', 'NATO'],
  ['¿Qué dijo Duarte sobre la economía?', 'economy'],
  ['¿Cuánto subió el PIB de la provincia?', 'four percent'],
  ['¿Cuánto prestó el FMI?', 'nine million'],
  ['¿Qué cerró la OMS?', 'office'],
  ['¿Qué aceptó la OMC?', 'tariffs'],
  ['¿Qué retrasó la interconexión?', 'expropriation'],
  ['¿Quién anuló la privatización del faro?', 'court'],
  ['¿Qué compró EE. UU.?', 'sawmill'],
  ['¿Qué compró EEUU?', 'sawmill'],
] as const

test.each(QUESTIONS)('a Spanish question finds the English sentence: %s', (question, answer) => {
  const { status, excerpts } = ask(question)
  expect(excerpts[0]?.text).toContain(answer)
  expect(status).toBe('answered')
})

test('English abbreviations in small letters are found too', () => {
  expect(ask('what did the un send').excerpts[0]?.text).toContain('a report')
  expect(ask('what did the eu send').excerpts[0]?.text).toContain('a note')
  expect(ask('when did uruguay sign the fta').status).toBe('answered')
})

/** One word in small letters, or with a capital if the sources write it small, or without its accents. */
const change = fc.record({
  at: fc.nat(20),
  how: fc.constantFrom<(word: string) => string>(
    (word) => word.toLowerCase(),
    (word) =>
      word
        .normalize('NFD')
        .replace(/\u0301/g, '')
        .normalize('NFC'),
  ),
})

test('neither small letters nor missing accents change what is answered', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...QUESTIONS),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      ([question], changes) => {
        const words = question.split(' ')
        for (const { at, how } of changes) words[at % words.length] = how(words[at % words.length] ?? '')
        const [before, after] = [ask(question), ask(words.join(' '))]
        expect([after.status, after.excerpts[0]?.text], words.join(' ')).toEqual([
          before.status,
          before.excerpts[0]?.text,
        ])
      },
    ),
    { numRuns: 150 },
  )
})

test.each([
  'In how many shifts is bread baked after the Works?',
  'How many rolls does the bakery sell before the Ferry sails?',
  'What does a single Ticket cost on the pier?',
])('a word that the sources write small is no name by its capital: %s', (typed) => {
  const small = typed.charAt(0) + typed.slice(1).toLowerCase()
  const [before, after] = [ask(small), ask(typed)]
  expect([after.status, after.excerpts[0]?.text]).toEqual([before.status, before.excerpts[0]?.text])
  expect(after.confidence).toBeCloseTo(before.confidence, 10)
})
