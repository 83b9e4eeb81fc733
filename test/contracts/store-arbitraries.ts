import fc from 'fast-check'
import { withoutUndefined } from '../../src/model.ts'
import type {
  AnsweredMessage,
  AskedQuestion,
  ChannelRef,
  DigestSchedule,
  MessageRef,
  Watch,
} from '../../src/store/port.ts'
import type { SavedDocument } from '../../src/store/source-port.ts'

/** Any text, with whole and half surrogate pairs, U+0000, and their escapes in SQLite. */
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
  .map((place) => withoutUndefined(place) as AskedQuestion['place'])
/** A question also has the message that asked it. */
const anyAsking = fc
  .record({ place: anyPlace, message: perhaps })
  .map(({ place, message }) => withoutUndefined({ ...place, message }) as AskedQuestion['place'])

export const anyQuestion: fc.Arbitrary<AskedQuestion> = fc.record(
  {
    id: anyText,
    place: anyAsking,
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
  .map((ref) => withoutUndefined(ref) as MessageRef)

export const anyAnswer = fc
  .record({
    asked: anyMessage,
    answer: anyText,
    answerChannel: perhaps,
    thread: perhaps,
    text: anyText,
    at: anyTime,
  })
  .map((answered) => withoutUndefined(answered) as AnsweredMessage)

export const anyChannel = fc
  .record({ platform: anyText, workspace: perhaps, channel: anyText })
  .map((ref) => withoutUndefined(ref) as ChannelRef)

export const anySchedule: fc.Arbitrary<DigestSchedule> = fc.record(
  {
    channel: anyChannel,
    time: anyText,
    days: fc.constantFrom('daily', 'weekdays', 'mondays'),
    zone: anyText,
    quiet: fc.constantFrom('skip', 'line', 'shelf'),
    language: fc.constantFrom('en', 'es'),
    setBy: anyText,
    since: anyTime,
  },
  { noNullPrototype: true },
)

export const anyWatch = fc
  .record({
    id: anyText,
    place: anyPlace,
    direct: fc.boolean(),
    question: anyText,
    language: fc.constantFrom('en', 'es'),
    at: anyTime,
    gap: perhaps,
    since: fc.option(anyTime, { nil: undefined }),
  })
  .map((watch) => withoutUndefined(watch) as Watch)

/** Versions of a file's documents. Few ids and texts, so that they come back, move, and occur twice. */
export const anyVersions: fc.Arbitrary<readonly (readonly SavedDocument[])[]> = fc.array(
  fc.array(
    fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'a\ud800', 'a\ud801', '\0'),
        hash: fc.constantFrom('h1', 'h2', 'h\0'),
        data: fc.oneof(fc.constantFrom('{}', '[]'), anyText),
      },
      { noNullPrototype: true },
    ),
    { maxLength: 12 },
  ),
  { minLength: 2, maxLength: 6 },
)
