import type { FollowedFeed } from '../../src/store/feed-port.ts'
import type { SavedInstallation } from '../../src/store/installation-port.ts'
import type {
  AnsweredMessage,
  AskedQuestion,
  ChannelRef,
  DigestSchedule,
  Watch,
} from '../../src/store/port.ts'
import type { SavedSession } from '../../src/store/session-port.ts'
import type { SharedAnswer } from '../../src/store/share-port.ts'
import type { AddedSource, SavedShelf, ShelfChange } from '../../src/store/shelf-port.ts'
import type { SavedFile, SavedReading } from '../../src/store/source-port.ts'
import type { SavedToken } from '../../src/store/token-port.ts'

export const A_QUESTION: AskedQuestion = {
  id: 'q1',
  place: { platform: 'chat', workspace: 'w1', channel: 'c1', thread: 't1', user: 'u1' },
  question: 'When did the harbour freeze?',
  language: 'en',
  status: 'related',
  confidence: 0.125,
  privately: true,
  at: 1_750_000_000_123,
}

export const AN_ANSWER: AnsweredMessage = {
  asked: { platform: 'chat', workspace: 'w1', channel: 'c1', message: 'm1' },
  answer: 'm2',
  answerChannel: 'c2',
  thread: 't1',
  text: 'when did it freeze?',
  at: 1_750_000_000_456,
}

export const A_CHANNEL: ChannelRef = { platform: 'chat', workspace: 'w1', channel: 'c1' }

export const A_SCHEDULE: DigestSchedule = {
  channel: A_CHANNEL,
  time: '09:00',
  days: 'weekdays',
  zone: 'Europe/Paris',
  quiet: 'skip',
  language: 'en',
  setBy: 'u1',
  since: 1_750_000_000_789,
}

/** A claim made at 1,000 that expires at 2,000. */
export const A_CLAIM = { key: 'd1', channel: A_CHANNEL, slot: 900, upTo: 950, until: 2_000 }

export const A_WATCH: Watch = {
  id: 'w1',
  place: { platform: 'chat', workspace: 'w1', channel: 'c1', thread: 't1', user: 'u1' },
  direct: true,
  question: 'Has the harbour thawed?',
  language: 'es',
  at: 1_750_000_001_234,
  gap: 'q1',
}

export const A_FILE: SavedFile = { name: 'notes/harbour.jsonl', stamp: '1200-1750000000000' }

export const A_CONTENT = {
  documents: [
    { id: 'ice', hash: 'h1', data: '{"title":"Ice"}' },
    { id: 'thaw', hash: 'h2', data: '{"title":"Thaw"}' },
  ],
  problems: '["line 3 can’t be read"]',
}

export const A_SHELF: SavedShelf = {
  id: 's1',
  name: 'Legal',
  platform: 'chat',
  workspace: 'w1',
  channel: 'c1',
  at: 5,
}

export const AN_ADDED: AddedSource = {
  id: 'a1',
  shelf: 's1',
  link: 'https://example.org/a',
  feed: 'https://example.org/feed',
  at: 5,
  checked: 6,
  etag: '"1"',
  lastModified: 'Mon, 02 Nov 2026 08:00:00 GMT',
  misses: 1,
}

export const A_CHANGE: ShelfChange = {
  id: 'k1',
  at: 7,
  action: 'add',
  shelf: 's1',
  source: 'a1',
  what: 'The ferry',
  by: { platform: 'chat', workspace: 'w1', user: 'u1' },
}

export const A_SHARE: SharedAnswer = {
  id: 'q1',
  place: { platform: 'chat', workspace: 'w1', user: 'u1' },
  question: 'When was it built?',
  language: 'en',
  status: 'answered',
  confidence: 0.75,
  at: 5,
  excerpts: [
    { reference: '~a.b', start: 3, end: 9, digest: 'd', marks: [{ start: 1, end: 2 }], header: 'Year' },
  ],
}

export const A_SESSION: SavedSession = {
  hash: 'h1',
  platform: 'chat',
  workspace: 'w1',
  user: 'u1',
  workspaces: ['w1', 'w2'],
  at: 5,
  until: 900,
}

export const AN_INSTALLATION: SavedInstallation = {
  id: 'w1',
  platform: 'chat',
  kind: 'workspace',
  organisation: 'o1',
  sealed: 'AQab',
  at: 5,
}

export const A_FEED: FollowedFeed = {
  id: 'f1',
  url: 'https://example.org/feed',
  shelf: 's1',
  by: { platform: 'chat', workspace: 'w1', user: 'u1' },
  at: 5,
  title: 'Harbour news',
  next: 9,
  polled: 6,
  etag: '"1"',
  lastModified: 'Mon, 02 Nov 2026 08:00:00 GMT',
  failures: 1,
  error: 'slow',
}

export const A_TOKEN: SavedToken = {
  id: 'k1',
  hash: 'c0ffee',
  name: 'reports',
  reads: { platform: 'chat', workspace: 'w1', channel: 'c1' },
  at: 1_750_000_000_500,
}

export const A_READING: SavedReading = {
  by: 'bot-1:/srv/sources',
  asOf: 1_750_000_000_000,
  revision: 'r1',
  problems: '[{"file":"a.txt","message":"a.txt is empty"}]',
  passedOver: '3 .mp4',
}
