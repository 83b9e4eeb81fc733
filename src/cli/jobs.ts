import type { App } from '../app.ts'
import { digestReply } from '../commands/digest/digest-reply.ts'
import { notifyWatches } from '../commands/watches/notify.ts'
import type { DeliveryProblem, DigestDeps } from '../digest/deliver/delivery.ts'
import type { Poster } from '../digest/deliver/poster.ts'
import { startDigests } from '../digest/schedule/clock.ts'
import type { Log } from '../log.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { prose } from '../reply.ts'
import type { DigestSchedule } from '../store/port.ts'

/** How often it is looked whether sources have come or gone, in milliseconds. */
const LOOK = 60_000

/** What a bot does by itself while it runs: it reads what is new, tells standing questions of it, and delivers digests. */
export interface Jobs {
  /** Waits for what is under way. */
  stop(): Promise<void>
}

/** @param posters by the names of their platforms */
export const startJobs = (app: App, posters: ReadonlyMap<string, Poster>, log: Log): Jobs => {
  const digests = startDigests(digestDeps(app, posters, log))
  // What came while nobody was there is told too: each source once, and only what came after the question was put.
  let again: Iterable<string> = app.context({ platform: 'none' }).arrivals.keys()

  const look = async (): Promise<void> => {
    try {
      const came = await app.refresh()
      if (came.size > 0) log.info('sources changed', { sources: came.size })
      const run = await notifyWatches(
        new Set([...again, ...came.keys()]),
        app.context({ platform: 'none' }),
        (platform) => posters.get(platform),
        log,
      )
      // What came is tried once more at the next look, for watches that were being set during this one.
      again = new Set([...run.retry.keys(), ...came.keys()])
    } catch (error) {
      // The sources that were read stay, and the next look tries again.
      log.error('sources not read', { error })
    }
  }
  let underWay = look()
  const timer = setInterval(() => {
    underWay = underWay.then(look)
  }, LOOK)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all([digests.stop(), underWay])
    },
  }
}

/** What delivering digests needs, from the app. */
export const digestDeps = (
  app: App,
  posters: ReadonlyMap<string, Poster>,
  log: Log,
): Omit<DigestDeps, 'signal'> => ({
  store: app.store,
  posterOf: (platform) => posters.get(platform),
  compose: async (schedule, { since, upTo, at }) => {
    const context = app.context({ ...schedule.channel, user: schedule.setBy })
    // The shelf was read up to a minute ago. What another process recorded since then is not in it, so the next digest has to tell it.
    const end = Math.max(since, Math.min(upTo, context.asOf ?? since))
    return { reply: await digestReply(schedule, since, end, context, at), upTo: end }
  },
  notifyOwner: async (schedule, problem) => {
    await posters.get(schedule.channel.platform)?.post(
      {
        kind: 'person',
        platform: schedule.channel.platform,
        ...(schedule.channel.workspace !== undefined && { workspace: schedule.channel.workspace }),
        user: schedule.setBy,
      },
      { language: schedule.language, outcome: 'done', blocks: [prose(problemText(schedule, problem))] },
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
  setTimer: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
})

const problemText = ({ language, channel }: DigestSchedule, { kind, off }: DeliveryProblem): string => {
  const messages = messagesFor(language)
  const say = off ? messages.digestEnded : messages.digestFailed
  return say(channel.channel, messages.digestReason[kind])
}
