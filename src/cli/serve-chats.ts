import { once } from 'node:events'
import { createApp } from '../app.ts'
import { createPlatforms } from '../chats.ts'
import { type Config, secretsOf } from '../config.ts'
import { createLog, type Log } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { sizeOf } from '../model.ts'
import { startServer, stopServer } from '../platforms/http.ts'
import type { Platform } from '../platforms/platform.ts'
import { type Jobs, startJobs } from './jobs.ts'
import { reportReading } from './reading.ts'
import type { ExitStatus } from './report.ts'
import { stopSignal } from './signals.ts'

const DAY = 86_400_000
/** How long answers under way may take to finish, in milliseconds, before the program leaves all the same. */
const GRACE = 10_000

/**
 * Connects every platform that is set up, and runs until a signal asks the program to stop.
 * @throws UserError where there is nothing at the path of the sources; ConfigError where a setting keeps a platform from starting
 */
export const serveChats = async (config: Config): Promise<ExitStatus> => {
  const log = createLog(config.logLevel, secretsOf(config))
  leaveOnBug(log)
  const stop = stopSignal((signal) => log.warn('stopped at once', { signal }))
  let platforms: readonly Platform[] = []
  const app = await createApp(config, (id, error) => log.error('bug', { id, error }), {
    zoneOf: async ({ platform, user }) =>
      user === undefined ? undefined : platforms.find(({ name }) => name === platform)?.poster.zoneOf(user),
    note: (line) => log.info(line),
  })
  const tidy = setInterval(() => app.forget().catch((error) => log.error('tidying failed', { error })), DAY)
  try {
    if (!reportReading(app, config)) return 2
    log.info('sources read', { ...app.figures })
    await app.forget()
    // The first question builds what all others use: nobody is to wait for it.
    await app.desk.handle({ kind: 'greet' }, { place: { platform: 'none' } })
    if (stop.aborted) return 0
    const metrics = createMetrics(() => sizeOf(app.context({ platform: 'none' }).shelf))
    platforms = await createPlatforms(config, metrics.countCommands(app.desk), log)
    const server = config.port === undefined ? undefined : await startServer(config.port, platforms, metrics)
    let keeping: Jobs | undefined
    try {
      for (const platform of platforms) await platform.start()
      keeping = startJobs(
        app,
        new Map(platforms.map(({ name, poster }) => [name, metrics.countPosts(poster)])),
        log,
      )
      log.info('ready', {
        platforms: platforms.map(({ name }) => name),
        ...(config.port !== undefined && { port: config.port }),
      })
      if (!stop.aborted) await once(stop, 'abort')
      log.info('stopping', { signal: stop.reason })
    } finally {
      await Promise.race([
        Promise.all([
          keeping?.stop(),
          ...platforms.map((platform) => platform.stop()),
          server && stopServer(server),
        ]),
        new Promise((resolve) => setTimeout(resolve, GRACE).unref()),
      ])
    }
    log.info('stopped')
    return 0
  } finally {
    clearInterval(tidy)
    await app.close()
  }
}

/** What nothing caught is taken down, and the program leaves: what state it is in then, nobody knows. */
const leaveOnBug = (log: Log): void => {
  process.on('uncaughtException', (error) => {
    log.error('bug', { error })
    process.exit(1)
  })
}
