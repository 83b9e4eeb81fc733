/** What asks the program to stop from outside: a signal, or the end of the npm that started it. */

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/**
 * Signals that come together are one request, in milliseconds: Ctrl-C reaches npm and the program, and npm passes on what it gets.
 */
const SAME_REQUEST = 1000

/**
 * Catches the signals that ask the program to stop.
 * @param onForced called before a second request ends the program at once, with status 1
 * @returns aborted by the first request, with the signal's name as the reason
 */
export const stopSignal = (onForced: (signal: NodeJS.Signals) => void = () => {}): AbortSignal => {
  const stop = new AbortController()
  let requested = 0
  const request = (signal: NodeJS.Signals): void => {
    if (!stop.signal.aborted) {
      requested = performance.now()
      ignoreOutputErrors()
      stop.abort(signal)
    } else if (signal !== 'SIGHUP' && performance.now() - requested > SAME_REQUEST) {
      onForced(signal)
      process.exit(1)
    }
  }
  for (const signal of SIGNALS) process.on(signal, request)
  return stop.signal
}

/** The reader of the output may be gone too. The program must still close what it has open. */
const ignoreOutputErrors = (): void => {
  for (const output of [process.stdout, process.stderr])
    output.removeAllListeners('error').on('error', () => {})
}

/** How often to look whether the parent is still there, in milliseconds. */
const LOOK = 250

/**
 * Sends the program SIGHUP when the process that started it has ended. npm passes on SIGTERM and SIGINT alone, and nothing when it is
 * killed; without this the program would go on, with nobody knowing of it.
 */
export const hangUpWithParent = (): void => {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGHUP')
  }, LOOK)
  timer.unref()
}
