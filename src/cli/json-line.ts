import type { Answer } from '../model.ts'

/** What a program is told of an answer. */
type Told = Pick<Answer, 'status' | 'confidence' | 'excerpts' | 'passages'>

/** What it is told of a question that could not be asked. */
export const UNANSWERED: Told = { status: 'none', confidence: 0, excerpts: [], passages: [] }

/**
 * An answer as one line of JSON, best first. Other programs read it: its keys and their order stay as they are.
 * @param milliseconds that the answer took; written to a hundredth
 * @param top how many passages are listed at most
 */
export const jsonLine = (id: string | number, answer: Told, milliseconds: number, top: number): string =>
  JSON.stringify({
    id,
    status: answer.status,
    confidence: answer.confidence,
    ms: Math.round(milliseconds * 100) / 100,
    excerpts: answer.excerpts.map(({ text, citation, start, end }) => ({
      text,
      source: citation.source,
      start,
      end,
    })),
    passages: answer.passages.slice(0, top).map(({ passage, score }) => ({
      source: passage.source.id,
      start: passage.start,
      end: passage.end,
      score,
    })),
  })
