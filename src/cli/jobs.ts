import type { App } from '../app.ts'
import { digestReply } from '../commands/digest/digest-reply.ts'
import { withReaderLinks } from '../commands/reading/reader-links.ts'
import { notifyWatches } from '../commands/watches/notify.ts'
import type { DeliveryProblem, DigestDeps } from '../digest/deliver/delivery.ts'
import type { Poster } from '../digest/deliver/poster.ts'
import { startDigests } from '../digest/schedule/clock.ts'
import type { Log } from '../log.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { CHANNEL, proseWithChannel } from '../reply.ts'
import { createItemAdder } from '../sources/added/feed-items.ts'
import { recheckDue } from '../sources/added/recheck.ts'
import { type FolderWatch, watchFolder } from '../sources/shelf/watch-folder.ts'
import { type FollowDeps, startFollowing } from '../sources/web/feeds/follow.ts'
import type { DigestSchedule } from '../store/port.ts'

/** How often to look for new, changed and removed sources, in milliseconds. */
const LOOK_INTERVAL = 60_000
/** How often a process that does not read the folder looks whether another has read it, or none does any more, in milliseconds. */
const FOLLOW_INTERVAL = 5_000
/** How long to gather what other processes change before looking, in milliseconds. */
const GATHER = 1_000

/** What a bot does without being asked: it reads new sources, polls feeds, tells those who watch a question about what came, and delivers digests. */
export interface Jobs {
  /** Waits for running jobs. */
  stop(): Promise<void>
}

/** Watches the sources, and calls back once they have changed. */
export type WatchSources = (onChange: () => void, report: (error: unknown) => void) => Promise<FolderWatch>

/** Watches a folder of sources. */
export const watchSources =
  (path: string): WatchSources =>
  (onChange, report) =>
    watchFolder(path, { onChange, report, setTimer })

/**
 * @param posters by the names of their platforms
 * @param watch tells of changes at once; without it they are found once a minute
 */
export const startJobs = (
  app: App,
  posters: ReadonlyMap<string, Poster>,
  log: Log,
  watch?: WatchSources,
): Jobs => {
  const digests = startDigests(digestDeps(app, posters, log))
  const following = startFollowing(followDeps(app, log))
  // Sources that came while the bot was stopped count too: each once, for the watches that are older than it.
  let again: Iterable<string> = app.context({ platform: 'none' }).arrivals.keys()

  const look = async (): Promise<void> => {
    try {
      const came = await app.refresh()
      tellRole()
      if (came.size > 0) log.info('sources changed', { sources: came.size })
      const run = await notifyWatches(
        new Set([...again, ...came.keys()]),
        app.context,
        (platform) => posters.get(platform),
        log,
      )
      // New sources are tried once more at the next look, for watches that were being added during this one.
      again = new Set([...run.retry.keys(), ...came.keys()])
    } catch (error) {
      // The shelf stays as it was, and the next look tries again.
      log.error('sources not read', { error })
    }
  }
  /** Looks again at the pages of sources that came from links. */
  const recheck = async (): Promise<void> => {
    const { store, readers, now } = app.context({ platform: 'none' })
    const fault = (error: unknown) => log.error('link not looked at', { error })
    await recheckDue({ ...readers, store, now }, fault).catch(fault)
  }
  let role = app.sources.role()
  let watching: Promise<FolderWatch> | undefined
  /** The folder is watched only where it is read. */
  const tellRole = (): void => {
    const now = app.sources.role()
    if (now !== role) log.info(ROLES[now])
    role = now
    if (now === 'reads') watching ??= watch?.(lookAgain, unwatched)
  }
  const unwatched = (error: unknown) => log.warn('sources not watched, looked at each minute', { error })
  let looking = look()
  let isWaiting = false
  /** Looks once more after the present look, however often it is asked to meanwhile. */
  const lookAgain = (): void => {
    if (isWaiting) return
    isWaiting = true
    looking = looking.then(() => {
      isWaiting = false
      return look()
    })
  }
  let gathering: NodeJS.Timeout | undefined
  const told = app.store.onChange?.((what) => {
    // A channel's rule is read for each message.
    if (what === 'rules') return
    gathering ??= setTimeout(() => {
      gathering = undefined
      lookAgain()
    }, GATHER)
  })
  tellRole()
  const follow = setInterval(() => {
    const { isBehind } = app.sources
    // A store that is away is told of by the look of each minute.
    isBehind().then(
      (behind) => behind && lookAgain(),
      () => {},
    )
  }, FOLLOW_INTERVAL)
  let rechecking = Promise.resolve()
  const timer = setInterval(() => {
    lookAgain()
    rechecking = rechecking.then(recheck)
    watching?.then(({ renew }) => renew()).catch(unwatched)
  }, LOOK_INTERVAL)
  return {
    stop: async () => {
      clearInterval(timer)
      clearInterval(follow)
      await told?.then((end) => end())
      clearTimeout(gathering)
      await watching?.then((own) => own.stop())
      await Promise.all([digests.stop(), following.stop(), looking, rechecking])
    },
  }
}

const ROLES = {
  reads: 'this process reads the sources from now on',
  follows: 'another process reads the sources from now on',
} as const

/** Connects the delivery of digests to the app and its posters. */
export const digestDeps = (
  app: App,
  posters: ReadonlyMap<string, Poster>,
  log: Log,
): Omit<DigestDeps, 'signal'> => ({
  store: app.store,
  posterOf: (platform) => posters.get(platform),
  compose: async (schedule, { since, upTo, at }) => {
    const context = app.context({ ...schedule.channel, user: schedule.setBy })
    // Without the arrivals nothing looks new. A later try has them.
    if (context.asOf === undefined) throw new Error('The store did not say when the sources came.')
    // The shelf was read up to a minute ago. It lacks what another process has recorded since, so that is left to the next digest.
    const end = Math.max(since, Math.min(upTo, context.asOf))
    const reply = await digestReply(schedule, since, end, context, at)
    return { reply: reply && withReaderLinks(reply, context), upTo: end }
  },
  notifyOwner: async (schedule, problem) => {
    await posters.get(schedule.channel.platform)?.post(
      {
        kind: 'person',
        platform: schedule.channel.platform,
        ...(schedule.channel.workspace !== undefined && { workspace: schedule.channel.workspace }),
        user: schedule.setBy,
      },
      {
        language: schedule.language,
        outcome: 'done',
        blocks: [proseWithChannel(problemText(schedule, problem), schedule.channel.channel)],
      },
      `problem-${schedule.channel.channel}-${problem.slot}`,
    )
  },
  report: (error) => log.error('digest failed', { error }),
  onOutcome: (schedule, { state, slot, tries, error }) =>
    log.info('digest', {
      platform: schedule.channel.platform,
      state,
      slot: new Date(slot).toISOString(),
      tries,
      ...(error !== undefined && { error }),
    }),
  now: Date.now,
  setTimer,
})

/** Connects the polling of feeds to the app. What a poll brings is read at the next look. */
const followDeps = (app: App, log: Log): FollowDeps => {
  const { store, readers, now } = app.context({ platform: 'none' })
  return {
    store,
    web: readers.web,
    add: createItemAdder({ store, ...readers, now }),
    now,
    random: Math.random,
    setTimer,
    report: (error) => log.error('feed not polled', { error }),
    // By its id: the link of a feed may hold a secret.
    onOutcome: ({ feed, added, failed, error }) =>
      log.info('feed', { feed: feed.id, added, failed, ...(error !== undefined && { error }) }),
  }
}

const setTimer = (run: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

const problemText = ({ language }: DigestSchedule, { kind, off }: DeliveryProblem): string => {
  const messages = messagesFor(language)
  if (kind === 'forbidden') return messages.digestForbidden(CHANNEL)
  const say = off ? messages.digestEnded : messages.digestFailed
  return say(CHANNEL, messages.digestReason[kind])
}
