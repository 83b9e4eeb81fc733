import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutCourtesy } from '../../../src/language/courtesy/courtesy.ts'
import { termsOf } from '../../../src/language/tokens.ts'

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()

const DRESSED: readonly ((question: string) => string)[] = [
  (q) => `${q} Thanks!`,
  (q) => `${q} Thank you so much for looking into it, really appreciate it!`,
  (q) => `${q} Muchas gracias`,
  (q) => `${q} Regards, Tom`,
  (q) => `${q}\nBest,\nIngrid Moe\nForeign desk`,
  (q) => `${q}\nGracias!\nPedro`,
  (q) => `${q} Un abrazo, Lucía`,
  (q) => `Hello team,\n${q}`,
  (q) => `hey ${q}`,
  (q) => `Hi Priya! ${q}`,
  (q) => `@footnote hey, ${q}`,
  (q) => `Estimados: ${q} Atentamente, Juan Pérez`,
  (q) => `Buenas tardes a todos. ${q} Muchas gracias de antemano. Saludos cordiales, María (Redacción)`,
  (q) => `could you please tell me ${q}`,
  (q) => `Hi, I was wondering ${q}`,
  (q) => `Do you happen to know ${q}`,
  (q) => `Hola, ¿me podrías decir ${q}`,
  (q) => `Hola, quisiera saber ${q} porfa`,
  (q) => `quick question: ${q}`,
  (q) => `Hey everyone! Quick question for my story: ${q}\nThanks in advance,\nAna María López`,
  (q) => `Disculpen la molestia, una consulta: ${q}`,
  (q) => `For my newsletter, ${q}`,
  (q) => `${q} I need it for my article. Thanks.`,
  (q) => `${q} asking for a friend`,
  (q) => `${q} pls`,
  (q) => `${q} thx :)`,
  (q) => `👋 ${q} 🙏`,
  (q) => `${q} when you have a sec, thanks`,
  (q) => `I'm on deadline. ${q} Sorry if this was asked before.`,
  (q) => `${q}, do you know?`,
  (q) => `${q}, does anyone here know`,
  (q) => `hi all sorry to bother, does anyone know ${q}`,
  (q) => `hey sorry to bother you again, does anyone remember ${q}`,
  (q) => `sorry to bother everyone do we know ${q}`,
  (q) => `sorry if asked b4 but ${q}`,
  (q) => `not sure if this was already asked, but ${q}`,
  (q) => `hi guys hope everyones well, do we know ${q}`,
  (q) => `hope all is well ${q}`,
  (q) => `i was wondering if someone could tell me ${q}`,
  (q) => `just wondering if anyone here knows ${q}`,
  (q) => `i forgot ${q} lol`,
  (q) => `alguien sabe ${q} xfa`,
  (q) => `hola, ¿alguien se acuerda ${q} jaja`,
  (q) => `disculpen la molestia, alguien sabe ${q}`,
  (q) => `perdon la molestia ${q}`,
  (q) => `perdonen si ya lo preguntaron pero ${q}`,
  (q) => `me preguntaba si alguien me puede decir ${q}`,
  (q) => `alguien podria decirnos ${q}`,
]

describe('what is said around a question', () => {
  test.each([
    'How many moorings did Varnholm lose?',
    'when did the third pier open',
    '¿Cuánto costó el muelle?',
  ])('goes: %s', (question) => {
    for (const dress of DRESSED)
      expect(words(withoutCourtesy(dress(question))), dress(question)).toBe(words(question))
  })

  test('goes from what is left however it is written', () => {
    expect(withoutCourtesy('How many ships came, please?')).toBe('How many ships came?')
    expect(withoutCourtesy('Hola, ¿me puedes decir cuántos barcos llegaron?')).toBe(
      '¿cuántos barcos llegaron?',
    )
    expect(withoutCourtesy('tell me about the night ferry, cheers')).toBe('the night ferry')
    expect(withoutCourtesy('Why? Thanks!')).toBe('Why?')
    expect(withoutCourtesy('was wondering if you could tell me from which country the ferry came')).toBe(
      'from which country the ferry came',
    )
    expect(withoutCourtesy('disculpen la molestia, alguien sabe q barco se hundio')).toBe('q barco se hundio')
    expect(withoutCourtesy('which pier was that lol')).toBe('which pier was that')
  })
})

test.each([
  'What did he say thanks to?',
  'Thank you notes were sent by whom?',
  'Who sent regards to the king?',
  'Regards to the king were sent by whom?',
  'hello world program',
  'Who said thanks?',
  'Did the mayor say thank you?',
  'Who wrote Many Thanks',
  'Thanks to whom was the pier built?',
  'Thanksgiving date',
  'Gracias a quién se construyó el muelle',
  '¿Quién dijo gracias?',
  'What is the word for please',
  'What does asap mean?',
  'Hello, Dolly! was released when?',
  'Hey Jude, who wrote it?',
  'Good Morning Vietnam director',
  'Please Please Me was recorded when?',
  'dear prudence lyrics',
  'Can I vote by post?',
  'When can you fish in Lindeby?',
  '¿Sabe Ilse Brandt hablar alemán?',
  'Thanks!',
  'Who told the harbour master he was sorry?',
  'Sorry to Bother You was released when?',
  'sorry to bother you was released when',
  'sorry to bother you director',
  'hi sorry day is what date',
  'what does hope everyone is well mean',
  'Who forgot the ferry?',
  'lunch at the harbour hotel',
  'was the mayor wondering if someone could tell the truth',
  'what is the meaning of lol',
  'who typed lol',
  'por que pidio perdon el alcalde',
  'disculpa del alcalde fecha',
  'quien sabe que barco se hundio',
  '¿Quién dijo jaja?',
  'q es el faro de lindeby',
  'sorry to bother',
  'disculpen la molestia',
  'Hola a todos',
  '',
])('is the question’s own: %s', (question) => {
  expect(withoutCourtesy(question)).toBe(question)
})

test('nothing is added to a text, and a content word is left of one that had any', () => {
  const piece = fc.constantFrom(
    ...[
      'thanks',
      'Regards',
      'Tom',
      'hello',
      'team',
      'the pier',
      'who',
      'asking for a friend',
      'gracias',
      'por favor',
    ],
    ...[
      'could you tell me',
      'sabe',
      '¿',
      '?',
      '!',
      ',',
      '\n',
      '–',
      '🙏',
      '"',
      'the',
      'ferry',
      'Hi',
      'no',
      '-',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join(' ')
      const left = withoutCourtesy(text)
      expect(text).toContain(left.replace(/^¿/, '').replace(/\?$/, ''))
      if (termsOf(text, 'en').length > 0) expect(left.trim()).not.toBe('')
    }),
    { numRuns: 1_000 },
  )
})

test('long repetitions of anything are read in no time', () => {
  const begun = performance.now()
  for (const unit of ['hi ', 'thanks ', 'for my ', '¿', '\n', 'Regards, Tom ', 'a', '- ', 'hope you '])
    withoutCourtesy(unit.repeat(2_000 / unit.length))
  expect(performance.now() - begun).toBeLessThan(2_000)
})
