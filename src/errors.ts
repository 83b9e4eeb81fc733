/** An error that a person can correct. Its message is short, says what to do, and is safe to show in a chat. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** Somebody asks more often than they are answered. */
export class TooOftenError extends UserError {
  /** Until they are answered again, in milliseconds. */
  readonly wait: number

  constructor(message: string, wait: number) {
    super(message)
    this.wait = wait
  }
}

/** A start-up problem. Its message names each wrong setting on a line, and where to get the right value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Something that Footnote needs does not answer now. What was asked can be asked again later. */
export class AwayError extends Error {
  override readonly name = 'AwayError'
  readonly what: 'database' | 'search' | 'texts'

  constructor(cause: Error, what: 'database' | 'search' | 'texts' = 'database') {
    super(cause.message, { cause })
    this.what = what
  }
}

/** Another process has claimed the work meanwhile: what this one was about to write is not written. */
export class ClaimLostError extends Error {
  override readonly name = 'ClaimLostError'
}
