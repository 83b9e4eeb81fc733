import { wordSet } from './fold.ts'
import {
  AUXILIARY,
  DETERMINER,
  isCountry,
  isFunction,
  WH,
  type Word,
  wordAt,
  wordsOf,
} from './follow-up/words.ts'

/** A mention, as typed and as the platforms write it. */
const MENTION = /(?:^|[\s(,;:])@[\p{L}\p{N}._-]+|<[@!#&]/u
const COPY = /^(?:cc|fyi|cced|copio a|para tu info)\b/iu
/** A capitalised name at the beginning or the end, set off by a comma or colon: "Ben, can you …", "Hi Ana María: …", "…, Tom?". */
const NAMED_FIRST =
  /^(?:(?:[Hh](?:i|ey|ello|ola)|[Tt]hanks|[Tt]hank you|[Oo]ye|[Gg]racias)[\s,]+)?(\p{Lu}[\p{L}’'-]+)(?: \p{Lu}[\p{L}’'-]+)?\s*[,:]\s+\S/u
const NAMED_LAST = /\S{3}.*,\s+(\p{Lu}[\p{L}’'-]+)\s*[?!.]*$/u
const NAME_ALONE = /^(\p{Lu}[\p{L}’'-]+)\s*\?+$/u
/** Words that open a sentence with a comma behind them and name nobody, folded. */
const OPENERS = wordSet(`
  and but so also then ok okay yes no well now however still again right sorry please thanks hi hey hello
  actually anyway finally first second next great good nice sure wait hmm question footnote bot
  y pero entonces ademas si bueno vale ahora perdon gracias hola oye luego pregunta
`)
/** Those who write and those who are written to, folded. */
const SPEAKERS = wordSet(`
  we weve were our ours you youre youve youd your yours u ur anybody anyone somebody someone everybody everyone guys folks
  im ive ill id lets yall
  yo tu te ti vos os contigo conmigo usted ustedes vosotros nosotros nosotras nos nuestro nuestra nuestros nuestras
  alguien oye chicos chicas
`)
/** These are names and nouns as well, so they count only in small letters, or where a verb shows what they are. */
const MINE = wordSet('my mine me mi mis')
/** Verbs about you or me, folded. None is a noun or, without its accent, a past form: “pasó” folds to “paso”. */
const SPANISH_YOU = wordSet(`
  puedes podrias tienes quieres sabes crees llevas vas vienes vuelves eres haces dices ves piensas mandas pasas llamas
  hiciste viste fuiste tuviste pudiste dijiste llegaste leiste escribiste enviaste mandaste hablaste llamaste terminaste
  podeis teneis quereis sabeis vais estais puedo debo hago digo pongo voy tengo
`)
const SPANISH_WE = /[^aeiou][aei]mos$/u
/** Nouns and adjectives that end as those verbs do. */
const NO_VERBS = wordSet(`
  gramos kilogramos tramos ramos extremos maximos minimos ultimos proximos supremos legitimos anonimos reclamos prestamos
  mismos animos enfermos
`)

const isName = (raw: string | undefined): boolean => {
  const [name] = wordsOf(raw ?? '')
  return (
    name !== undefined &&
    ![OPENERS, WH.en, WH.es].some((words) => words.has(name.word)) &&
    !isFunction(name.word) &&
    !isCountry(name)
  )
}

/** Whether a message is to a person by name: "Ben, can you check that?", "cc Maria", "what do you think, Ana?", "@tom". */
export const isToSomebody = (text: string): boolean => {
  const own = text.trim()
  if (MENTION.test(own) || COPY.test(own)) return true
  return [NAMED_FIRST, NAMED_LAST, NAME_ALONE].some((form) => isName(form.exec(own)?.[1]))
}

/** "I" is a numeral too: "Elizabeth I". */
const isSpeakerI = (words: readonly Word[], at: number): boolean =>
  /^[Ii]$/.test(words[at]?.raw ?? '') && (at === 0 || AUXILIARY.has(wordAt(words, at - 1)))

const isWe = (words: readonly Word[], at: number): boolean => {
  const { word } = words[at] ?? { word: '' }
  return SPANISH_WE.test(word) && !NO_VERBS.has(word) && !DETERMINER.es.has(wordAt(words, at - 1))
}

/** "us" is a country in small letters too, so only what is done to or by us counts. */
const isUs = (words: readonly Word[], at: number): boolean =>
  words[at]?.raw === 'us' &&
  /^(?:let|of|for|tell|give|send|help|told|gave|sent|to)$/.test(wordAt(words, at - 1))

/**
 * Whether a question is about those who write or are written to, and so is for people: "do we have a photo?", "can you check?",
 * "¿tenemos foto?". What is in quotation marks does not count.
 * @param question without the words around it that ask: "does anyone know"
 */
export const isAmongPeople = (question: string): boolean => {
  const words = wordsOf(question.replace(/“[^”]*”|"[^"]*"|«[^»]*»/gu, ' '))
  return words.some(({ word, raw, start }, at) => {
    const plain = raw === raw.toLowerCase()
    // "Were" opens a question about others.
    if (SPEAKERS.has(word) && (word !== 'were' || /['’]/u.test(raw)) && (plain || start === 0 || at === 0))
      return true
    return (
      (plain && MINE.has(word)) ||
      isSpeakerI(words, at) ||
      isUs(words, at) ||
      SPANISH_YOU.has(word) ||
      isWe(words, at)
    )
  })
}

/** Words behind which "that" opens a clause: "Who said that Kast won?". */
const BEFORE_CLAUSE =
  /^(?:sa(?:id|ys?)|claim(?:s|ed)?|thinks?|believes?|means?|shows?|showed|true|sure|so|such|now|given|fact)$/
/** Words behind which "it" points at nothing: "How long did it take?", "Is it legal to …?". */
const EMPTY_IT = /^(?:take|takes|cost|true|possible|likely|legal|illegal|mandatory|compulsory|necessary)$/
/** What is said of a thing that is pointed at, where a noun would name it. */
const ADJECTIVE = wordSet(
  'new old right wrong true ok okay good fine enough public final correct done ready safe clear better worse',
)
const SPANISH_POINTING = wordSet('esto eso aquello')

/** Whether a question points at something that those who talk see: "is this new?", "which desk is that for?", "¿quién escribe esto?". */
export const isPointing = (question: string): boolean => {
  const words = wordsOf(question)
  return words.some(({ word, end }, at) => {
    const next = words[at + 1]
    if (SPANISH_POINTING.has(word)) return true
    if (word === 'it') return next === undefined || !EMPTY_IT.test(next.word)
    if (!/^(?:this|that|these|those)$/.test(word)) return false
    if (word === 'that' && BEFORE_CLAUSE.test(wordAt(words, at - 1))) return false
    return next === undefined || isFunction(next.word) || next.start > end + 1 || ADJECTIVE.has(next.word)
  })
}
