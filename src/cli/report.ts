import type { Outcome } from '../reply.ts'

/** What the program ends with; `--help` says what each means. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4

const STATUS: Readonly<Record<Outcome, ExitStatus>> = {
  answered: 0,
  done: 0,
  dismissed: 0,
  failed: 1,
  refused: 2,
  related: 3,
  none: 4,
}

/**
 * The status of a run, as grep has it: a bug outweighs input that could not be used, and that outweighs how a question was answered.
 * @param unusable whether a file or line was left out
 */
export const exitStatusOf = (outcomes: ReadonlySet<Outcome>, unusable: boolean): ExitStatus => {
  if (outcomes.has('failed')) return STATUS.failed
  if (unusable || outcomes.has('refused')) return STATUS.refused
  const [only] = outcomes
  return only === undefined || outcomes.size > 1 ? 0 : STATUS[only]
}
