import { once } from 'node:events'
import project from '../../package.json' with { type: 'json' }
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { createLog } from '../log.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { startServer, stopServer } from '../platforms/http.ts'
import { createPrograms } from '../platforms/programs/programs.ts'
import { localVisitors } from '../platforms/web/receive/protect.ts'
import { createWeb } from '../platforms/web/web.ts'
import { startJobs, watchSources } from './jobs.ts'
import { type ExitStatus, reportBug, reportPassedOver, reportReading } from './report.ts'
import { stopSignal } from './signals.ts'

/** As for Slack's requests. */
const USUAL_PORT = 3000

/** Only what runs on this machine reaches it. */
const LOOPBACK = '127.0.0.1'

/**
 * Serves the reader to this machine alone, until a signal asks the program to stop.
 * @throws UserError if the path of the sources does not exist; ConfigError if the store or the port cannot be opened
 */
export const serveWeb = async (config: Config): Promise<ExitStatus> => {
  const { port = USUAL_PORT, language, retentionDays } = config
  const app = await createApp(config, reportBug, { serving: true })
  const stop = stopSignal()
  try {
    if (!reportReading(app, config)) return 2
    reportPassedOver(app, config)
    await app.forget()
    const hosts = [`localhost:${port}`, `${LOOPBACK}:${port}`]
    const { desk } = app
    const programs = createPrograms({ desk, version: project.version, language, hosts })
    const web = createWeb({ desk, language, visitors: localVisitors(hosts), retentionDays, programs })
    const server = await startServer(port, [web], undefined, LOOPBACK)
    const log = createLog('warn', [], (line) => process.stderr.write(line))
    const jobs = startJobs(app, new Map(), log, watchSources(config.sources))
    process.stdout.write(`${messagesFor(language).reader.open(`http://localhost:${port}/`)}\n`)
    if (!stop.aborted) await once(stop, 'abort')
    await jobs.stop()
    await stopServer(server)
    return 0
  } finally {
    await app.close()
  }
}
