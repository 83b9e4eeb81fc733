import type { Asked } from './model.ts'
import { PEOPLE } from './people.ts'
import { completePronoun } from './complete-pronoun.ts'
import { definedTopic, type Earlier, personTopic } from './topics.ts'
import { spliced, wordAt } from './words.ts'

/**
 * "And her party?": what belongs to whom the earlier question was about. After "Who is …?" it is asked for itself; elsewhere it takes
 * its owner's place ("When did Kast's party win?").
 */
export const completeOwned = (asked: Asked, earlier: Earlier): string | undefined => {
  const own = wordAt(asked.words, 0)
  const stands = /^(?:his|her)$/.test(own)
    ? 'person'
    : own === 'its'
      ? 'thing'
      : own === 'their'
        ? 'plural'
        : 'either'
  const owned = completePronoun(asked, { kind: 'pronoun', at: 0, role: 'possessive', stands }, earlier)
  if (owned === undefined) return undefined
  const noun = wordAt(asked.words, asked.language === 'es' ? 1 : asked.words.length - 1)
  const people = PEOPLE.has(noun)
  const many = /[^s]s$/.test(noun)
  if (definedTopic(earlier) !== undefined) {
    if (asked.language === 'es') return `${people ? 'quién' : 'cuál'}${many ? 'es son' : ' es'} ${owned}`
    return `${people ? 'who' : 'what'} ${many ? 'are' : 'is'} ${owned}`
  }
  const owner = personTopic(earlier)?.text
  const at = owner === undefined ? -1 : earlier.text.indexOf(owner)
  return owner === undefined || at < 0 || !owned.includes(owner)
    ? undefined
    : spliced(earlier.text, at, at + owner.length, owned)
}
