import type { Problem } from '../../shelf.ts'

/**
 * The problems of one file, with an end to them: a large collection in the wrong format would fill the memory
 * with them.
 */
export interface ProblemLog {
  /** `message` goes on from the file's name (and the line): "is not JSON: …". */
  readonly add: (message: string, line?: number) => void
  readonly all: () => readonly Problem[]
}

/** @param file as a person would name it; begins every message */
export const problemLog = (file: string): ProblemLog => {
  const kept: Problem[] = []
  let more = 0
  return {
    add: (message, line) => {
      if (kept.length >= MOST) more += 1
      else if (line === undefined) kept.push({ file, message: `${file} ${message}` })
      else kept.push({ file, line, message: `${file} line ${line.toLocaleString('en')} ${message}` })
    },
    all: () =>
      more === 0
        ? kept
        : [...kept, { file, message: `${file} has ${more.toLocaleString('en')} more lines like these.` }],
  }
}

/** So many problems of a file show what is wrong with it. */
const MOST = 20
