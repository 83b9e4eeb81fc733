/** An error that a person can correct. Its message is short, says what to do, and is safe to show in a chat. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** A start-up problem. Its message names each wrong setting on a line, and where to get the right value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
