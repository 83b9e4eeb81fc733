import { createInterface, cursorTo, moveCursor } from 'node:readline'
import { openHistory } from './history.ts'
import { type Output, PROMPT, write } from './output.ts'

/** The line that a person types at a terminal. */
export interface TypedLine {
  /** Each line once it is entered. Ends with the input, or when `stop` aborts. */
  readonly lines: AsyncIterable<string>
  /** Writes a text above the line, which stays as it is. */
  readonly writeAbove: (text: string) => Promise<void>
}

export interface TypedLineOptions {
  readonly input: NodeJS.ReadStream
  readonly output: Output
  /** The whole lines that what is typed may become, for the Tab key. */
  readonly complete?: (typed: string) => readonly string[]
  /** The file that keeps the lines for the next session, if any does. */
  readonly history?: string | undefined
  readonly stop?: AbortSignal
}

/** How many earlier lines the arrow keys reach. */
const HISTORY_SIZE = 200

/**
 * Opens the prompt of a session. Ctrl-C clears what is typed; on an empty line it ends the session, as Ctrl-D does. Nothing is shown, nor
 * read, before the first line is asked for.
 */
export const openTypedLine = (options: TypedLineOptions): TypedLine => {
  let prompting: ReturnType<typeof createInterface> | undefined

  async function* linesOf(): AsyncGenerator<string> {
    const reader = readerOf(options)
    const { output } = options
    let ended = false
    reader.on('close', () => {
      ended = true
    })
    const prompt = () => {
      prompting = reader
      // What was typed while the reply was on its way stays.
      reader.prompt(true)
    }
    try {
      prompt()
      for await (const line of reader) {
        prompting = undefined
        yield line
        if (!ended) prompt()
      }
      // The shell's prompt must start on a line of its own.
      output.write('\n')
    } finally {
      prompting = undefined
      reader.close()
    }
  }

  return {
    lines: { [Symbol.asyncIterator]: linesOf },
    writeAbove: async (text) => {
      const { output } = options
      // A reply is on its way, and the prompt comes after it.
      if (!prompting) return write(output, `\n${text}\n\n`)
      const { rows } = prompting.getCursorPos()
      moveCursor(output, 0, -rows)
      cursorTo(output, 0)
      // Clears from here to the end of the screen. The prompt is drawn as many rows up as the line had.
      await write(output, `\u001b[0J${text}\n\n${'\n'.repeat(rows)}`)
      prompting.prompt(true)
    },
  }
}

const readerOf = ({ input, output, complete, history, stop }: TypedLineOptions) => {
  const kept = openHistory(history, HISTORY_SIZE)
  const reader = createInterface({
    input,
    output,
    prompt: PROMPT,
    history: kept.lines(),
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
    ...(complete && { completer: (typed: string) => [complete(typed), typed] }),
    ...(stop && { signal: stop }),
  })
  reader.on('history', kept.save)
  reader.on('SIGINT', () => {
    if (reader.line === '') return reader.close()
    output.write('\n')
    reader.write(null, { ctrl: true, name: 'e' })
    reader.write(null, { ctrl: true, name: 'u' })
  })
  return reader
}
