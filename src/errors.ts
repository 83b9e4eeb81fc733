/** Something a person can mend. Its message is short, says what to do, and is safe to show in a chat. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** A start-up problem: names each setting that is wrong, one a line, and where to get the right one. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
