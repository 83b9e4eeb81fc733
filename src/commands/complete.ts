import { zonesLike } from '../digest/schedule/zones.ts'
import { displayText } from '../display.ts'
import { fold } from '../language/fold.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { RatedQuestion } from '../store/port.ts'
import { answers } from './access/access.ts'
import { visibleQuestions } from './access/visible-questions.ts'
import type { Context } from './context.ts'
import type { Completes } from './entry.ts'
import { shelvesSeenFrom } from './shelves/shelves.ts'
import { matchesTyped } from './sources/suggest.ts'

/** What is offered while somebody types an argument of a command. */

export interface Completion {
  readonly label: string
  /** What the argument becomes: at most 100 characters. */
  readonly value: string
}

/** The longest value, in UTF-16 code units: what Discord takes. */
const LONGEST = 100

/**
 * What completes the typed words, the best first. Nothing for somebody whom the bot does not answer.
 * @param limit at most so many
 */
export const complete = async (
  what: Completes,
  typed: string,
  limit: number,
  context: Context,
): Promise<readonly Completion[]> => {
  const { access, place } = context
  if (access.outsiders !== 'answer' && !answers(await access.role(), access)) return []
  switch (what) {
    case 'sources':
      return context.suggest(typed, limit).map(({ title, which }) => ({ label: title, value: which }))
    case 'shelves':
      return shelvesSeenFrom(context, messagesFor(context.language))
        .filter(({ name }) => matchesTyped(fold(name), fold(typed)))
        .slice(0, limit)
        .map(({ name }) => ({ label: name, value: name }))
    case 'zones':
      return zonesLike(typed, await context.zoneOf(place), limit).map((zone) => ({
        label: zone,
        value: zone,
      }))
    case 'questions':
      return (await questionsLike(typed, context))
        .slice(0, limit)
        .map((text) => ({ label: text, value: text }))
    default:
      return what satisfies never
  }
}

/** The questions whose answers were liked here, then headings of sources; without words, questions that the sources answer. */
const questionsLike = async (typed: string, context: Context): Promise<readonly string[]> => {
  const words = fold(typed).trim()
  const matches = (text: string): boolean => matchesTyped(fold(text), words)
  const liked = (await likedQuestions(context)).filter(matches)
  const others = words === '' ? await context.samples(context.language) : headingsLike(words, context)
  const shown = [...liked, ...others].map((text) => displayText(text).trim())
  return [...new Map(shown.map((text) => [fold(text), text])).values()].filter(
    (text) => text !== '' && text.length <= LONGEST,
  )
}

/** How far back liked questions go, in milliseconds: 30 days. */
const LIKED = 30 * 86_400_000

/** The questions that a reader of the place may see and that more people liked than not, best first. */
const likedQuestions = async ({ store, place, now }: Context): Promise<readonly string[]> => {
  const asked = await visibleQuestions({ place, privately: false }, now() - LIKED, now() + 1, store)
  const liking = ({ up, down }: RatedQuestion): number => up - down
  return asked
    .filter((question) => question.status === 'answered' && liking(question) > 0)
    .sort((a, b) => liking(b) - liking(a) || b.at - a.at)
    .map(({ question }) => question)
}

/** How many headings are enough to choose from. */
const ENOUGH = 50

/** The headings of the shelf that match, those that begin with the words first. */
const headingsLike = (words: string, { headings }: Pick<Context, 'headings'>): readonly string[] => {
  const first: string[] = []
  const rest: string[] = []
  for (const [folded, heading] of headings) {
    if (first.length >= ENOUGH) break
    if (folded.startsWith(words)) first.push(heading)
    else if (rest.length < ENOUGH && matchesTyped(folded, words)) rest.push(heading)
  }
  return [...first, ...rest]
}
