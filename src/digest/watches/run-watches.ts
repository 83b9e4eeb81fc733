import { createHash } from 'node:crypto'
import type { Log } from '../../log.ts'
import type { Reply } from '../../reply.ts'
import type { Store, Watch, WatchStore } from '../../store/port.ts'
import { type Destination, type Poster, PostingError } from '../deliver/poster.ts'
import { type Found, type Match, type Matching, matchWatches } from './match-watches.ts'

/*
 * `watches` asks standing questions of new sources and posts the answers.
 */

/** Excerpts a message; the rest are counted. */
const MAX_SHOWN = 5

/** The new sources, and what is needed to report them. */
export interface WatchesRunInput extends Omit<Matching, 'watches'> {
  readonly store: Pick<WatchStore, 'watches' | 'hits' | 'claimHit' | 'releaseHit' | 'deleteWatch'> &
    Pick<Store, 'claim'>
  /** Undefined if the bot is not on the platform. Its watches wait. */
  readonly posterOf: (platform: string) => Poster | undefined
  /** The message; undefined if no excerpt can be shown. @param more how many further sources answer */
  readonly hitReply: (watch: Watch, found: readonly Found[], more: number) => Reply | undefined
  /** What whoever set a channel's watch is told: that it has ended, or that the bot may not write there. */
  readonly notice: (watch: Watch, what: 'ended' | 'forbidden') => Reply
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
}

/** The result of a run. */
export interface WatchesRun {
  /** How many messages were posted. */
  readonly posted: number
  /** The sources to try again, each with when it came: a message about them could not be posted. */
  readonly retry: ReadonlyMap<string, number>
  /** How long to wait before that in milliseconds, if a platform says so. */
  readonly retryAfter?: number
}

/** Lets requests be served between two watches. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What became of a match. */
type Outcome = 'posted' | 'nothing' | PostingError

/**
 * Posts one message for each watch that new sources answer. Each source is reported once, whichever process is first: a hit is claimed before it
 * is posted, and released if posting may work later. A watch whose channel is gone is deleted. Never rejects: a failure of one watch is logged and
 * does not affect the others.
 */
export const runWatches = async (input: WatchesRunInput): Promise<WatchesRun> => {
  const { store, fresh, log } = input
  const retry = new Map<string, number>()
  let posted = 0
  let retryAfter: number | undefined
  const retryLater = (sources: Iterable<string>) => {
    for (const source of sources) retry.set(source, fresh.get(source) ?? 0)
  }
  if (fresh.size === 0) return { posted, retry }
  try {
    for (const watch of await store.watches()) {
      if (!input.posterOf(watch.place.platform)) continue
      let match: Match | undefined
      try {
        // Leaves out what it has reported already.
        const before = new Set(await store.hits(watch.id, 0))
        const news = new Map([...fresh].filter(([source]) => !before.has(source)))
        ;[match] = await matchWatches({ turn: nextTurn, ...input, watches: [watch], fresh: news })
        const outcome = match ? await postMatch(match, input) : 'nothing'
        if (outcome === 'posted') posted += 1
        if (!match || !(outcome instanceof PostingError) || outcome.kind === 'never') continue
        retryAfter = Math.max(retryAfter ?? 0, outcome.retryAfter ?? 0) || undefined
        retryLater(match.found.map(({ source }) => source))
      } catch (error) {
        log.error('watch.failed', { watch: watch.id, error })
        retryLater(match ? match.found.map(({ source }) => source) : fresh.keys())
      }
    }
  } catch (error) {
    log.error('watch.not-read', { error })
    retryLater(fresh.keys())
  }
  return { posted, retry, ...(retryAfter !== undefined && { retryAfter }) }
}

/** Where a watch's answers go. A platform without user names has only one person. */
export const destinationOf = ({ place, direct }: Watch): Destination => {
  const { platform, workspace, channel, user = '' } = place
  const where = { platform, ...(workspace !== undefined && { workspace }) }
  return direct || channel === undefined
    ? { kind: 'person', ...where, user }
    : { kind: 'channel', channel: { ...where, channel } }
}

/** Claims the hits of a match and posts them in one message. */
const postMatch = async ({ watch, found }: Match, input: WatchesRunInput): Promise<Outcome> => {
  const { store, now, hitReply, log } = input
  const claimed: Found[] = []
  // If the watch was stopped in the meantime, nothing can be claimed.
  for (const hit of found) if (await store.claimHit(watch.id, hit.source, now())) claimed.push(hit)
  const shown = claimed.slice(0, MAX_SHOWN)
  const reply = shown.length > 0 ? hitReply(watch, shown, claimed.length - shown.length) : undefined
  if (!reply) return 'nothing'
  const failed = await postHit(watch, claimed, reply, input)
  if (failed?.kind === 'never') {
    await tellSetter(watch, 'ended', input)
    await store.deleteWatch(watch.id)
    log.warn('watch.dropped', { watch: watch.id, platform: watch.place.platform, reason: failed.message })
    return failed
  }
  if (failed) {
    for (const { source } of claimed) await store.releaseHit(watch.id, source)
    log.warn('watch.put-off', { watch: watch.id, platform: watch.place.platform, reason: failed.message })
    if (
      failed.fault === 'forbidden' &&
      (await store.claim(`watch-forbidden:${watch.id}`, now(), now() + WEEK))
    )
      await tellSetter(watch, 'forbidden', input)
    return failed
  }
  log.info('watch.told', { watch: watch.id, platform: watch.place.platform, sources: claimed.length })
  // It was to report the first answer only.
  if (watch.gap !== undefined) await store.deleteWatch(watch.id)
  return 'posted'
}

/** How often somebody is told that the bot may not write where their watch belongs, in milliseconds. */
const WEEK = 7 * 86_400_000

/** Tells whoever set a watch of a channel what became of it. Those who watch for themselves are out of reach by then. Never rejects. */
const tellSetter = async (
  watch: Watch,
  what: 'ended' | 'forbidden',
  { posterOf, notice, now, log }: WatchesRunInput,
): Promise<void> => {
  const { direct, place } = watch
  const { platform, workspace, channel, user } = place
  if (direct || channel === undefined || user === undefined) return
  const to: Destination = {
    kind: 'person',
    platform,
    ...(workspace !== undefined && { workspace }),
    user,
  }
  try {
    await posterOf(platform)?.post(to, notice(watch, what), `watch-${what}-${watch.id}-${now()}`)
  } catch (error) {
    log.warn('watch.could-not-tell', { watch: watch.id, platform, error })
  }
}

/** @returns why it could not be posted; undefined if it was */
const postHit = async (
  watch: Watch,
  claimed: readonly Found[],
  reply: Reply,
  { posterOf, log }: WatchesRunInput,
): Promise<PostingError | undefined> => {
  try {
    await posterOf(watch.place.platform)?.post(destinationOf(watch), reply, keyOf(watch, claimed))
    return undefined
  } catch (error) {
    if (error instanceof PostingError) return error
    log.error('watch.not-posted', { watch: watch.id, error })
    return new PostingError('later', 'the platform failed for an unknown reason')
  }
}

/** The same key for the same sources and watch, so that a platform can refuse a duplicate. */
const keyOf = (watch: Watch, claimed: readonly Found[]): string => {
  const sources = claimed.map(({ source }) => source).sort()
  return createHash('sha256')
    .update(JSON.stringify(['watch', watch.id, ...sources]))
    .digest('hex')
    .slice(0, 24)
}
