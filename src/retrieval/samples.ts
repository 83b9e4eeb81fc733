import { displayText } from '../display.ts'
import { fold } from '../language/fold.ts'
import type { Answer, Shelf, Speech } from '../model.ts'
import { type Candidate, draftQuestions } from './samples/drafts.ts'
import { atOnce, type Steps } from './steps.ts'

/** In UTF-16 units: what Slack's buttons hold. */
const LONGEST = 75
/** How many questions are asked at most; each may take some 50 ms on a large shelf. */
const MOST_ASKED = 24
/** How many are compared, the best of all. */
const MOST_COMPARED = 400
/** From this confidence on a question is taken at once; where too few have it, the surest of the others above the next. */
const SURE = 0.8
const UNSURE = 0.5
/** What it costs a question to be like one that was chosen or failed already, in the units of a candidate's score. */
const SAME_KIND = 2
const SAME_SOURCE = 1.2
const SAME_NAME = 0.8
const KIND_FAILED = 0.5
/** Of one kind ("who is …?"). */
const MOST_ALIKE = 2

/** Only what shows as it is written in any chat: no marks that format, ping or make a link. */
const PLAIN = /^[\p{L}\p{M}\p{N} ¿?.,’'“”«»"$%€£–-]+$/u
const LINK = /\p{L}\.\p{Ll}{2,}/u

const isPlain = (question: string): boolean =>
  question.length <= LONGEST &&
  PLAIN.test(question) &&
  !LINK.test(question) &&
  displayText(question) === question

interface Tried {
  readonly candidate: Candidate
  readonly confidence: number
}

/** How sure the answer is, or 0 where it is not the one that the question was made of. */
const trust = ({ question, says }: Candidate, ask: (question: string) => Answer): number => {
  const { status, confidence, excerpts } = ask(question)
  const said = (excerpts[0]?.text ?? '').replace(/\s+/g, ' ')
  return status === 'answered' && says.every((words) => said.includes(words)) ? confidence : 0
}

const namesIn = (text: string): ReadonlySet<string> => new Set(text.match(/\p{Lu}[\p{L}\p{M}]{2,}/gu) ?? [])

/** What a candidate is worth beside those chosen already. */
const worthBeside = (
  { kind, source, subject, score }: Candidate,
  chosen: readonly Candidate[],
  failed: ReadonlyMap<string, number>,
): number => {
  const names = namesIn(subject)
  const cost = chosen.reduce(
    (sum, other) =>
      sum +
      (other.kind === kind ? SAME_KIND : 0) +
      (other.source === source || other.source.title === source.title ? SAME_SOURCE : 0) +
      ([...namesIn(other.subject)].some((name) => names.has(name)) ? SAME_NAME : 0),
    0,
  )
  return score - cost - KIND_FAILED * (failed.get(kind) ?? 0)
}

/**
 * Up to `limit` questions that the shelf answers, to offer somebody who doesn't know yet what can be asked. They are made of
 * sentences of the sources and every one has been asked: its answer is claimed, and its first excerpt says what it was made of. They
 * differ in kind, in source and in subject where the shelf allows; the best is first. The same shelf gives the same questions.
 *
 * A bounded sample of the shelf is read, and at most 24 questions are asked. A question has at most 75 characters (Slack's limit for the
 * text of a button) and none that a chat formats, links or pings with.
 *
 * @param ask what the sources say to a question, on the same shelf
 * @param speech the language of the questions; sources in the other language give those that hold a name and nothing else of theirs
 */
export const sampleQuestions = (
  shelf: Shelf,
  ask: (question: string) => Answer,
  speech: Speech,
  limit: number,
): readonly string[] => atOnce(sampleSteps(shelf, ask, speech, limit))

/** `sampleQuestions` in steps, each about as long as an answer. */
export function* sampleSteps(
  shelf: Shelf,
  ask: (question: string) => Answer,
  speech: Speech,
  limit: number,
): Steps<readonly string[]> {
  if (limit < 1) return []
  const drafts = [
    ...(yield* draftQuestions(shelf, speech, speech)),
    ...(yield* draftQuestions(shelf, speech === 'en' ? 'es' : 'en', speech)),
  ]
  let left = drafts
    .filter(({ question }) => isPlain(question))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_COMPARED)
  const chosen: Candidate[] = []
  const unsure: Tried[] = []
  const failed = new Map<string, number>()
  const take = (candidate: Candidate): void => {
    chosen.push(candidate)
    left = left.filter((other) => fits(other, chosen))
  }
  for (let asked = 0; asked < MOST_ASKED && chosen.length < limit && left.length > 0; asked += 1) {
    const next = best(left, (candidate) => worthBeside(candidate, chosen, failed))
    left = left.filter(({ question }) => question !== next.question)
    const confidence = trust(next, ask)
    yield
    if (confidence >= SURE) take(next)
    else {
      failed.set(next.kind, (failed.get(next.kind) ?? 0) + 1)
      if (confidence >= UNSURE) unsure.push({ candidate: next, confidence })
    }
  }
  unsure.sort((a, b) => b.confidence - a.confidence)
  for (const { candidate } of unsure) if (chosen.length < limit && fits(candidate, chosen)) take(candidate)
  return chosen.map(({ question }) => question)
}

/** Whether a candidate is neither about the subject of one that was chosen nor one too many of its kind. */
const fits = ({ kind, subject }: Candidate, chosen: readonly Candidate[]): boolean =>
  chosen.every((other) => fold(other.subject) !== fold(subject)) &&
  chosen.filter((other) => other.kind === kind).length < MOST_ALIKE

const best = (candidates: readonly Candidate[], worth: (candidate: Candidate) => number): Candidate =>
  candidates.reduce((top, candidate) => (worth(candidate) > worth(top) ? candidate : top))
