/** Spanish endings and the English ones of the same words, the longest first. Folded. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ciones$|cion$/, ['tion', 'ction']],
  [/siones$|sion$/, ['sion']],
  [/logias?$/, ['logy']],
  [/encias?$/, ['ence', 'ency']],
  [/ancias?$/, ['ance', 'ancy']],
  [/dades$|dad$/, ['ty']],
  [/amente$|mente$/, ['ly', 'ally']],
  [/mientos?$/, ['ment']],
  [/ismos?$/, ['ism']],
  [/istas?$/, ['ist']],
  [/ic(?:o|a|os|as)$/, ['ic', 'ical']],
  [/os(?:o|a|os|as)$/, ['ous']],
  [/iv(?:o|a|os|as)$/, ['ive']],
  [/ari(?:o|a|os|as)$/, ['ary']],
  [/ad(?:o|a|os|as)$/, ['ate', 'ated']],
  [/izar$/, ['ize']],
  [/ficar$/, ['fy']],
  [/ias?$/, ['y', 'ia']],
  [/ios?$/, ['y', 'ium']],
  [/(?<=[lnr])es$/, ['']],
  [/(?:o|a|e|os|as|es|s)$/, ['', 'e']],
]

/** Shorter words look alike by chance. In letters. */
const SHORTEST = 6

/**
 * What a Spanish word may be in English by its ending: "interrupción" is "interruption". Most of these words exist; one of them may
 * differ from the English by a doubled letter. Empty for short words.
 *
 * @param word folded
 */
export const cognates = (word: string): readonly string[] => {
  if (word.length < SHORTEST) return []
  const ending = ENDINGS.find(([pattern]) => pattern.test(word))
  return ending === undefined ? [word] : ending[1].map((english) => word.replace(ending[0], english))
}
