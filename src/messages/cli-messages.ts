/** What the program says in a shell. */
export interface CliMessages {
  readonly cliHelp: string
  readonly cliHint: string
  readonly cliNoCommand: string
  readonly cliUnknownCommand: (typed: string) => string
  readonly cliUnknownOption: (option: string) => string
  readonly cliMisplacedOption: (option: string, command: string) => string
  readonly cliNeedsValue: (option: string) => string
  readonly cliTakesNoValue: (option: string) => string
  readonly cliNotATop: (typed: string, most: number) => string
  readonly cliNoQuestion: string
  readonly cliQuestionWithJsonl: string
  readonly cliExtra: (typed: string) => string
  readonly cliSourceWhat: string
  readonly cliSlackWhat: string
  readonly cliDigestWhat: string
  readonly cliNotADay: (typed: string) => string
  readonly cliNotDays: (typed: string) => string
  readonly cliDiscordWhat: string
  readonly cliNoDiscord: string
  readonly cliRegistered: Readonly<Record<'changed' | 'unchanged', string>>
  readonly cliCannotPrint: (reason: string) => string
  readonly cliCannotWrite: (path: string, reason: string) => string
  readonly batchPlace: (line: number) => string
  readonly batchNotJson: string
  readonly batchNotAQuestion: string
  readonly batchLong: (limit: number) => string
}
