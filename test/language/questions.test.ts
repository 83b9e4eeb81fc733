import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikeQuestion, questionIn } from '../../src/language/questions.ts'
import { isGreeting, isSmallTalk } from '../../src/language/small-talk.ts'

const each = (texts: readonly string[], read: (text: string) => boolean, is: boolean): void => {
  for (const text of texts) test(`"${text}"`, () => expect(read(text)).toBe(is))
}

describe('looks like a question', () => {
  each(
    [
      'Who won?',
      'when did chile sign with china',
      'When did Chile sign its agreement with China?',
      'Did Kast win the election',
      'Is there a treaty with China',
      'Why did the talks fail',
      'Thanks! When was that?',
      'Hi, when was the treaty signed?',
      'Kast flew to Quito. Who did he meet there?',
      'and what about the second round?',
      'What is the capital of Chile',
      '*How many votes did Jara get?*',
      'the treaty with China was signed in 2005?!',
      '¿Quién ganó?',
      'quien gano la eleccion',
      'cuántos votos obtuvo Kast',
      'como se llama el presidente',
      'por qué subió el cobre',
      'Hola, ¿cuándo firmó Chile con China?',
      'Who leads it? https://example.org/a?b=c',
    ],
    looksLikeQuestion,
    true,
  )
})

describe('does not look like a question', () => {
  each(
    [
      '',
      '?',
      '???',
      'Really?',
      'what?',
      'So what?',
      'Right?',
      'lunch?',
      'coffee anyone?',
      'how are you?',
      '¿qué tal?',
      '¿en serio?',
      'https://example.org/?q=treaty',
      'see https://example.org/search?q=treaty+chile for more',
      'Will do',
      'What a day',
      'What he said is true',
      'When I got home, it was raining',
      'Which is nice',
      'Cuando llegue te aviso',
      'Como dije ayer, no hay acuerdo',
      'Qué buena noticia',
      'Kast won the election in Chile.',
      'Crimson Dawn',
      'thanks, got it',
      `${'A long report. '.repeat(200)} Is it true?`,
    ],
    looksLikeQuestion,
    false,
  )
})

describe('what to ask about a message', () => {
  test('is its questions if it has any', () => {
    const message =
      'Morning all.\n\nI read that Kast won.  Who came second? My editor asks too: how many votes were cast?\nThanks!'
    expect(questionIn(message, 500)).toBe('Who came second? My editor asks too: how many votes were cast?')
    expect(questionIn('Firmaron ayer. ¿Quién estuvo en Lima? Gracias.', 500)).toBe('¿Quién estuvo en Lima?')
  })
  test('is its questions, whatever marks end them', () => {
    expect(questionIn('He asked me *who won*? I said so. And "who lost"?! Hm.', 500)).toBe(
      'He asked me *who won*? And "who lost"?!',
    )
  })
  test('is its beginning if it has no question', () => {
    expect(questionIn('Kast  won\nthe election.', 500)).toBe('Kast won the election.')
  })
  test('is cut after a sentence', () => {
    expect(questionIn('The U.S. talks failed in May. Then the ministers met again in Lima.', 50)).toBe(
      'The U.S. talks failed in May.',
    )
  })
  test('is cut after a word if a sentence would leave too little', () => {
    expect(questionIn('Yes. The ministers of the four countries met again in Lima', 40)).toBe(
      'Yes. The ministers of the four countries',
    )
    expect(questionIn('The ministers met', 12)).toBe('The')
  })
  test('is cut between characters if a word has no end', () => {
    expect(questionIn('a'.repeat(30), 10)).toBe('a'.repeat(10))
    expect(questionIn('😀'.repeat(30), 5)).toBe('😀😀')
  })
  test('has no links unless there is nothing else', () => {
    expect(questionIn('Is this true? https://example.org/a?b=c', 500)).toBe('Is this true?')
    expect(questionIn('See <https://example.org/a?b|the report> on lithium', 500)).toBe(
      'See the report on lithium',
    )
    expect(questionIn(' https://example.org/treaty ', 500)).toBe('https://example.org/treaty')
  })
  test('is empty for an empty message', () => {
    expect(questionIn('', 500)).toBe('')
    expect(questionIn(' \n ', 500)).toBe('')
  })
})

const text = fc.oneof(
  fc.string({ maxLength: 300, unit: 'grapheme' }),
  fc.string({ maxLength: 300, unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'Who',
        'did',
        'thanks',
        'hola',
        '?',
        '. ',
        '¿',
        '!',
        ' ',
        '\n',
        'U.S.',
        '😀',
        'https://a.b/?c',
        ':ok:',
        '\uD800',
        'ok',
        '"',
      ),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join('')),
)

test('any text gives a tidy question within the limit', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 120 }), (message, longest) => {
      const question = questionIn(message, longest)
      expect(question.length).toBeLessThanOrEqual(longest)
      expect(question).toBe(question.trim())
      expect(question).not.toMatch(/\s\s|[\n\t]/)
      // Small talk and greetings ask nothing of the sources.
      if (isSmallTalk(message) || isGreeting(message)) expect(looksLikeQuestion(message)).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('long repetitions of anything are read without error', () => {
  for (const unit of ['a', '?', '? ', '"', 'ha', 'hi ', ':a', 'ok ', '<http://', 'A.'])
    for (const read of [looksLikeQuestion, isSmallTalk, isGreeting, (long: string) => questionIn(long, 500)])
      expect(() => read(unit.repeat(20_000))).not.toThrow()
})
