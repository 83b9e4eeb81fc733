import type { Access } from '../../src/commands/access/access.ts'
import type { Context } from '../../src/commands/context.ts'
import { createLibraryBuilder } from '../../src/commands/library.ts'
import { COMMANDS } from '../../src/commands/table.ts'
import type { Place, Source } from '../../src/model.ts'
import { createRetrieval, searchInMemory } from '../../src/retrieval/retrieval.ts'
import type { LinkReaders } from '../../src/sources/added/article.ts'
import { MAIN_SHELF } from '../../src/sources/shelf/added.ts'
import { openStore } from '../../src/store/sqlite/store.ts'
import { passagesOf, sourceOf } from '../texts.ts'

export const ferry = sourceOf(
  'ferry.txt',
  [
    'The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day.',
    'Captain Ida Solberg retired in May 2024 after thirty years. Nobody has replaced her yet.',
    'Tickets cost 45 kroner. Children travel free of charge.',
    'The engine burns diesel. A battery is planned for 2027.',
  ],
  {
    title: 'The old ferry',
    publisher: 'Harbour Post',
    published: '2025-12-14',
    url: 'https://post.example/f',
  },
)
export const mine = sourceOf(
  'mine.md',
  ['La mina de cobre de San Telmo cerró en 1998. Trabajaban allí 400 mineros.'],
  {
    title: 'La mina de cobre',
    language: 'es',
    author: 'Ana Ruiz',
    file: 'mine.md',
  },
)
export const lighthouses = Array.from({ length: 10 }, (_, index) =>
  sourceOf(`lamp${index + 1}.txt`, [`Lighthouse number ${index + 1} has a lamp of its own colour.`], {
    title: `Lighthouse ${index + 1}`,
  }),
)

/** A person in a thread of a channel. */
export const THREAD: Place = {
  platform: 'test',
  workspace: 'W1',
  channel: 'C1',
  thread: 'T1',
  user: 'U1',
}

/** Everybody may do everything, and no channel can be told. */
export const ANY_ACCESS: Access = {
  outsiders: 'answer',
  settingsBy: 'everyone',
  role: async () => 'member',
  nameOf: async () => undefined,
  channelNameOf: async () => undefined,
  isOpen: async () => false,
  mayPost: undefined,
  tell: async () => undefined,
}

const unread = () => Promise.reject(new Error('nothing is to be read'))
const NO_READERS: LinkReaders = { web: { fetch: unread }, read: unread }

/** A context over a few sources with a store in memory, and the bugs that were reported. */
export const contextOf = async (sources: readonly Source[], more: Partial<Context> = {}) => {
  const shelf = { sources, passages: sources.flatMap(passagesOf) }
  const bugs = new Map<string, unknown>()
  const report = (id: string, error: unknown) => void bugs.set(id, error)
  const library = await createLibraryBuilder(report)(
    { shelf, arrivals: new Map() },
    searchInMemory(createRetrieval(shelf)),
  )
  const context: Context = {
    ...library,
    store: await openStore(':memory:'),
    place: { platform: 'test' },
    access: ANY_ACCESS,
    privately: false,
    language: 'en',
    retentionDays: 90,
    commands: COMMANDS,
    samples: async () => ['When was the Maren Holt ferry built?'],
    zoneOf: async () => 'UTC',
    asOf: undefined,
    passedOver: '',
    shelves: {
      read: undefined,
      rules: { shelves: [], bindings: [] },
      folder: '/sources',
      of: new Map(sources.map(({ id }) => [id, MAIN_SHELF])),
    },
    refresh: async () => library,
    readers: NO_READERS,
    now: () => 1_000_000,
    report,
    ...more,
  }
  return { context, bugs }
}
