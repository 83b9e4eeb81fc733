import { describe, expect, test } from 'vitest'
import { createRetrieval } from '../../../src/retrieval/retrieval.ts'
import { FROM_TERMINAL, shelfOf, type Written } from '../shelf-of.ts'

/** Articles with words for all of the questions below, and no answer to half of them. */
const TEXTS: Readonly<Record<string, Written>> = {
  'cannery.txt': {
    title: 'A cannery changes hands',
    publisher: 'Harbour Gazette',
    published: '2025-02-11',
    text: [
      'From the deck of his 90-year-old trawler, skipper Arno Fisk watches the cannery that the Bergman Group bought from the town of Skarvik in 2024.',
      'The Bergman Group paid 12 million crowns for it. In the first winter it took on 300 workers, 40 of them from Poland, and the catch of herring rose to 8,000 tons.',
      'Thieves broke into the cannery in March and took two boilers. A gunman had held up the pay office there a year before, wounding a clerk.',
      'Liv Aune, 54, who ran the cannery for ten years, left it to look after her mother. “I was tired of herring,” she said.',
      'In 2022 the works ranked second in the country, after Tromsund. Its owners elected a cautious board, and Muslims and Lutherans share its canteen.',
      'Petra Holm runs the harbour shop, which sells tins at $10 without a queue. Last year 70 tourists paid 3 crowns each to see it. A report by the University of Tromsund on the harbour shop came out in May.',
      'Ada Brekke has worn the mayor’s chain since last spring. With 61% of the votes in the run-off, she won by the widest margin since Olga Sund, who took 70% of the votes in 1998.',
      'The clerk was taken to one of two hospitals in Tromsund. The new boiler house works like the old one, with one key difference.',
      'Ole Brandt, who counted barrels for the whole coast at a desk by the water, was in effect the officer for herring.',
      'Nils Torvald was against the sale, and lost his seat over it.',
      'Fisk lived in Skarvik as a guest of the old owners, and its current state pains a skipper like Fisk. Herring sells at 9 crowns a kilo in the shop, and salmon is sold there too.',
    ].join('\n\n'),
  },
  'conserva.txt': {
    title: 'La conservera de Puerto Hondo',
    publisher: 'El Faro',
    published: '2025-03-02',
    text: [
      'Al cerrar la conservera de Puerto Hondo, un grupo de obreros pidió una reunión con la alcaldesa Inés Roldán para el 8 de marzo.',
      'La fábrica queda a nueve kilómetros del puerto y produce 400 toneladas de sardina al año. El obrero Tomás Gil, de 61 años, perdió su empleo.',
    ].join('\n\n'),
  },
}

const retrieval = createRetrieval(shelfOf(TEXTS))
const ask = (question: string) => retrieval.ask(question, { ...FROM_TERMINAL, now: 0 })

describe('is claimed, because it is told:', () => {
  test.each([
    ['how many workers did the bergman group take on', '300 workers'],
    ['what did the bergman group pay for the cannery', '12 million crowns'],
    ['how old is liv aune', '54'],
    ['why did liv aune leave the cannery', 'her mother'],
    ['how much is herring a kilo', '9 crowns'],
    ['where did fisk live', 'Skarvik'],
    ['did thieves break into the cannery', 'two boilers'],
    ['who runs the harbour shop', 'Petra Holm'],
    ['who was called the officer for herring', 'Ole Brandt'],
    ['how many tourists paid to see the harbour shop', '70 tourists'],
    ['how many crowns did tourists pay for the harbour shop', '3 crowns'],
    ['what percentage of the votes did ada brekke win in the run-off', '61%'],
    ['cuantos años tiene tomas gil', '61'],
    ['a cuantos km esta la fabrica del puerto', 'nueve'],
  ])('%s', (question, words) => {
    const { status, excerpts } = ask(question)
    expect(excerpts[0]?.text).toContain(words)
    expect(status).toBe('answered')
  })
})

describe('is not claimed, although its topic is there:', () => {
  test.each([
    ['an age that is another thing’s', 'how old is arno fisk'],
    ['a count of another thing', 'how many whales did the bergman group take on'],
    ['the number of something that is not counted', 'bergman group number of canneries'],
    ['a measure of a name that is only there', 'arno fisk salary'],
    ['a count beside a sum of money', 'how many tins does the harbour shop sell'],
    ['a size beside a “one”', 'how big is the new boiler house'],
    ['the names of things that are only counted', 'names of the two hospitals in tromsund'],
    ['who did what is not told of, beside the name of another', 'who painted the shop white'],
    ['an author beside an institution', 'who is the lead author of the university report on tins'],
    [
      'a share that others won',
      'What percentage of the votes did Torvald win by the widest margin in the run-off?',
    ],
    ['the name of somebody who is not named', 'name of the gunman at the pay office'],
    ['an office that nobody is named for', 'who is the president of the cannery board'],
    ['a place where only the person is told', 'where was arno fisk buried'],
    ['whether something happened that is not told', 'were the thieves with the boilers ever caught'],
    ['another year than the one that is told', 'where did the works rank in 2024'],
    ['a quality that is not told', 'how fresh was the herring from skarvik'],
    ['a name that nobody has heard of', 'history of the cannery in wexmoor'],
    ['an article for a figure', 'cuantos obreros pidieron una reunion con la alcaldesa'],
    ['the day of a date for a figure', 'cuantos barcos tiene la alcaldesa ines roldan'],
    ['a length', 'cuanto mide tomas gil'],
    ['a thing that only a word of the same root stands for', 'currency of skarvik'],
  ])('%s: %s', (_, question) => {
    expect(ask(question).status).not.toBe('answered')
  })
})

test('a Spanish ending makes no correction of a name in an English question', () => {
  const texts = {
    'a.txt': 'They put the lamp out at nine.',
    'b.txt': { language: 'es' as const, text: 'La lámpara se apaga a las nueve.' },
  }
  const { question } = createRetrieval(shelfOf(texts)).ask('what did putin say about the lamp', FROM_TERMINAL)
  expect(question).not.toContain('putien')
})
