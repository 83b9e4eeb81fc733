import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFollowUp } from '../../../src/commands/ask/follow-up.ts'
import { withShelfNames } from '../../../src/commands/ask/shelf-names.ts'
import type { Context } from '../../../src/commands/context.ts'
import { handle } from '../../../src/commands/handle.ts'
import { fold } from '../../../src/language/fold.ts'
import type { Answer } from '../../../src/model.ts'
import { plainText } from '../../../src/plain-text.ts'
import { citationOf, excerptOf, sourceOf } from '../../texts.ts'
import { contextOf, THREAD } from '../context-of.ts'

const council = sourceOf(
  'council.txt',
  [
    'Lena Moss won 412 votes in the election of the harbour council. The turnout was 71%.',
    'Only Tomás Jerí did better in an election of the harbour council, with 66% of all in 2013.',
    'The council closed the old slipway, because its stones were loose. It will be filled with sand.',
    'The council raised the harbour fee on 4 May 2023. Boats of fishermen pay half of the harbour fee.',
    '“The harbour fee is a mistake,” said Petra Koch, who owns the ferry line.',
  ],
  { title: 'The harbour council', published: '2025-12-14', author: 'Mats Lund' },
)
const lamps = sourceOf(
  'lamps.txt',
  [
    'The painter Otto Brandt keeps the lamps of the pier. A brandt is a wick that burns twice.',
    'Dr. Ines Vidal owns the pier. The smith Ada Holm mends the lamps of the pier in winter.',
  ],
  { title: 'Lamps' },
)
const { context } = await contextOf([council, lamps], { place: THREAD })

let threads = 0
const newThread = (): Context => {
  threads += 1
  return { ...context, place: { ...THREAD, thread: `own ${threads}` } }
}
/** The reply to the last of some questions in a thread of their own. */
const talk = async (...questions: readonly string[]) => {
  const within = newThread()
  let reply = await handle({ kind: 'ask', question: questions[0] ?? '' }, within)
  for (const question of questions.slice(1)) reply = await handle({ kind: 'ask', question }, within)
  return { outcome: reply.outcome, text: plainText(reply), within }
}

describe('a name in small letters', () => {
  test.each([
    ['and jeri?', 'and Jerí?'],
    ['what about tomas jerí', 'what about Tomás Jerí'],
    ['and the slipway?', 'and the slipway?'],
    ['y koch?', 'y Koch?'],
    ['and only koch?', 'and only Koch?'],
    ['and koch’s ferry', 'and Koch’s ferry'],
    ['what about ines vidal', 'what about Ines Vidal'],
  ])('in “%s” is read as “%s”', async (typed, read) => {
    expect(await withShelfNames(typed, context.retrieval)).toBe(read)
  })

  test('stays as it is where a source has it in small letters too', async () => {
    expect(await withShelfNames('and brandt?', context.retrieval)).toBe('and brandt?')
  })

  test('stays as it is beside one with a capital', async () => {
    expect(await withShelfNames('and Moss or koch?', context.retrieval)).toBe('and Moss or koch?')
  })

  test('takes its place in the question before', async () => {
    const { text } = await talk('how many votes did moss win', 'and koch?')
    expect(text).toContain('Understood as: How many votes did Koch win?')
  })

  test('is all that ever changes', async () => {
    const word = fc.oneof(fc.constantFrom('koch', 'jeri', 'moss', 'and', '?', 'brandt'), fc.string())
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        const typed = words.join(' ')
        expect(fold(await withShelfNames(typed, context.retrieval))).toBe(fold(typed))
      }),
    )
  })
})

/** An answer with one excerpt of the council’s text, however surely a question is answered. */
const answerOf = (
  question: string,
  words: string,
  paragraph: number,
  more: Partial<Answer> = {},
): Answer => ({
  question,
  status: 'answered',
  confidence: 0.9,
  excerpts: [excerptOf(council, words, { citation: citationOf(council, { paragraph }) })],
  passages: [],
  unknownTerms: [],
  missingTerms: [],
  ...more,
})
const VOTES = answerOf('How many votes did Koch win?', 'Lena Moss won 412 votes', 1)
/** What is made of “and …?” after “How many votes did Lena Moss win?”, if questions had these answers. */
const understand = async (
  asked: string,
  answers: readonly Answer[],
  before = 'How many votes did Lena Moss win?',
) => {
  const saved = { id: 'q', place: THREAD, question: before, language: 'en', privately: false, at: 0 } as const
  const all = new Map(answers.map((answer) => [answer.question, answer]))
  const none = { ...VOTES, status: 'none', confidence: 0, excerpts: [] } as const
  const asks: string[] = []
  const found = await answerFollowUp(
    asked,
    { ...saved, status: 'answered', confidence: 0.9 },
    context,
    async (question) => {
      asks.push(question)
      return all.get(question) ?? { ...none, question }
    },
  )
  return { ...found, shown: found?.answer.excerpts[0]?.text, status: found?.answer.status, asks }
}

describe('what a follow-up puts in', () => {
  const missing = { ...VOTES, missingTerms: ['Koch'] }
  const far = answerOf('Koch?', 'said Petra Koch', 5)

  test('is asked about no further where the excerpts have it', async () => {
    const { asks, shown } = await understand('and Koch?', [VOTES, far])
    expect([asks, shown]).toEqual([['How many votes did Koch win?'], 'Lena Moss won 412 votes'])
  })

  test('is not claimed where no excerpt has it, and what came nearest is about it', async () => {
    const { understoodAs, status, shown, answer } = await understand('and Koch?', [missing, far])
    expect([understoodAs, status, shown]).toEqual([
      'How many votes did Koch win?',
      'related',
      'said Petra Koch',
    ])
    expect(answer?.confidence).toBeLessThan(0.5)
  })

  test('is not claimed either where the sources say nothing of it', async () => {
    const { status, shown } = await understand('and Koch?', [missing])
    expect([status, shown]).toEqual(['related', 'Lena Moss won 412 votes'])
  })

  test('is the question where the excerpt about it is the other’s neighbour', async () => {
    const near = answerOf('Koch?', 'Only Tomás Jerí did better', 2)
    const { understoodAs, status, shown } = await understand('and Koch?', [missing, near])
    expect([understoodAs, status, shown]).toEqual(['Koch?', 'answered', 'Only Tomás Jerí did better'])
  })

  test('is the question where it would only be joined to the one before', async () => {
    const joined = {
      ...VOTES,
      question: 'Loose stones? — How many votes did Lena Moss win?',
      missingTerms: ['loose', 'stones'],
    }
    const own = answerOf('Loose stones?', 'its stones were loose', 3)
    const { understoodAs, shown } = await understand('and loose stones?', [joined, own])
    expect([understoodAs, shown]).toEqual(['Loose stones?', 'its stones were loose'])
  })

  test('may be told in other words unless it is a name or a year', async () => {
    const told = answerOf('How many votes did Lena Moss win in percent?', 'Lena Moss won 412 votes', 1, {
      missingTerms: ['percent'],
    })
    expect((await understand('and in percent?', [told])).status).toBe('answered')
    const dated = answerOf('How many votes did Lena Moss win in 2013?', 'Lena Moss won 412 votes', 1, {
      missingTerms: ['2013'],
    })
    expect((await understand('and in 2013?', [dated])).status).toBe('related')
  })

  test('comes first where only a later excerpt has it, which is less sure', async () => {
    const [other] = VOTES.excerpts
    const [own] = far.excerpts
    const both = { ...VOTES, excerpts: [other, own].flatMap((one) => one ?? []) }
    const { shown, status, answer } = await understand('and Koch?', [both])
    expect([shown, status]).toEqual(['said Petra Koch', 'answered'])
    expect(answer?.excerpts).toHaveLength(2)
    expect(answer?.confidence).toBeLessThan(0.65)
    const inOrder = { ...VOTES, excerpts: both.excerpts.toReversed() }
    expect((await understand('and Koch?', [inOrder])).answer).toEqual(inOrder)
  })

  test('is not claimed for “why?” where the two are only joined and no excerpt gives a reason', async () => {
    const joined = 'Why? — Who closed the old slipway?'
    const without = answerOf(joined, 'The council closed the old slipway', 3)
    const withReason = answerOf(joined, 'because its stones were loose', 3)
    const before = 'Who closed the old slipway?'
    expect((await understand('why?', [without], before)).status).toBe('related')
    expect((await understand('and why?', [withReason], before)).status).toBe('answered')
  })

  test('goes on from the last answered question', async () => {
    const { text } = await talk('How many votes did Lena Moss win?', 'Who painted Guernica?', 'and koch?')
    expect(text).toContain('How many votes did Koch win?')
    expect(text).not.toContain('412')
  })
})

describe('“who said that?” and “when was that?”', () => {
  test.each([
    ['who said that?', 'Is the harbour fee a mistake?', 'said Petra Koch'],
    ['¿quién dijo eso?', 'Is the harbour fee a mistake?', 'said Petra Koch'],
    ['when was that?', 'Did the council raise the harbour fee?', '4 May 2023'],
    ['when?', 'Who raised the harbour fee?', '4 May 2023'],
    ['and when did that happen?', 'Who raised the harbour fee?', '4 May 2023'],
  ])('“%s” after “%s” is answered by an excerpt that tells it', async (asked, before, told) => {
    const { outcome, text } = await talk(before, asked)
    expect([outcome, text]).toEqual(['answered', expect.stringContaining(told)])
  })

  test.each([
    ['who said that?', 'The quotation does not say who said so. By Mats Lund.'],
    ['when?', 'The quotation does not say when that was. Published: 14 December 2025.'],
    ['when was that?', 'The quotation does not say when that was. Published: 14 December 2025.'],
    ['¿quién dijo eso?', 'La cita no dice de quién es. De Mats Lund.'],
    ['¿cuándo fue eso?', 'La cita no dice cuándo fue. Publicado: 14 de diciembre de 2025.'],
  ])('“%s” gets what the source says of itself where no excerpt tells it', async (asked, told) => {
    const { outcome, text, within } = await talk('Why did the council close the old slipway?', asked)
    expect([outcome, text]).toEqual(['done', expect.stringContaining(told)])
    expect(text).toContain('The harbour council')
    expect((await within.store.lastQuestion(within.place))?.question).toMatch(/^Why did the council/)
  })
})
