import type { Poster } from '../../digest/deliver/poster.ts'
import { runWatches, type WatchesRun } from '../../digest/watches/run-watches.ts'
import type { Log } from '../../log.ts'
import type { Context } from '../context.ts'
import { askVerified } from '../verified.ts'
import { watchNotice } from '../watch-hit.ts'

/**
 * Tells the standing questions what the sources that came say to them: each source once, and only what came after the question was put, so that it
 * does no harm to be given sources again, or all of them when the program starts. Never rejects.
 * @param sources the ids of those that came or changed
 * @param posterOf undefined where the bot is not on a platform
 */
export const notifyWatches = (
  sources: Iterable<string>,
  context: Pick<Context, 'store' | 'retrieval' | 'sourceById' | 'references' | 'arrivals' | 'report' | 'now'>,
  posterOf: (platform: string) => Poster | undefined,
  log: Log,
): Promise<WatchesRun> => {
  const { store, arrivals, now } = context
  return runWatches({
    store,
    fresh: new Map([...sources].map((id) => [id, arrivals.get(id)?.changed ?? 0])),
    ask: (question, { place, among }) => askVerified(question, { among }, { ...context, place }),
    posterOf,
    hitReply: (watch, found, more) =>
      watchNotice(
        watch,
        found.map(({ excerpt }) => excerpt),
        more,
        context,
      ),
    now,
    log,
  })
}
