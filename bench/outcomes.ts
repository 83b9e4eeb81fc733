import type { Outcome } from './calibration.ts'
import type { BenchQuestion } from './collections.ts'

/** What is read here of an answer that the program wrote. */
export interface BenchAnswer {
  readonly id: string
  readonly confidence: number
  readonly excerpts: readonly { readonly text: string }[]
}

export interface AskedOutcome extends Outcome {
  readonly answerable: boolean
}

const squash = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

/**
 * Each question that was answered, with its answer's confidence. It is right where the shelf answers it and the first excerpt holds an
 * answer, letter for letter but for case: as the collections' scorer counts Answer@1.
 */
export const outcomesOf = (
  questions: readonly BenchQuestion[],
  answers: readonly BenchAnswer[],
): AskedOutcome[] => {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  return questions.flatMap(({ id, relevant, answers: strings }) => {
    const answer = byId.get(id)
    if (answer === undefined) return []
    const answerable = relevant.length > 0
    const first = squash(answer.excerpts[0]?.text ?? '')
    const right = answerable && strings.some((string) => first.includes(squash(string)))
    return [{ confidence: answer.confidence, answerable, right }]
  })
}
