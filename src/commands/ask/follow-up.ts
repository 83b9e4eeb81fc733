import { fold } from '../../language/fold.ts'
import { asksWhoOrWhen, tells } from '../../language/follow-up/asks-who-or-when.ts'
import { completeQuestion, isJoined } from '../../language/follow-up/follow-up.ts'
import type { FollowUp } from '../../language/follow-up/model.ts'
import { isYear, namesIn } from '../../language/follow-up/names.ts'
import { readFollowUp } from '../../language/follow-up/read-follow-up.ts'
import { capitalised, isFunction } from '../../language/follow-up/words.ts'
import { termsOf, tokenize } from '../../language/tokens.ts'
import type { Answer, Excerpt } from '../../model.ts'
import { hasCue } from '../../retrieval/rank/shown-kind.ts'
import type { AskedQuestion } from '../../store/port.ts'
import type { Context } from '../context.ts'
import { QUESTION_LENGTH } from './question.ts'
import { withShelfNames } from './shelf-names.ts'

/** A follow-up's answer. */
export interface FollowUpAnswer {
  readonly answer: Answer
  /** The whole question that it was taken for. */
  readonly understoodAs: string
  /** What it asked about the last answer, where no excerpt says it. The source of `answer` may: its author, its date. */
  readonly untold?: 'who' | 'when'
}

/** Confidence of what only came near: just below that of an answer. */
const NEAR = 0.49

/**
 * Answers a follow-up; undefined for a whole question. What the follow-up itself names must be in the answer, and of "who said that?" and
 * "when was that?" only an excerpt that says so is an answer. Names typed in small letters are read as the sources write them.
 *
 * @param asked without courtesies
 * @param before the last answered question of the conversation
 * @param answer answers a whole question there
 */
export const answerFollowUp = async (
  asked: string,
  before: AskedQuestion,
  { retrieval }: Pick<Context, 'retrieval'>,
  answer: (question: string) => Promise<Answer>,
): Promise<FollowUpAnswer | undefined> => {
  if (readFollowUp(asked) === undefined) return undefined
  const named = await withShelfNames(asked, retrieval)
  const understoodAs = completeQuestion(named, await withShelfNames(before.question, retrieval))
  // Together, two questions may be longer than one may be.
  if (understoodAs === undefined || understoodAs.length > QUESTION_LENGTH) return undefined
  const pointed = before.status === 'answered' ? asksWhoOrWhen(asked) : undefined
  if (pointed !== undefined) return answerPointed(pointed, understoodAs, before.question, answer)
  const followUp = readFollowUp(named)
  const found = await answer(understoodAs)
  const joined = isJoined(understoodAs)
  if (joined && found.status === 'answered' && WHY.test(asked) && !givesReason(found))
    return { answer: unclaimed(found), understoodAs }
  if (followUp?.gap.kind !== 'part') return { answer: found, understoodAs }
  if (holds(found, followUp)) return { answer: withSideFirst(found, followUp), understoodAs }
  const alone = `${followUp.asked.language === 'es' ? '¿' : ''}${capitalised(followUp.asked.text)}?`
  const own = await answer(alone)
  if (own.status === 'answered' && (joined || areNear(own, found)))
    return { answer: own, understoodAs: alone }
  if (joined) return { answer: found, understoodAs }
  if (own.status !== 'answered' && found.status !== 'answered') return { answer: found, understoodAs }
  const excerpts = own.status === 'answered' ? own.excerpts : found.excerpts
  return { answer: { ...unclaimed(found), excerpts, nearestShares: true }, understoodAs }
}

/** An answer that only came near. */
export const unclaimed = (answer: Answer): Answer => ({
  ...answer,
  status: 'related',
  confidence: Math.min(NEAR, answer.confidence),
})

const WHY = /^[¿\s]*(?:(?:and|but|y|pero),? )?¿?(?:why|por ?qu[eé])(?![\p{L}\p{N}])/iu

/** Whether the first excerpt has a word that gives a reason. Joined to "why?", the question before finds its own answer again. */
const givesReason = ({ excerpts: [first] }: Answer): boolean =>
  first !== undefined && hasCue('reason', tokenize(first.text, 'und')) === true

/** Whether two answers are neighbours: in one paragraph of a source, or in the next. */
const areNear = ({ excerpts: [one] }: Answer, { excerpts: [other] }: Answer): boolean =>
  one !== undefined &&
  one.citation.source === other?.citation.source &&
  Math.abs(one.citation.paragraph - other.citation.paragraph) <= 1

/** Answers "who said that?" and "when was that?" by the excerpts that say so: of the whole question, or of the last answer. */
const answerPointed = async (
  pointed: 'who' | 'when',
  understoodAs: string,
  before: string,
  answer: (question: string) => Promise<Answer>,
): Promise<FollowUpAnswer> => {
  const says = ({ status, excerpts }: Answer): boolean =>
    status === 'answered' && excerpts[0] !== undefined && tells(excerpts[0].text, pointed)
  const whole = isJoined(understoodAs) ? undefined : await answer(understoodAs)
  if (whole && says(whole)) return { answer: whole, understoodAs }
  const last = await answer(before)
  return { answer: last, understoodAs, ...(last.status === 'answered' && !says(last) && { untold: pointed }) }
}

/** How sure an answer is at most whose best excerpt lacks the name that was put in: below “fairly sure”. */
const OF_OTHER_SIDE = 0.6

/** Puts the excerpts with the name that a follow-up puts in before those without. The confidence was of the first, so it is less sure. */
const withSideFirst = (answer: Answer, { asked: { text, words } }: FollowUp): Answer => {
  const names = namesIn(text, words).flatMap(({ start, end }) => termsOf(text.slice(start, end), 'en'))
  const has = ({ text, citation: { title, headings } }: Excerpt): boolean => {
    const terms = new Set(termsOf([title, ...headings, text].join('\n'), 'en'))
    return names.every((name) => terms.has(name))
  }
  const [first] = answer.excerpts
  const own = answer.excerpts.filter(has)
  if (first === undefined || own.length === 0 || own[0] === first) return answer
  const confidence = Math.min(OF_OTHER_SIDE, answer.confidence)
  return { ...answer, confidence, excerpts: [...own, ...answer.excerpts.filter((one) => !own.includes(one))] }
}

/**
 * Whether excerpts have what a follow-up puts in: its names and years. Other words may be told in other words, so only two joined questions,
 * which nothing else holds together, need one of them.
 */
const holds = ({ question, missingTerms, unknownTerms }: Answer, { asked }: FollowUp): boolean => {
  const lacking = new Set([...missingTerms, ...unknownTerms].map(fold))
  const { text, words } = asked
  const names = namesIn(text, words).flatMap(({ last }) => words[last] ?? [])
  const exact = [...names, ...words.filter(isYear)]
  if (exact.length > 0) return !exact.some(({ word }) => lacking.has(word))
  const content = words.filter(({ word }) => !isFunction(word))
  return !isJoined(question) || content.length === 0 || content.some(({ word }) => !lacking.has(word))
}
