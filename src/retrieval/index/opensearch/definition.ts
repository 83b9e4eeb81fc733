import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { AwayError } from '../../../errors.ts'
import type { SearchConfig } from '../../../search-config.ts'
import { TERMS_VERSION } from '../passage-index.ts'
import { BM25 } from '../scoring.ts'
import { type Connection, RefusedError } from './connection.ts'

/** Raise it whenever the index is set up differently. */
const SET_UP = 1

/**
 * The name of the index. It holds the version of the terms, so programs of different versions, side by side during an upgrade, each have
 * an index of their own.
 */
export const indexName = ({ name }: Pick<SearchConfig, 'name'>): string =>
  `${name}-${TERMS_VERSION}-${SET_UP}`

/** What is said of a passage in the index. Its words stay with its source. */
export interface IndexedPassage {
  /** The key of its source: see `groupOf`. */
  readonly group: string
  /** How many passages of its source come before it. */
  readonly at: number
  /** The state of its source: it changes whenever any field below does. */
  readonly state: string
  readonly shelf: string
  /** The views in which its source is a copy, and is left out. */
  readonly out: readonly string[]
  /** The views in which its source is a near copy. */
  readonly near: readonly string[]
  /** The terms of its own words, one a line, as often as they stand there. */
  readonly text: string
  /** The terms above it. */
  readonly heading: string
  /** How many different terms the two fields have. */
  readonly textLength: number
  readonly headingLength: number
}

/** Terms are made by the core, so OpenSearch only parts them. */
const TERM_LISTS = {
  analyzer: { lines: { type: 'custom', tokenizer: 'lines' } },
  tokenizer: { lines: { type: 'char_group', tokenize_on_chars: ['\n'] } },
}

const terms = {
  type: 'text',
  analyzer: 'lines',
  search_analyzer: 'keyword',
  index_options: 'freqs',
  similarity: 'core',
} as const
const key = { type: 'keyword' } as const
const length = { type: 'integer', index: false } as const

/**
 * One primary shard: frequencies stay exact, and it has room for some 30 million passages. Whoever runs the cluster may change the number of
 * replicas of the running index.
 */
const DEFINITION = {
  settings: {
    number_of_shards: 1,
    auto_expand_replicas: '0-1',
    refresh_interval: '-1',
    analysis: TERM_LISTS,
    similarity: { core: { type: 'BM25', k1: BM25.k, b: BM25.b } },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      group: key,
      at: length,
      state: key,
      shelf: key,
      out: key,
      near: key,
      text: terms,
      heading: terms,
      textLength: length,
      headingLength: length,
    },
  },
}

/** How long a new index may take until it can be asked: so many looks, this far apart in milliseconds. */
const PATIENCE = { looks: 40, every: 250 }

/** Makes the index, unless it is there, and waits until it can be asked. @throws AwayError; RefusedError if OpenSearch refuses it */
export const ensureIndex = async ({ request }: Connection, index: string): Promise<void> => {
  for (let looks = 0; ; looks += 1) {
    try {
      await request('POST', `/${index}/_search`, { size: 0 })
      return
    } catch (error) {
      const isMissing = error instanceof RefusedError && error.status === 404
      // Another program may have made it just now, and its parts are not open yet.
      const isOpening = error instanceof AwayError && error.cause instanceof RefusedError
      if ((!isMissing && !isOpening) || looks >= PATIENCE.looks) throw error
      if (isMissing) await make(request, index)
      else await setTimeout(PATIENCE.every)
    }
  }
}

const make = async (request: Connection['request'], index: string): Promise<void> => {
  try {
    await request('PUT', `/${index}`, DEFINITION)
  } catch (error) {
    if (!(error instanceof RefusedError && error.kind === 'resource_already_exists_exception')) throw error
  }
}

/** In UTF-16 code units. OpenSearch cuts words of more than 255, and takes none of more than 32,766 bytes. */
const LONGEST_TERM = 200

/** A term as it is written in the index: very long ones, and those that are no whole characters, by their digest. */
export const writtenTerm = (term: string): string =>
  term.length <= LONGEST_TERM && term.isWellFormed() && !term.includes('\n')
    ? term
    : `\u0001${createHash('sha256').update(term, 'utf16le').digest('base64url')}`
