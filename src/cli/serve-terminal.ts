import { randomUUID } from 'node:crypto'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { createLog, reportBug } from '../log.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { TERMINAL_PLACE, terminalPoster } from '../platforms/terminal/output.ts'
import { runTerminal, TERMINAL_COMMANDS } from '../platforms/terminal/receive.ts'
import { type Jobs, startJobs } from './jobs.ts'
import { reportReading } from './reading.ts'
import { type ExitStatus, exitStatusOf } from './report.ts'
import { stopSignal } from './signals.ts'

/**
 * Runs until the session ends, or a signal asks the program to stop. At a terminal that is no failure, whatever was typed; from a pipe the status tells.
 * @throws UserError where there is nothing at the path of the sources; ConfigError where the store cannot be opened
 */
export const serveTerminal = async (config: Config): Promise<ExitStatus> => {
  const { stdin, stdout } = process
  const { inTerminal, startHint, read } = messagesFor(config.language)
  stdout.write(`${inTerminal} ${startHint}\n`)
  const app = await createApp(config, reportBug)
  const stop = stopSignal()
  let keeping: Jobs | undefined
  try {
    const { sources, passages, readMs, indexMs } = app.figures
    stdout.write(`${read(sources, passages, readMs + indexMs)}\n`)
    if (!reportReading(app, config)) return 2
    stdout.write('\n')
    await app.forget()
    // Whoever sits there is told of what comes; a pipe is answered, and nothing else.
    if (stdin.isTTY)
      keeping = startJobs(
        app,
        new Map([[TERMINAL_PLACE.platform, terminalPoster(stdout, config.styled)]]),
        createLog('warn', [], (line) => process.stderr.write(line)),
      )
    // A session is a conversation: what was asked in another is not what “and in 2023?” goes on from.
    const place = { ...TERMINAL_PLACE, thread: randomUUID() }
    const outcomes = await runTerminal({
      input: stdin,
      output: stdout,
      styled: config.styled,
      stop,
      handle: (command, language) =>
        app.desk.handle(command, {
          place,
          platformCommands: TERMINAL_COMMANDS,
          ...(language !== undefined && { language }),
        }),
    })
    const told = new Set([...outcomes].filter((outcome) => outcome === 'refused' || outcome === 'failed'))
    return stdin.isTTY ? 0 : exitStatusOf(told, app.problems.length > 0)
  } finally {
    await keeping?.stop()
    await app.close()
  }
}
