import { askingAt } from './asking.ts'
import { englishClause } from './english-gap.ts'
import { isHollow, isPart } from './fragment.ts'
import type { Asked, FollowUp, Gap } from './model.ts'
import { stripOpening } from './opening.ts'
import { isPersonVerb, spanishClause } from './spanish-gap.ts'
import { wordAt } from './words.ts'

/** A question with more words is not read: nobody asks so who leans on what was said before. */
const LONGEST = 40

/**
 * How a question leans on an earlier one; undefined where it stands by itself. Only its own words tell, whatever came before.
 *
 * @param question its white space folded
 */
export const readFollowUp = (question: string): FollowUp | undefined => {
  const asked = stripOpening(question)
  // What is joined of two questions is in full words.
  if (asked.text.includes('?') || asked.words.length === 0 || asked.words.length > LONGEST) return undefined
  const gap = asked.about ? undefined : clauseGap(asked)
  if (gap !== undefined) return { asked, gap }
  if (isHollow(asked)) return { asked, gap: { kind: 'all' } }
  return isPart(asked) ? { asked, gap: { kind: 'part' } } : undefined
}

const LONGEST_ASKING = 5

const clauseGap = (asked: Asked): Gap | undefined => {
  const { words, language, text } = asked
  const asking = askingAt(words, 0, 1)
  const counted =
    /^how many [\p{Ll} -]*[^s\P{L}]s$/u.test(text.toLowerCase()) &&
    words.length <= LONGEST_ASKING &&
    !/[^s]s$/.test(wordAt(words, 2))
  if (counted && askingAt(words, 0)?.end === words.length) return { kind: 'asking' }
  const plain =
    asking !== undefined &&
    asking.end === words.length &&
    words.length <= LONGEST_ASKING &&
    !asking.contracted
  // "¿Qué dijo?" asks with a verb, which stands where "¿Qué tratado?" has a noun.
  const verb = words.length > 1 && language === 'es' && isPersonVerb(words[words.length - 1])
  if (plain && !verb && !/,/.test(text) && !(words.length > 1 && /^(?:who|quien)/.test(wordAt(words, 0))))
    return { kind: 'asking' }
  return language === 'en' ? englishClause(asked) : spanishClause(asked)
}
