import fc from 'fast-check'
import { present } from '../../src/present.ts'
import type { AnsweredMessage, AskedQuestion, MessageRef } from '../../src/store/port.ts'

/** Any text: whole and half surrogate pairs, U+0000, and what stands for them where they can't be written. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('\0', '\u001a', '\ud83d', '\ude00', '0000', 'd83d', 'é', "'", '"', '\\'))
    .map((s) => s.join('')),
)
const perhaps = fc.option(anyText, { nil: undefined })
const anyTime = fc.integer({ min: 0, max: 8_640_000_000_000_000 })

const anyPlace = fc
  .record({ platform: anyText, workspace: perhaps, channel: perhaps, thread: perhaps, user: perhaps })
  .map((place) => present(place) as AskedQuestion['place'])

export const anyQuestion: fc.Arbitrary<AskedQuestion> = fc.record(
  {
    id: anyText,
    place: anyPlace,
    question: anyText,
    language: fc.constantFrom('en', 'es'),
    status: fc.constantFrom('answered', 'related', 'none'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((number) => number + 0),
    privately: fc.boolean(),
    at: anyTime,
  },
  { noNullPrototype: true },
)

const anyMessage = fc
  .record({ platform: anyText, workspace: perhaps, channel: anyText, message: anyText })
  .map((ref) => present(ref) as MessageRef)

export const anyAnswer = fc
  .record({
    asked: anyMessage,
    answer: anyText,
    answerChannel: perhaps,
    thread: perhaps,
    text: anyText,
    at: anyTime,
  })
  .map((answered) => present(answered) as AnsweredMessage)
