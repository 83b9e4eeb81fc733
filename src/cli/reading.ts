import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { printError, reportProblems } from '../log.ts'
import { messagesFor } from '../messages/catalogue.ts'

/**
 * Says on standard error what could not be read.
 * @returns whether anything could, so that there is something to ask about
 */
export const reportReading = (app: App, config: Config): boolean => {
  reportProblems(app.problems, config.language)
  if (app.figures.sources > 0) return true
  // Where a problem says why there is nothing, it need not be said twice.
  if (app.problems.length === 0)
    printError(`footnote: ${messagesFor(config.language).noSources(config.sources)}`)
  return false
}
