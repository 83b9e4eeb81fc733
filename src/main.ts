import { createApp } from './app.ts'
import { reportReading } from './cli/reading.ts'
import { type Status, statusOf } from './cli/status.ts'
import type { Config } from './config.ts'
import { reportBug } from './log.ts'
import { messagesFor } from './messages/catalogue.ts'
import { runTerminal, TERMINAL_COMMANDS, TERMINAL_PLACE } from './platforms/terminal/receive.ts'

/**
 * Runs until the session ends. At a terminal that is no failure, whatever was typed; from a pipe the status tells.
 * @throws UserError where there is nothing at the path of the sources
 */
export const serve = async (config: Config): Promise<Status> => {
  const { stdin, stdout } = process
  const { inTerminal, startHint } = messagesFor(config.language)
  stdout.write(`${inTerminal} ${startHint}\n`)
  const app = await createApp(config, reportBug)
  stdout.write(`${app.startLine}\n`)
  if (!reportReading(app, config)) return 2
  stdout.write('\n')
  const outcomes = await runTerminal({
    input: stdin,
    output: stdout,
    styled: config.styled,
    handle: (command, language) =>
      app.handle(command, {
        place: TERMINAL_PLACE,
        own: TERMINAL_COMMANDS,
        ...(language !== undefined && { language }),
      }),
  })
  const told = new Set([...outcomes].filter((outcome) => outcome === 'refused' || outcome === 'failed'))
  return stdin.isTTY ? 0 : statusOf(told, app.problems.length > 0)
}
