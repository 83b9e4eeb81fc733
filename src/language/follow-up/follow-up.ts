import { detectLanguage } from '../detect.ts'
import { completeAsking } from './complete-asking.ts'
import { completePart } from './complete-part.ts'
import { completeOwned, completePlace, completePronoun } from './complete-pronoun.ts'
import type { Earlier, FollowUp } from './model.ts'
import { namesIn } from './names.ts'
import { readFollowUp } from './read-follow-up.ts'
import { capitalised, withCountry, withoutEnd, wordsOf } from './words.ts'

/**
 * Follow-ups: a question that leans on the one before it is made complete. `read-follow-up.ts` finds what is left out, with `english-gap.ts`
 * and `spanish-gap.ts` for whole clauses. The `complete-` files fill it in from the earlier question.
 */

/** Joins two questions that could not become one. Nobody types it, so it marks a completed question. */
const JOIN = '? — '
/** How much longer than both questions the result may be, in characters. */
const SLACK = 20
/** An earlier question with more words is not taken apart. */
const LONGEST_EARLIER = 60
/** How many gaps a follow-up may have: "Why did he sign it?" has two. */
const MOST_GAPS = 2

/**
 * Completes a follow-up: "and with Peru?" after "When did Chile sign with China?" becomes "When did Chile sign with Peru?". Undefined if
 * the question is complete, which only its own words decide. The rules use words and their order, so the same questions always give the
 * same result.
 *
 * If the two cannot become one question, the result holds both, the later first: "Why? — How many votes did Kast win?". It is at most 20
 * characters longer than both and is itself complete.
 *
 * @param before the thread's last question, in full words; if it was joined from two, its second part counts
 */
export const completeQuestion = (question: string, before: string): string | undefined => {
  const earlier = readEarlier(folded(before))
  const asked = folded(question)
  const followUp = earlier === undefined ? undefined : readFollowUp(asked)
  if (earlier === undefined || followUp === undefined) return undefined
  const short = earlier.words.length <= LONGEST_EARLIER
  const full = short ? completed(followUp, earlier, asked.includes('?')) : undefined
  const sound =
    full !== undefined &&
    full.length <= question.length + before.length + SLACK &&
    readFollowUp(full) === undefined
  return sound ? full : joined(followUp, earlier)
}

/** Whether a completed question holds both questions, because they could not become one. */
export const isJoined = (completed: string): boolean => completed.includes(JOIN)

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

const readEarlier = (before: string): Earlier | undefined => {
  const whole = before.slice(before.lastIndexOf(JOIN) < 0 ? 0 : before.lastIndexOf(JOIN) + JOIN.length)
  const plain = withCountry(whole.replace(/^(?:and|but|or|y|pero),? /iu, ''))
  const text = withoutEnd(plain)
  const words = wordsOf(text)
  if (words.length === 0) return undefined
  const language = detectLanguage(text, 'en') === 'es' ? 'es' : 'en'
  return { text, marks: plain.slice(text.length).trim(), words, names: namesIn(text, words), language }
}

const completed = (followUp: FollowUp, earlier: Earlier, marked: boolean): string | undefined => {
  let current: FollowUp | undefined = followUp
  let text: string | undefined
  for (let round = 0; round < MOST_GAPS && current !== undefined; round += 1) {
    const filled = fill(current, earlier)
    if (filled === undefined) return undefined
    text = finished(filled, current.asked.language, marksFor(current, earlier, marked))
    current = readFollowUp(text)
  }
  return text
}

/** A question keeps its own marks. One that is inserted into the earlier question ends as that did. */
const marksFor = ({ asked, gap }: FollowUp, { marks }: Earlier, marked: boolean): string => {
  if (gap.kind === 'asking') return '?'
  if (gap.kind === 'part') return marks || (marked ? '?' : '')
  return marked || !/^tell /iu.test(asked.text) ? '?' : ''
}

const fill = ({ asked, gap }: FollowUp, earlier: Earlier): string | undefined => {
  switch (gap.kind) {
    case 'asking':
      return completeAsking(asked, earlier)
    case 'part':
      return /^(?:his|her|its|their|sus?)$/.test(asked.words[0]?.word ?? '')
        ? completeOwned(asked, earlier)
        : completePart(asked, earlier)
    case 'pronoun':
      return completePronoun(asked, gap, earlier)
    case 'place':
      return completePlace(asked, gap.at, earlier)
    case 'all':
      return undefined
  }
}

const finished = (text: string, language: 'en' | 'es', marks: string): string => {
  const opened = language === 'es' && marks.endsWith('?') && !text.includes('¿') ? `¿${text}` : text
  return capitalised(opened + marks)
}

const joined = ({ asked }: FollowUp, earlier: Earlier): string => {
  const spanish = asked.language === 'es' && !asked.text.includes('¿')
  return `${capitalised((spanish ? '¿' : '') + asked.text)}${JOIN}${earlier.text}${earlier.marks}`
}
