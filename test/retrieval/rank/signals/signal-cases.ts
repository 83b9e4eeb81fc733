import type { SignalName } from '../../../../src/retrieval/rank/signals/signals.ts'
import type { Written } from '../../shelf-of.ts'

/** A question to a shelf. */
export interface Asked {
  readonly texts: Readonly<Record<string, string | Written>>
  readonly question: string
}

/** Two questions. The signal is greater for the first. */
export interface SignalCase {
  readonly fact: string
  readonly more: Asked
  readonly less: Asked
}

const ONE = (text: string): Asked['texts'] => ({ 'a.txt': { title: 'Notes', text } })
const PIER = ONE('Holt opened the third pier in 2023. It rained.')
const FERRY = ONE('The ferry to Lindeby is white and takes six hours.')
const SHELF = {
  ...FERRY,
  'b.txt': 'The bakery employs nine people. Bread is baked at four.',
  'c.txt': 'Timber is shipped from the port in spring.',
}
const OPENED = 'The third pier was opened in 2023, and ships came in.'
const RAIN = 'It rained in the whole of the town, and the bakery sold bread.'
/** Two questions to one shelf. */
const asked = (texts: Asked['texts'], more: string, less: string) => ({
  more: { texts, question: more },
  less: { texts, question: less },
})
/** One question to two shelves. */
const over = (question: string, more: Asked['texts'], less: Asked['texts']) => ({
  more: { texts: more, question },
  less: { texts: less, question },
})

/** An example for each signal. */
export const SIGNAL_CASES: Readonly<Record<SignalName, SignalCase>> = {
  passageCoverage: {
    fact: 'the rest of its passage has what it lacks',
    ...over(
      'What burns in the lighthouse?',
      ONE('The lighthouse has a keeper. The stairs are steep. Rain comes often. The lamp burns oil.'),
      ONE('The tower has a keeper. The stairs are steep. Rain comes often. The lamp burns oil.'),
    ),
  },
  phrase: {
    fact: 'more words of the question follow each other in it',
    ...asked(PIER, 'Who opened the third pier?', 'Which pier was third, and opened by whom?'),
  },
  likeness: {
    fact: 'it has a word with letters similar to one of the question',
    ...asked(ONE('The mayor wrote a congratulatory note.'), 'Who congratulated the mayor?', 'Who robbed the mayor?'),
  },
  turnOfPhrase: {
    fact: 'it is worded like the question',
    ...asked(FERRY, 'Is the ferry to Lindeby white?', 'Has Lindeby any ferry painted white by them?'),
  },
  length: {
    fact: 'it is longer',
    ...over('Is the ferry white?', ONE('The ferry is white, as all the boats of the town are.'), ONE('The ferry is white.')),
  },
  coveredShare: {
    fact: 'a neighbour has a word of the question',
    ...over(
      'Which colour has the ferry of Lindeby?',
      ONE('The ferry sails at six. Its colour is white in Lindeby.'),
      { 'a.txt': 'Its colour is white in Lindeby.', 'b.txt': 'The ferry sails at six.' },
    ),
  },
  missingNames: {
    fact: 'it is about somebody else',
    ...asked(
      { ...PIER, 'b.txt': 'Brandt likes bread.' },
      'When was the third pier opened by Brandt?',
      'When was the third pier opened by Holt?',
    ),
  },
  otherYear: {
    fact: 'it is about another year',
    ...asked(
      { ...PIER, 'b.txt': 'Bread was dear in 1999.' },
      'Who opened the third pier in 1999?',
      'Who opened the third pier in 2023?',
    ),
  },
  passageEvidence: {
    fact: 'its passage has more words of the question, whatever share of it they are',
    ...asked(SHELF, 'Is the ferry to Lindeby white?', 'Is the ferry late?'),
  },
  cooccurrence: {
    fact: 'two words of the question appear together in a sentence',
    ...asked(SHELF, 'Does the bakery employ people?', 'Does the bakery ship timber?'),
  },
  lead: {
    fact: 'no other source comes near it',
    ...over('Is the ferry white?', { ...SHELF, 'd.txt': 'A bench is white.' }, { ...SHELF, 'd.txt': 'The ferry is white.' }),
  },
  leadOverSubject: {
    fact: 'it stands out from ten passages on its subject',
    ...asked(
      Object.fromEntries([
        ...Array.from({ length: 12 }, (_, i) => [`${i}.txt`, `The ferry sails on day ${i}.`]),
        ['x.txt', 'The ferry is painted white.'],
      ]),
      'Is the ferry painted white?',
      'On which day sails the ferry?',
    ),
  },
  absent: {
    fact: 'more of the question is nowhere in its source',
    ...asked(FERRY, 'Has the ferry a zeppelin?', 'Is the ferry white?'),
  },
  absentFigure: {
    fact: 'a figure of the question is nowhere in its source',
    ...asked(PIER, 'Who opened the pier in 1871?', 'Who opened the pier in 2023?'),
  },
  lacksDate: {
    fact: 'a date is asked for, and it has none',
    ...over('When was the pier opened?', ONE('The pier was opened by Holt.'), PIER),
  },
  lacksPlace: {
    fact: 'a place is asked for, and it has none',
    ...over('Where does the ferry sail?', ONE('The ferry sails.'), ONE('The ferry sails to Lindeby.')),
  },
  lacksNumber: {
    fact: 'a figure is asked for, and it has none',
    ...over('How heavy is the ferry?', ONE('The ferry is heavy.'), ONE('The ferry is 40 tons heavy.')),
  },
  lacksCount: {
    fact: 'a count is asked for, and it has no figure',
    ...asked(ONE('The ferry carries cars, and is heavy.'), 'How many cars does the ferry carry?', 'How much of the ferry is white?'),
  },
  offSubject: {
    fact: "somebody's words about something are asked for, and nothing of that is near it",
    ...asked(
      { ...ONE('The mayor said that the ferry is white.'), 'b.txt': 'Bread is baked at four.' },
      'What did the mayor say about bread?',
      'What did the mayor say about the ferry?',
    ),
  },
  notSpoken: {
    fact: "somebody's words are asked for, and it is only about whoever spoke",
    ...over('What did Holt say about the ferry?', ONE('Holt took the ferry to Lindeby.'), ONE('Holt said that the ferry is white.')),
  },
  stale: {
    fact: 'its source is too old for the time asked about',
    ...asked(
      {
        'a.txt': { published: '2026-03-02', text: 'The toll of the bridge is 40 crowns.' },
        'b.txt': { published: '2026-11-20', text: 'Bread is baked at four.' },
      },
      'What is the toll of the bridge this week?',
      'What is the toll of the bridge this year?',
    ),
  },
  namesAway: {
    fact: 'a name of the question stands only elsewhere in its source',
    ...over('When did Holt open the third pier?', ONE(`${OPENED}\n\n${RAIN} Holt likes bread.`), ONE(`Holt opened the third pier in 2023.\n\n${RAIN}`)),
  },
  namesAbsent: {
    fact: 'a name of the question is nowhere in its source, even if another source has it',
    ...over('When did Holt open the third pier?', { ...ONE(`${OPENED} ${RAIN}`), 'b.txt': 'Holt likes bread.' }, ONE(`${OPENED} ${RAIN} Holt came.`)),
  },
  noName: {
    fact: 'none of its names is near',
    ...over('When did Holt open the third pier?', ONE(`${OPENED} ${RAIN}`), PIER),
  },
  otherCountry: {
    fact: 'another country stands in the place of the one asked about',
    ...over('When did Peru sign the treaty with China?', ONE(`Chile signed the treaty with China in 2005. ${RAIN} Peru waited.`), ONE('Peru signed the treaty with China in 2005.')),
  },
  otherName: {
    fact: 'another name stands in the place of the one asked about',
    ...over('When did Holt open the third pier?', ONE('In 2023 the mayor Ilse Brandt opened the third pier.'), PIER),
  },
  otherFigure: {
    fact: 'another day of the month stands in the place of the one asked about',
    ...over('What opened on 6 September 2018?', ONE('The pier opened on 5 September 2018.'), ONE('The pier opened on 6 September 2018.')),
  },
  otherOrdinal: {
    fact: 'another place in a row stands in the place of the one asked about',
    ...over('Which town was the second to build a pier?', ONE('Lindeby was the first town to build a pier.'), ONE('Lindeby was the second town to build a pier.')),
  },
  ofOthers: {
    fact: 'a reason is asked for of names that only the title has, and others are named',
    ...over('Why did Holt oppose Brandt?', { 'a.txt': { title: 'Holt and Brandt', text: 'In the vote Petra Koch opposed the pier because of its price.' } }, { 'a.txt': { title: 'Holt and Brandt', text: 'In the vote Holt opposed the pier because of its price.' } }),
  },
  noOrdinal: {
    fact: 'a place in a row is asked for, and none is told',
    ...over('Which town was the second to build a pier?', ONE('Lindeby built a pier.'), ONE('Lindeby was the second town to build a pier.')),
  },
  lacksHeld: {
    fact: 'something of a name is asked for, and it is not said',
    ...over('What is the population of Lindeby?', ONE('Lindeby has 5,000 boats.'), ONE('Lindeby has a population of 5,000.')),
  },
  heldByAnother: {
    fact: 'something of a country is asked for, and it is said of another country',
    ...over('Who is the president of Venezuela?', ONE("Peru's president Ana Flor spoke of migrants from Venezuela."), ONE("Venezuela's president Ana Flor spoke of migrants from Peru.")),
  },
  otherUnit: {
    fact: 'an amount is asked for, and it has a percentage',
    ...over('How much timber did the port ship?', ONE('The timber that the port ships grew by 4 %.'), ONE('The port ships 4 tons of timber.')),
  },
  notDone: {
    fact: 'what the question takes for granted was denied',
    ...over('When did Holt resign?', ONE('On 4 May the council denied that Holt had resigned.'), ONE('On 4 May the council heard that Holt had resigned.')),
  },
  lacksDeed: {
    fact: 'a time is asked for of something that it does not tell',
    ...over('When did Holt sell the ferry?', ONE('Holt painted the ferry in 2023.'), ONE('Holt sold the ferry in 2023.')),
  },
  countsOther: {
    fact: 'how many of one thing is asked, and the figures count another',
    ...over('How many whales came to Lindeby?', ONE('In the harbour 40 guests watched when the whales came to Lindeby.'), ONE('To Lindeby came 40 whales, and guests watched.')),
  },
  lacksName: {
    fact: "somebody's name is asked for, and no name stands near who that is",
    ...over('What is the name of the ferry captain?', ONE('The captain of the ferry is tired of the long way to Lindeby.'), ONE('The captain of the ferry, Petra Koch, is tired.')),
  },
  tellsNeither: {
    fact: 'it is asked who did something, and it names nobody and does not tell that it was done',
    ...over('Who built the white ferry?', ONE('The white ferry is late.'), ONE('Petra Koch steers the white ferry.')),
  },
  notTold: {
    fact: 'it is asked whether something is so, and it does not tell of it',
    ...over('Were the thieves of the ferry caught?', ONE('The thieves took the ferry.'), ONE('The thieves of the ferry were caught.')),
  },
  lacksQuality: {
    fact: 'it is asked how something is, and it tells nothing of that',
    ...over('How pure is the water of Lindeby?', ONE('The water of Lindeby is cold.'), ONE('The water of Lindeby is pure.')),
  },
  lacksReason: {
    fact: 'a reason is asked for, and no word may lead into one',
    ...over('Why did Holt sell the ferry?', ONE('Holt sold the ferry in May.'), ONE('Holt sold the ferry in May to pay his debts.')),
  },
} // biome-ignore format: one line a question
