import type { FeatureName } from '../../../../src/retrieval/rank/features/features.ts'
import type { Written } from '../../shelf-of.ts'

/** Two sentences of a shelf. The feature is greater for the first. Each is named by words that no other sentence has. */
export interface Case {
  readonly fact: string
  readonly texts: Readonly<Record<string, string | Written>>
  readonly question: string
  readonly more: string
  readonly less: string
}

export const inOne = (text: string): Case['texts'] => ({ 'a.txt': { title: 'Notes', text } })
const inTwo = (a: string | Written, b: string | Written): Case['texts'] => ({
  'a.txt': typeof a === 'string' ? { title: 'Notes', text: a } : a,
  'b.txt': typeof b === 'string' ? { title: 'Notes', text: b } : b,
})

/** A sentence so long that its paragraph is a passage of its own. */
export const ASIDE =
  'Nothing else of note was seen on the quay that week, for the rain had come early and most people had stayed at home by the stove, where they mended nets, told old stories and waited for the wind to turn to the south again.'

/** An example for each feature. */
export const CASES: Readonly<Record<FeatureName, Case>> = {
  coverage: {
    fact: 'the sentence has more of the question',
    texts: inOne('The ferry carries bicycles free of charge. The ferry is white.'),
    question: 'Does the ferry carry bicycles?',
    more: 'free of charge',
    less: 'white',
  },
  relativeCoverage: {
    fact: 'the sentence says it in words of nearly the same meaning',
    texts: inOne(
      'The town signed an accord with the fishermen. The town painted a bench beside the fishermen.',
    ),
    question: 'Is there a deal with the fishermen?',
    more: 'accord',
    less: 'bench',
  },
  afterCoverage: {
    fact: 'the next sentence has words of the question',
    texts: inOne(
      'The evening was long. Anders Holt asked for a ruling. The room was cold. Others were silent.',
    ),
    question: 'What did Anders Holt ask the court for?',
    more: 'evening',
    less: 'silent',
  },
  beforeCoverage: {
    fact: 'the sentence before it names its subject',
    texts: inOne(
      'Anders Holt spoke first. He asked for a ruling. The room was cold. Others asked for water. Then Holt left.',
    ),
    question: 'What did Holt ask for?',
    more: 'ruling',
    less: 'water',
  },
  earlierCoverage: {
    fact: 'the passage before names its subject',
    texts: inTwo(
      `Anders Holt came from the north. ${ASIDE}\n\nA ruling came at noon. ${ASIDE}`,
      `The cook came from the north. ${ASIDE}\n\nA ruling came at night. ${ASIDE}`,
    ),
    question: 'When did Holt get a ruling?',
    more: 'noon',
    less: 'at night',
  },
  wholeCoverage: {
    fact: 'passage and title together have more of the question',
    texts: inTwo(
      { title: 'The lighthouse', text: 'The lamp burns oil. The keeper is old.' },
      { title: 'The bakery', text: 'The oven burns wood. The keeper is old.' },
    ),
    question: 'What burns in the lighthouse?',
    more: 'burns oil',
    less: 'burns wood',
  },
  nearlyAll: {
    fact: 'a neighbour has the last missing word',
    texts: inOne(
      'Anders Holt spoke first. He asked for a ruling. The room was cold. Others asked for water.',
    ),
    question: 'What did Holt ask for?',
    more: 'ruling',
    less: 'water',
  },
  topicShare: {
    fact: 'more of what was found is under its title',
    texts: {
      'a.txt': { title: 'The ferry', text: 'The ferry carries forty cars.' },
      'b.txt': { title: 'The ferry', text: 'The ferry carries mail at night.' },
      'c.txt': { title: 'The barge', text: 'The barge carries coal.' },
    },
    question: 'What does the ferry carry?',
    more: 'forty',
    less: 'coal',
  },
  namesElsewhere: {
    fact: 'the name that it lacks is elsewhere in its passage',
    texts: inTwo(
      'Lindeby lies on the sea. The harbour is small. The mayor is a baker.',
      'The town lies on a lake. The harbour is small. The mayor is a tailor.',
    ),
    question: 'Who is the mayor of Lindeby?',
    more: 'baker',
    less: 'tailor',
  },
  askedElsewhere: {
    fact: 'the thing asked for is only elsewhere in its passage',
    texts: inOne('Two religions are practised here. The valley has many temples.'),
    question: 'What religions does the valley have?',
    more: 'temples',
    less: 'practised',
  },
  passageCoverage: {
    fact: 'a sentence farther off in its passage has the rest',
    texts: inTwo(
      'The lighthouse has a keeper. The stairs are steep. Rain comes often. The lamp burns oil.',
      'The bakery has a cellar. The shelves are full. Rain comes often. The oven burns wood.',
    ),
    question: 'What burns in the lighthouse?',
    more: 'burns oil',
    less: 'burns wood',
  },
  headingCoverage: {
    fact: 'its title names its subject',
    texts: inTwo(
      { title: 'The lighthouse of Lindeby', text: 'The lamp burns oil.' },
      { title: 'The bakery of Lindeby', text: 'The oven burns wood.' },
    ),
    question: 'What burns in the lighthouse?',
    more: 'burns oil',
    less: 'burns wood',
  },
  passageScore: {
    fact: 'its passage has rarer words of the question',
    texts: inTwo(
      'The moorings of the town were lost.',
      'The town has nine bakers, and the town likes bread.',
    ),
    question: 'How many moorings did the town lose?',
    more: 'moorings',
    less: 'bakers',
  },
  absentNames: {
    fact: 'a name of the question is nowhere in its passage',
    texts: inTwo('The ferry from Lindeby takes six hours.', 'The ferry from Varnholm takes two hours.'),
    question: 'How long is the ferry from Lindeby?',
    more: 'two hours',
    less: 'six hours',
  },
  pairs: {
    fact: 'two words of the question are close together and in order',
    texts: inOne('The night ferry is white. The ferry sails by day and by night.'),
    question: 'Which night ferry?',
    more: 'white',
    less: 'by day',
  },
  passagePairs: {
    fact: 'a sentence of its passage has two words of the question together',
    texts: inTwo('The night ferry is white. It carries mail.', 'The ferry is white. It sails by night.'),
    question: 'What does the night ferry carry?',
    more: 'mail',
    less: 'sails',
  },
  closeness: {
    fact: 'words of the question are within a few words of each other',
    texts: inOne(
      'The mayor opened the pier in spring. The mayor, who had come from the far north in a small boat with two dogs and a cook, saw the pier.',
    ),
    question: 'Which mayor and which pier?',
    more: 'spring',
    less: 'cook',
  },
  phrase: {
    fact: 'several words of the question follow each other in it, including function words',
    texts: inOne('She is the mayor of the town now. Now the town has a mayor.'),
    question: 'Who is the mayor of the town?',
    more: 'She',
    less: 'has a',
  },
  likeness: {
    fact: 'a word with another stem has similar letters',
    texts: inOne('A congratulatory telegram came from Lindeby. A long telegram came from Oslo.'),
    question: 'Who congratulated the mayor by telegram?',
    more: 'Lindeby',
    less: 'Oslo',
  },
  passageLetters: {
    fact: 'a sentence of its passage has a word with similar letters',
    texts: inTwo(
      'The mayor had a congratulatory telegram. It was read aloud.',
      'The mayor had a long telegram. It was thrown away.',
    ),
    question: 'Was the mayor congratulated?',
    more: 'aloud',
    less: 'thrown',
  },
  turnOfPhrase: {
    fact: 'it is worded like the question, including function words',
    texts: inOne('The pier was opened by the mayor in spring. The mayor, in spring, opens a pier.'),
    question: 'Was the pier opened by the mayor?',
    more: 'was opened',
    less: 'opens',
  },
  holdsPerson: {
    fact: '"who" finds a name that is not in the question',
    texts: inOne('The ferry line is led by Petra Koch of late. The ferry line is led by nobody of late.'),
    question: 'Who leads the ferry line?',
    more: 'Koch',
    less: 'nobody',
  },
  holdsDate: {
    fact: '"when" finds a date',
    texts: inOne('The pier opened in May 2023. The pier opened with a song.'),
    question: 'When did the pier open?',
    more: '2023',
    less: 'song',
  },
  holdsYear: {
    fact: '"when" finds a year',
    texts: inOne('The pier opened in 1923. The pier opened on a Monday.'),
    question: 'When did the pier open?',
    more: '1923',
    less: 'Monday',
  },
  holdsPlace: {
    fact: '"where" finds a place',
    texts: inOne('The ferry lands in Lindeby. The ferry lands with a bump.'),
    question: 'Where does the ferry land?',
    more: 'Lindeby',
    less: 'bump',
  },
  holdsNumber: {
    fact: '"how many" finds a figure, in digits or in words',
    texts: inOne('The ferry carries forty cars. The ferry carries cars.'),
    question: 'How many cars does the ferry carry?',
    more: 'forty',
    less: 'carries cars',
  },
  kindNear: {
    fact: 'the figure is nearer to a word of the question',
    texts: inOne(
      'The ferry carries 40 cars in calm weather. The ferry carries cars in calm weather, as it did in the storms of 1990.',
    ),
    question: 'How many cars does the ferry carry?',
    more: '40',
    less: '1990',
  },
  defines: {
    fact: '"what is" finds a definition',
    texts: inOne('A mooring is a place to tie a ship. Nobody wants to lose a mooring.'),
    question: 'What is a mooring?',
    more: 'tie a ship',
    less: 'Nobody',
  },
  introduces: {
    fact: '"what is" finds the first mention',
    texts: inOne('The town gave the fishermen a mooring for each boat. Later it took the mooring of Holt.'),
    question: 'What is a mooring?',
    more: 'gave',
    less: 'Later',
  },
  countsIt: {
    fact: 'a figure is before what "how many" counts',
    texts: inOne('The ferry carries forty cars a night. In 2023 the ferry carried cars again.'),
    question: 'How many cars does the ferry carry?',
    more: 'forty',
    less: 'again',
  },
  givesReason: {
    fact: 'the question asks why, and it has a word that gives a reason',
    texts: inOne('The ferry stopped because the river froze. The ferry stopped on a Monday.'),
    question: 'Why did the ferry stop?',
    more: 'froze',
    less: 'Monday',
  },
  advises: {
    fact: 'the question asks for advice, and it has a word of advice',
    texts: inOne('The town should never sell its old ferry. The town has an old ferry.'),
    question: 'What should the town do with its ferry?',
    more: 'never',
    less: 'has',
  },
  namesSubject: {
    fact: 'the question asks what was talked about, and it has a word that names a subject',
    texts: inOne('Holt and Brandt focused on the moorings. Holt and Brandt met on the quay.'),
    question: 'What did Holt and Brandt discuss?',
    more: 'moorings',
    less: 'quay',
  },
  spokenBy: {
    fact: 'the question asks what somebody said, and it reports what that person said',
    texts: inOne('Mayor Brandt warned of a late winter. Mayor Brandt lives beside the pier.'),
    question: 'What did Brandt say about the pier?',
    more: 'winter',
    less: 'lives',
  },
  holdsSeveral: {
    fact: 'the question asks for several things, and it has more than one',
    texts: inOne(
      'The line serves the towns of Orrby, Lindeby and Varnholm. Of the towns, the line likes Orrby.',
    ),
    question: 'Which towns are on the line?',
    more: 'serves',
    less: 'likes',
  },
  leadsIn: {
    fact: 'the sentence is a question',
    texts: inOne('Will the old pier be torn down? The old pier stays.'),
    question: 'Will the old pier be torn down?',
    more: 'torn',
    less: 'stays',
  },
  recent: {
    fact: 'the question is about now and the source is newer',
    texts: inTwo(
      { title: 'Notes', published: '2026-11-20', text: 'The toll is 40 crowns.' },
      { title: 'Notes', published: '2026-11-06', text: 'The toll is 30 crowns.' },
    ),
    question: 'What is the toll this week?',
    more: '40',
    less: '30',
  },
  length: {
    fact: 'the sentence has more words',
    texts: inOne('The ferry sails at night and comes back in the morning. The ferry sails.'),
    question: 'When does the ferry sail?',
    more: 'morning',
    less: 'The ferry sails.',
  },
  newTerms: {
    fact: 'the sentence has more words that are not in the question',
    texts: inOne(
      'The ferry sails from Varnholm in June with forty cars. So the ferry sails, it sails, it does sail.',
    ),
    question: 'Does the ferry sail?',
    more: 'June',
    less: 'does sail',
  },
}
