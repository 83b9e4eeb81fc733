import type { Problem } from '../../model.ts'

/** Collects the problems of one file. Keeps the first 20 and counts the rest, to bound memory. */
export interface ProblemLog {
  /** `message` continues after the file's name (and the line): "is not JSON: …". */
  readonly add: (message: string, line?: number) => void
  readonly all: () => readonly Problem[]
}

/** @param file the name that begins every message */
export const problemLog = (file: string): ProblemLog => {
  const problems: Problem[] = []
  let more = 0
  return {
    add: (message, line) => {
      if (problems.length >= MOST) more += 1
      else if (line === undefined) problems.push({ file, message: `${file} ${message}` })
      else problems.push({ file, line, message: `${file} line ${line.toLocaleString('en')} ${message}` })
    },
    all: () =>
      more === 0
        ? problems
        : [...problems, { file, message: `${file} has ${more.toLocaleString('en')} more lines like these.` }],
  }
}

const MOST = 20
