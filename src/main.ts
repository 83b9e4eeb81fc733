import type { ExitStatus } from './cli/report.ts'
import { serveChats } from './cli/serve-chats.ts'
import { serveTerminal } from './cli/serve-terminal.ts'
import type { Config } from './config.ts'

/**
 * Runs until a signal comes, on every chat platform whose settings are there; with none, until the session in the terminal ends.
 * @throws UserError where there is nothing at the path of the sources; ConfigError where a setting keeps a platform from starting
 */
export const serve = (config: Config): Promise<ExitStatus> =>
  config.slack || config.discord ? serveChats(config) : serveTerminal(config)
