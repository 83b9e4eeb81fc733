/** The figures of one system on one size of shelf. */
export interface Measured {
  /** Seconds. */
  readonly build: number
  /** Milliseconds a question. */
  readonly p50: number
  readonly p99: number
  /** How many questions were asked. */
  readonly questions: number
  /** Bytes a passage, without the sources' own text. */
  readonly bytes: number
}

/** One system on one size of shelf, with its figures or why there are none. */
export interface Run {
  readonly system: string
  readonly passages: number
  readonly figures?: Measured
  readonly reason?: string
}

interface Spread {
  readonly p50: number
  readonly p99: number
}

/** Milliseconds a question, measured in turns in one process. */
export interface Beside {
  readonly passages: number
  readonly questions: number
  /** MiniSearch's own search, with the terms and weights that Footnote looks for. */
  readonly plain: Spread
  readonly candidates: Spread
  readonly answer: Spread
}

/** How all systems grow with the shelf. */
export interface Growth {
  readonly runs: readonly Run[]
  /** The machine's load average at the beginning, for each core. */
  readonly load: number
  /** Absent if it could not be measured. */
  readonly beside?: Beside
}

export const runOf = ({ runs }: Growth, system: string, passages: number): Run | undefined =>
  runs.find((run) => run.system === system && run.passages === passages)

/** The sizes that were measured, smallest first. */
export const sizesOf = ({ runs }: Growth): number[] =>
  [...new Set(runs.map(({ passages }) => passages))].sort((a, b) => a - b)
