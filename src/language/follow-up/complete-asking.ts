import { askingAt, opensWithAuxiliary } from './asking.ts'
import type { Asked, Earlier } from './model.ts'
import { definedTopic } from './topics.ts'
import { AUXILIARY, BE, type Word, wordAt } from './words.ts'

/** The asking words alone: "Why is that?" asks no more than "why?", "when did it happen?" than "when?". */
const bareAsking = ({ text, words, language }: Asked): string | undefined => {
  if (/^why not$/iu.test(text)) return undefined
  if (/^how (?:so|come)$/iu.test(text)) return 'why'
  const asking = askingAt(words, 0, 1)
  if (asking === undefined) return undefined
  if (/^how many /iu.test(text)) return text
  const plain = asking.end === words.length
  return plain || language === 'es' ? text.slice(0, words[asking.end - 1]?.end) : wordAt(words, 0)
}

/** The question without its asking words: "did Chile sign …", "firmó Chile …". */
const unasked = (earlier: Earlier, where: boolean): string | undefined => {
  const { text, words, language } = earlier
  const asking = askingAt(words, 0, language === 'en' ? 3 : 0)
  if (asking === undefined) {
    const asks =
      language === 'en' ? opensWithAuxiliary(words) : definedTopic(earlier) === undefined && words.length > 1
    if (!asks || !words[0]) return undefined
    const first = words[0]
    return (earlier.names[0]?.first === 0 ? first.raw : first.raw.toLowerCase()) + text.slice(first.end)
  }
  const next = words[asking.end]
  const placed =
    where &&
    definedTopic(earlier) !== undefined &&
    (next === undefined || BE.has(next.word) || language === 'es')
  if (!asking.circumstance && !placed) return undefined
  if (asking.contracted) return `is${text.slice(words[asking.end - 1]?.end)}`
  if (next === undefined || (language === 'en' && !AUXILIARY.has(next.word))) return undefined
  return text.slice(next.start)
}

/** Replaces what is asked for: "How many seats?" after "How many votes …", "Which city?" after "Which country …". */
const swapped = (
  phrase: string,
  words: readonly Word[],
  { text, words: old, language }: Earlier,
): string | undefined => {
  const [wh, own] = [wordAt(words, 0), wordAt(old, 0)]
  const alike = wh === own || (/^cuant/.test(wh) && /^cuant/.test(own))
  const many = /^(?:many|much)$/
  if (
    !alike ||
    words.length < 2 ||
    (wh === 'how' && !many.test(wordAt(words, 1))) ||
    (wh === 'how' && !many.test(wordAt(old, 1)))
  )
    return undefined
  const wide = askingAt(old, 0, 3)
  const end =
    language === 'en' && AUXILIARY.has(wordAt(old, wide?.end ?? 0)) ? wide?.end : askingAt(old, 0, 1)?.end
  const last = old[(language === 'es' ? Math.min(end ?? 0, 2) : (end ?? 0)) - 1]
  return last === undefined || end === undefined || end < 2 ? undefined : phrase + text.slice(last.end)
}

/** The earlier question with a follow-up's asking words ("Why did Chile sign …"), or undefined if they do not fit. */
export const completeAsking = (asked: Asked, earlier: Earlier): string | undefined => {
  const phrase = bareAsking(asked)
  if (phrase === undefined || asked.language !== earlier.language) return undefined
  const asking = askingAt(asked.words, 0, 1)
  const circumstance = asking?.circumstance === true || /^how (?:so|come)$/iu.test(asked.text)
  const counts = /^how (?:many|much)\b/iu.test(phrase) && opensWithAuxiliary(earlier.words)
  const rest = circumstance || counts ? unasked(earlier, /^(?:where|d[oó]nde)$/iu.test(phrase)) : undefined
  return rest === undefined ? swapped(phrase, asked.words, earlier) : `${phrase} ${rest}`
}
