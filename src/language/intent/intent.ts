/** Tells what people say to the bot ("thanks", "source?", "what is new?") from questions to the sources. */
import type { Speech } from '../../model.ts'
import { fold } from '../fold.ts'
import { isGreeting, isSmallTalk, languageOfGreeting } from '../small-talk.ts'
import { BEFORE, BEHIND, type IntentKind, PHRASES } from './phrases.ts'
import { correctSlips } from './slips.ts'

/** What a message wants from the bot. */
export interface Intent {
  readonly kind: IntentKind
  /** The language of its words; absent where they could be of either. */
  readonly speech?: Speech
  /** The words by which a `summary` names its source; absent for the source of the last answer. */
  readonly subject?: string
}

/** In UTF-16 code units and words. Longer messages say more than these phrases. */
const LONGEST = 160
const MOST_WORDS = 20

/** The subject is words; "it" and its like name nothing. */
const SUBJECT = '(?<subject>.{2,100})'

interface Row {
  readonly kind: IntentKind
  readonly speech: Speech
  readonly form: RegExp
}
const ROWS: readonly Row[] = (Object.keys(PHRASES) as (keyof typeof PHRASES)[]).flatMap((kind) =>
  (['en', 'es'] as const).map((speech) => {
    const phrases = PHRASES[kind][speech].join('|').replaceAll('SUBJECT', SUBJECT)
    return { kind, speech, form: new RegExp(`^(?:${BEFORE} )*?(?:${phrases})(?: ${BEHIND})*$`, 'u') }
  }),
)

const EMOJI = /:[a-z0-9_+-]{2,40}:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f/giu

/** “Kast’s”, unlike “what’s”. */
const POSSESSIVE = /(?<!\b(?:who|what|when|where|how|it|that|there|let|here))['’]s\b/gu

/** The words of a message as the phrases are written, one space apart. */
const plain = (text: string): string =>
  fold(text.replace(EMOJI, ' '))
    .replace(POSSESSIVE, '')
    .replace(/['’´`]/gu, '')
    .replace(/\btl;\s*dr\b/gu, 'tldr')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const match = (words: string): Intent | undefined => {
  for (const { kind, speech, form } of ROWS) {
    const found = form.exec(words)
    if (!found) continue
    const subject = found.groups?.subject?.replace(new RegExp(`(?: ${BEHIND})+$`, 'u'), '')
    return subject === undefined ? { kind, speech } : { kind, speech, subject }
  }
  return undefined
}

/**
 * What a message wants from the bot itself, in English or Spanish, with small slips and courtesies; undefined for a question to the sources,
 * and for a message without a word.
 * @param text as typed, without the mention of the bot
 */
export const intentOf = (text: string): Intent | undefined => {
  const typed = text.trim()
  if (typed === '' || typed.length > LONGEST || /^\/|https?:\/\//iu.test(typed)) return undefined
  if (isGreeting(typed)) return { kind: 'greeting', speech: languageOfGreeting(typed) }
  const words = plain(typed)
  if (words === '') return isEmoji(typed) ? { kind: 'small-talk' } : undefined
  if (words.split(' ').length > MOST_WORDS) return undefined
  const found = match(words)
  if (found) return found
  if (isSmallTalk(typed) && !(typed.includes('?') && GOES_ON.test(words))) return smallTalk(words)
  const corrected = correctSlips(words, typed)
  return corrected === undefined ? undefined : (match(corrected) ?? courtesyOf(corrected))
}

const isEmoji = (text: string): boolean => !text.includes('?') && text.search(EMOJI) >= 0

/** "And later?" goes on from a question. */
const GOES_ON = /^(?:and|but|or|y|pero|o)\b/u

/** What only one language says. */
const SAID_IN: Readonly<Record<Speech, RegExp>> = {
  en: /\b(?:thanks|thank|thx|great|good|nice|awesome|yes|yeah)\b/u,
  es: /\b(?:gracias|grasias|grax|vale|genial|perfect[oa]|excelente|entendido|listo|claro|bueno|dale|de nada)\b/u,
}

const smallTalk = (words: string): Intent => {
  const speech = (['en', 'es'] as const).find((one) => SAID_IN[one].test(words))
  return { kind: 'small-talk', ...(speech && { speech }) }
}

const courtesyOf = (words: string): Intent | undefined =>
  isGreeting(words)
    ? { kind: 'greeting', speech: languageOfGreeting(words) }
    : isSmallTalk(words)
      ? smallTalk(words)
      : undefined

const ABOUT = /^(?:what(?:s| is) (?<en>.{3,100}) about|de que (?:trata|va|habla) (?<es>.{3,100}))$/u

/** What “What is X about?” names: the title of a source, perhaps, or the subject of a question. */
export const subjectAsked = (text: string): string | undefined => {
  const { en, es } = ABOUT.exec(plain(text.slice(0, LONGEST)))?.groups ?? {}
  return en ?? es
}
