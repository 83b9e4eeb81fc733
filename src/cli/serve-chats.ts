import { once } from 'node:events'
import { type App, createApp } from '../app.ts'
import { createInstallations } from '../commands/access/installations.ts'
import type { Desk } from '../commands/desk.ts'
import { createLeases } from '../commands/once.ts'
import { type Config, secretsOf } from '../config.ts'
import { createLog, type Log } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { sizeOf } from '../model.ts'
import { startServer, stopServer } from '../platforms/http.ts'
import type { Platform } from '../platforms/platform.ts'
import { readerAt } from '../platforms/web/signed-links.ts'
import { type Jobs, startJobs, watchSources } from './jobs.ts'
import { type ExitStatus, reportPassedOver, reportReading } from './report.ts'
import { stopSignal } from './signals.ts'

const DAY = 86_400_000
/** For a shelf that offers no sample. It need not be answered. */
const FIRST_QUESTION = 'When was it built, and who said so?'
/** How long running tasks may take to finish after a signal, in milliseconds. */
const GRACE = 10_000
/** How long the process may live after the program has ended, in milliseconds. */
const LINGER = 1000

/**
 * Connects every platform that is set up, and runs until a signal asks the program to stop.
 * @throws UserError if the path of the sources does not exist; ConfigError if a setting keeps a platform from starting
 */
export const serveChats = async (config: Config): Promise<ExitStatus> => {
  const log = createLog(config.logLevel, secretsOf(config))
  exitOnBug(log)
  const stop = stopSignal((signal) => log.warn('stopped at once', { signal }))
  let platforms: readonly Platform[] = []
  const app = await createApp(config, (id, error) => log.error('bug', { id, error }), {
    posterOf: (platform) => platforms.find(({ name }) => name === platform)?.poster,
    note: (line) => log.info(line),
    serving: true,
    ...(config.web && { reader: readerAt(config.web) }),
  })
  const tidy = setInterval(() => app.forget().catch((error) => log.error('tidying failed', { error })), DAY)
  try {
    if (!reportReading(app, config)) return 2
    reportPassedOver(app, config)
    log.info('sources read', { role: app.sources.role(), ...app.figures })
    await app.forget()
    // The first question builds what all later ones use, so that nobody waits for it.
    const nowhere = { platform: 'none' }
    await app.desk.handle({ kind: 'greet' }, { place: nowhere })
    for (const question of [FIRST_QUESTION, ...(await app.context(nowhere).samples(config.language))])
      await app.answer(question, { place: nowhere, top: 3 })
    if (stop.aborted) return 0
    const metrics = createMetrics(() => sizeOf(app.context({ platform: 'none' }).shelf))
    const desk = metrics.countCommands(app.desk)
    const chats = await createPlatforms(config, app, desk, log)
    const { web } = config
    const people = new Map(chats.map((chat) => [chat.name, chat.people]))
    const peopleOf = (platform: string) => people.get(platform)
    platforms = web
      ? [
          ...chats,
          (await import('./reader.ts')).createReader({
            config: { ...config, web },
            store: app.store,
            desk,
            log,
            peopleOf,
          }),
        ]
      : chats
    const server = config.port === undefined ? undefined : await startServer(config.port, platforms, metrics)
    let jobs: Jobs | undefined
    try {
      const stopped = stop.aborted ? Promise.resolve() : once(stop, 'abort').then(() => undefined)
      const refused = Promise.race(platforms.flatMap((platform) => platform.refused ?? []))
      const start = async () => {
        for (const platform of platforms) if (!stop.aborted) await platform.start()
      }
      await Promise.race([start(), stopped])
      const posters = new Map(platforms.map(({ name, poster }) => [name, metrics.countPosts(poster)]))
      if (!stop.aborted) {
        jobs = startJobs(app, posters, log, watchSources(config.sources))
        log.info('ready', {
          platforms: platforms.map(({ name }) => name),
          ...(config.port !== undefined && { port: config.port }),
        })
      }
      const refusal = await Promise.race([stopped, refused])
      if (refusal) throw refusal
      log.info('stopping', { signal: stop.reason })
    } finally {
      const stopping = [jobs?.stop(), ...platforms.map((platform) => platform.stop())]
      await Promise.race([
        Promise.all([...stopping, server && stopServer(server)]),
        new Promise((resolve) => setTimeout(resolve, GRACE).unref()),
      ])
    }
    log.info('stopped')
    return 0
  } finally {
    clearInterval(tidy)
    await app.close()
    // A socket that a library is still opening would hold the process for half a minute.
    setTimeout(() => process.exit(), LINGER).unref()
  }
}

/** The chat platforms that are set up. A platform's library is loaded only if it is used, because it is large. */
const createPlatforms = async (
  { slack, discord, language }: Config,
  app: App,
  desk: Desk,
  log: Log,
): Promise<readonly Platform[]> => [
  ...(slack
    ? [
        (await import('../platforms/slack/slack.ts')).createSlack({
          ...(slack.install
            ? { ...slack, installations: installationsOf(app, slack.install.secretKey) }
            : slack),
          desk,
          language,
          log,
        }),
      ]
    : []),
  ...(discord
    ? [
        (await import('../platforms/discord/discord.ts')).createDiscord({
          ...discord,
          leases: createLeases(app.store),
          desk,
          language,
          log,
        }),
      ]
    : []),
]

/** Where Slack's workspaces install the bot. */
const installationsOf = ({ store, context }: App, secretKey: string) =>
  createInstallations({
    store,
    platform: 'slack',
    secretKey,
    forgotten: () => context({ platform: 'none' }).refresh(),
  })

/** Logs an uncaught error and exits, because nobody knows what state the program is in. */
const exitOnBug = (log: Log): void => {
  process.on('uncaughtException', (error) => {
    log.error('bug', { error })
    process.exit(1)
  })
}
