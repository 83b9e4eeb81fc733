import type { Passage } from '../../../model.ts'
import { createPace } from '../../../pace.ts'
import { termsIn } from '../engine.ts'
import type { Connection } from './connection.ts'
import { type IndexedPassage, writtenTerm } from './definition.ts'
import type { Group } from './views.ts'

/** How many passages go into one request. */
const BATCH = 500
/** How many requests are under way at a time. */
const AT_ONCE = 3
/** How many groups are listed, or deleted, by one request. */
const PAGE = 5_000

/** What changed in the index. */
export interface Filled {
  /** How many passages were written. */
  readonly written: number
  /** How many sources were taken out. */
  readonly removed: number
}

/**
 * Makes the index hold what it is to hold, and shows it. What it holds already stays. Whoever does the same at the same time, writes the same.
 *
 * @param mayRemove whether what is not wanted is taken out; one of several programs does that
 * @throws AwayError; RefusedError
 */
export const fill = async (
  connection: Connection,
  index: string,
  wanted: ReadonlyMap<string, Group>,
  mayRemove: boolean,
): Promise<Filled> => {
  const held = await heldGroups(connection, index)
  const missing = [...wanted.values()].filter(
    (group) => held.get(group.group) !== stampOf(group.state, group.count),
  )
  const written = await write(connection, index, missing)
  const gone = mayRemove ? [...held.keys()].filter((group) => !wanted.has(group)) : []
  for (let from = 0; from < gone.length; from += PAGE)
    await connection.request('POST', `/${index}/_delete_by_query?conflicts=proceed&refresh=false`, {
      query: { terms: { group: gone.slice(from, from + PAGE) } },
    })
  if (written > 0 || gone.length > 0) await connection.request('POST', `/${index}/_refresh`)
  return { written, removed: gone.length }
}

interface Listed {
  readonly aggregations: {
    readonly groups: {
      readonly after_key?: object
      readonly buckets: readonly {
        readonly key: { readonly group: string; readonly state: string }
        readonly doc_count: number
      }[]
    }
  }
}

/** A group whose writing was cut short has fewer passages. */
const stampOf = (state: string, passages: number): string => `${state} ${passages}`

/** The groups that are in the index, each with its stamp. A group in two states has none. */
const heldGroups = async ({ request }: Connection, index: string): Promise<ReadonlyMap<string, string>> => {
  const held = new Map<string, string>()
  let after: object | undefined
  do {
    const sources = [{ group: { terms: { field: 'group' } } }, { state: { terms: { field: 'state' } } }]
    const { aggregations } = await request<Listed>('POST', `/${index}/_search`, {
      size: 0,
      aggs: { groups: { composite: { size: PAGE, sources, ...(after && { after }) } } },
    })
    for (const { key, doc_count } of aggregations.groups.buckets)
      held.set(key.group, held.has(key.group) ? '' : stampOf(key.state, doc_count))
    after = aggregations.groups.after_key
  } while (after !== undefined)
  return held
}

/** Writes all passages of some groups. @returns how many */
const write = async ({ request }: Connection, index: string, groups: readonly Group[]): Promise<number> => {
  const pace = createPace()
  const sending = new Set<Promise<void>>()
  let batch: object[] = []
  let written = 0
  let fault: unknown
  const send = async (lines: readonly object[]): Promise<void> => {
    const { errors, items } = await request<Written>('POST', `/${index}/_bulk?refresh=false`, lines)
    if (!errors) return
    const fault = items.find(({ index: { error } }) => error)?.index.error
    throw new Error(`OpenSearch did not take a passage: ${fault?.type}`)
  }
  const sendBatch = async (): Promise<void> => {
    const sent = send(batch)
      .catch((error) => {
        fault ??= error
      })
      .finally(() => sending.delete(sent))
    sending.add(sent)
    batch = []
    if (sending.size >= AT_ONCE) await Promise.race(sending)
    if (fault !== undefined) throw fault
  }
  for (const group of groups)
    for (const [at, passage] of group.passages().entries()) {
      batch.push({ index: { _id: passageId(group.group, at) } }, described(group, at, passage))
      written += 1
      if (batch.length >= BATCH * 2) await sendBatch()
      const turn = pace()
      if (turn) await turn
    }
  if (batch.length > 0) await sendBatch()
  await Promise.all(sending)
  if (fault !== undefined) throw fault
  return written
}

interface Written {
  readonly errors: boolean
  readonly items: readonly { readonly index: { readonly error?: { readonly type: string } } }[]
}

/** The same passage has the same id, whoever writes it. */
const passageId = (group: string, at: number): string => `${group}.${at}`

const described = (
  { group, state, shelf, out, near }: Group,
  at: number,
  passage: Passage,
): IndexedPassage => {
  const text = termsIn(passage, 'text')
  const heading = termsIn(passage, 'heading')
  return {
    group,
    at,
    state,
    shelf,
    out,
    near,
    text: listed(text),
    heading: listed(heading),
    textLength: new Set(text).size,
    headingLength: new Set(heading).size,
  }
}

const listed = (terms: readonly string[]): string => terms.map(writtenTerm).join('\n')
