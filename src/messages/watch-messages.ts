export type WatchCommand = 'watchAdd' | 'watchList' | 'watchStop' | 'gaps' | 'tell'

export type WatchArgument = 'where' | 'period' | 'as'

/** What the bot says of standing questions, and of what the sources could not answer. Days are already written as the language does. */
export interface WatchMessages {
  /** @param direct whether the asker alone is told, or the channel */
  /** Below comma-separated values that are not all. */
  readonly moreRows: (count: number) => string
  readonly watching: (question: string, direct: boolean) => string
  readonly watchedAlready: (question: string) => string
  readonly tooManyWatches: (most: number, direct: boolean) => string
  /** Above an answer that there is already to a standing question. */
  readonly answeredAlready: string
  /** @param to whom it is told: the channel; the asker; the asker, once */
  readonly watchLine: (question: string, to: 'channel' | 'asker' | 'once', day: string) => string
  readonly watchCount: (count: number) => string
  readonly noWatches: string
  readonly noSuchWatch: (typed: string, count: number) => string
  readonly whichWatch: string
  readonly watchGone: string
  readonly watchStopped: (question: string) => string
  readonly stopWatching: string
  /** Above what a source that arrived says to a standing question. */
  readonly onWatch: (question: string) => string
  readonly gapAnswered: (day: string, question: string) => string
  readonly moreSources: (count: number) => string
  readonly willTell: (question: string) => string
  readonly willTellAlready: (question: string) => string
  readonly gapCount: (count: number, days: number) => string
  readonly noGaps: (days: number) => string
  readonly gapLine: (question: string, count: number, day: string) => string
  readonly notDays: (typed: string) => string
}
