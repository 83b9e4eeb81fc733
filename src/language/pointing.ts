/**
 * Words that point at a message and say nothing of their own: “what do the sources say about this?”, “is this true?”, “¿es cierto esto?”.
 */

const SOURCES = '(?:the |our |your )?(?:sources?|archives?|records?)'
const EN_BEFORE = [
  '(?:and )?(?:what|how) about',
  `(?:what|anything|what else) (?:do|does|did|can) (?:${SOURCES}|you|we) (?:say|know|have|find)(?: about| on| to)?`,
  `(?:do|does) (?:${SOURCES}|you|we) (?:say|know|confirm|back|support|have)(?: anything| something)?(?: about| on)?`,
  'is|are|was',
  '(?:please )?(?:fact ?check|check|verify|look up|look at|see|source|read|answer|explain)',
  'answer|about|on|re',
]
const EN = new RegExp(
  `^(?:can you |could you |please )?(?:(?:${EN_BEFORE.join('|')}) )?(?:this|these|the above|the one above)` +
    '(?: one| message| post| story| claim| question| channel| thread)?' +
    '(?: true| right| correct| so| accurate| up)?(?: please)?$',
)
const ES_BEFORE = [
  'y',
  'qu[eé] hay (?:de|sobre)',
  'qu[eé] (?:dicen|saben) (?:las |nuestras |tus )?fuentes (?:de|sobre)',
  'qu[eé] (?:sabes|dices|encuentras) (?:de|sobre)',
  '(?:es|ser[aá]) (?:verdad|cierto|correcto)',
  'es|son|sobre|de',
  '(?:por favor )?(?:comprueba|verifica|revisa|mira|busca|responde)(?: a)?',
]
const ES = new RegExp(
  `^(?:(?:${ES_BEFORE.join('|')}) )?(?:esto|este mensaje|esta noticia|esta pregunta|este canal|lo de arriba)` +
    '(?: es)?(?: verdad| cierto| correcto)?(?: por favor)?$',
)

/** Whether a text only points at a message that its writer sees. */
export const pointsAtMessage = (text: string): boolean => {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return EN.test(words) || ES.test(words)
}
