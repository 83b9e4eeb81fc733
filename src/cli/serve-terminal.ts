import { randomUUID } from 'node:crypto'
import { createApp } from '../app.ts'
import { COMMANDS } from '../commands/table.ts'
import type { Config } from '../config.ts'
import { createLog } from '../log.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { completeLine } from '../platforms/terminal/complete.ts'
import { TERMINAL_PLACE, terminalPoster } from '../platforms/terminal/output.ts'
import { runTerminal, TERMINAL_COMMANDS } from '../platforms/terminal/receive.ts'
import { openTypedLine } from '../platforms/terminal/typed-line.ts'
import { pathBesideStore } from '../store/open.ts'
import { type Jobs, startJobs, watchSources } from './jobs.ts'
import { type ExitStatus, exitStatusOf, reportBug, reportPassedOver, reportReading } from './report.ts'
import { stopSignal } from './signals.ts'

/**
 * Runs a session until its input ends, or a signal asks the program to stop. At a terminal the status is 0, whatever was typed; from a
 * pipe it says whether every line could be used.
 * @throws UserError if the path of the sources does not exist; ConfigError if the store cannot be opened
 */
export const serveTerminal = async (config: Config): Promise<ExitStatus> => {
  const { stdin, stdout } = process
  const { inTerminal, startHint, read } = messagesFor(config.language)
  stdout.write(`${inTerminal} ${startHint}\n`)
  const app = await createApp(config, reportBug, { serving: true })
  const stop = stopSignal()
  let jobs: Jobs | undefined
  try {
    const { sources, passages, readMs, indexMs } = app.figures
    stdout.write(`${read(sources, passages, readMs + indexMs)}\n`)
    if (!reportReading(app, config)) return 2
    reportPassedOver(app, config)
    stdout.write('\n')
    await app.forget()
    // A person hears what is new; a pipe gets only its answers.
    const typed = stdin.isTTY
      ? openTypedLine({
          input: stdin,
          output: stdout,
          complete: completeLine([...COMMANDS, ...TERMINAL_COMMANDS], (words, limit) =>
            app.desk.suggest(words, limit, { place: TERMINAL_PLACE }),
          ),
          history: pathBesideStore(config.database, 'history'),
          stop,
        })
      : undefined
    if (typed) {
      const poster = terminalPoster(stdout, config.styled, typed.writeAbove)
      const posters = new Map([[TERMINAL_PLACE.platform, poster]])
      jobs = startJobs(
        app,
        posters,
        createLog('warn', [], (line) => process.stderr.write(line)),
        watchSources(config.sources),
      )
    }
    // Each session is a conversation of its own, so that “and in 2023?” never continues an earlier session.
    const place = { ...TERMINAL_PLACE, thread: randomUUID() }
    const outcomes = await runTerminal({
      input: stdin,
      typed,
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
    const faults = new Set([...outcomes].filter((outcome) => outcome === 'refused' || outcome === 'failed'))
    return stdin.isTTY ? 0 : exitStatusOf(faults, app.problems.length > 0)
  } finally {
    await jobs?.stop()
    await app.close()
  }
}
