import { displayText } from '../display.ts'

/** Where progress is shown: standard error, or what a test gives. */
export interface ProgressOutput {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Shows how far a long task is: a bar on one line of a terminal, and a line for each step elsewhere. */
export interface Progress {
  /** @param line what became of the last step. @param label how many are done */
  step(done: number, label: string, line: string): void
  /** Clears the bar. */
  end(): void
}

/** In columns. */
const BAR = 24
const NARROWEST = 60

export const createProgress = (output: ProgressOutput, all: number): Progress => {
  if (output.isTTY !== true)
    return {
      step: (_done, label, line) => void output.write(`${label} · ${displayText(line)}\n`),
      end: () => {},
    }
  const draw = (text: string) => void output.write(`\r\u001b[K${text}`)
  return {
    step: (done, label, line) => {
      const full = Math.round((BAR * done) / Math.max(1, all))
      const head = `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${label}`
      // Half a line is left to wide letters, so that the bar never wraps.
      const room = Math.max(0, Math.floor(((output.columns || NARROWEST) - head.length - 3) / 2))
      const shown = displayText(line).slice(0, room).toWellFormed()
      draw(shown === '' ? head : `${head} · ${shown}`)
    },
    end: () => draw(''),
  }
}
