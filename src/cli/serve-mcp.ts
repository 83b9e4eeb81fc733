import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import project from '../../package.json' with { type: 'json' }
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { createMcp } from '../platforms/programs/mcp.ts'
import { TERMINAL_PLACE } from '../platforms/terminal/output.ts'
import { type ExitStatus, printError, reportBug, reportReading } from './report.ts'
import { stopSignal } from './signals.ts'

/** How often to look for new, changed and removed sources, in milliseconds. */
const LOOK_INTERVAL = 60_000

/**
 * Serves an assistant over standard input and output until the input ends, or a signal asks the program to stop. Whoever starts it runs it at
 * their machine, so it reads every shelf.
 * @throws UserError if the path of the sources does not exist; ConfigError if the store cannot be opened
 */
export const serveMcp = async (config: Config): Promise<ExitStatus> => {
  const app = await createApp(config, reportBug, { serving: true })
  const timer = setInterval(() => {
    app.refresh().catch((error) => printError(String(error)))
  }, LOOK_INTERVAL)
  try {
    if (!reportReading(app, config)) return 2
    const server = createMcp({
      version: project.version,
      desk: app.desk,
      from: { place: TERMINAL_PLACE, privately: true },
      language: config.language,
    })
    const stop = stopSignal()
    const ended = new Promise<void>((resolve) => {
      process.stdin.once('end', resolve)
      process.stdin.once('close', resolve)
      stop.addEventListener('abort', () => resolve())
    })
    await server.connect(new StdioServerTransport())
    await ended
    await server.close()
    return 0
  } finally {
    clearInterval(timer)
    await app.close()
  }
}
