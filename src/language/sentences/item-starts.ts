import { fold } from '../fold.ts'
import { FUNCTION_WORDS } from '../function-words.ts'
import { LABELS } from './abbreviations.ts'

/**
 * Where the items of a list on one line begin, apart from its first: "1) Mend the pier 2) Buy a crane", "a. … b. …", "• 9. … • 10. …". A
 * list begins where a sentence may and counts up by one in one style. What a colon, a comma or a conjunction joins is one sentence ("1) rope,
 * 2) paint"). A figure may also belong to the words before it ("1. We built phase 2. It …"). Takes linear time.
 */
export const itemStarts = (text: string): number[] => {
  const starts: number[] = []
  let last: Item | undefined
  for (const match of text.matchAll(MARK)) {
    const item = itemOf(match)
    const before = text.slice(Math.max(0, item.at - 40), item.at)
    const begins = BEGINS.test(before)
    if (
      last &&
      item.style === last.style &&
      item.value === last.value + (item.value === 0 ? 0 : 1) &&
      item.capital === last.capital
    ) {
      const between = text.slice(last.at + last.length, item.at).slice(0, 1000)
      if (!begins && (joins(before) || (!item.sure && (ENDED.test(between) || belongs(before))))) continue
      starts.push(item.at)
      last = item
    } else if (begins) last = mayBeFirst(item) && !(item.sure && /:\s+$/.test(before)) ? item : undefined
  }
  return starts
}

interface Item {
  readonly at: number
  readonly length: number
  /** Its marks, so that "1)" and "2." are in different lists. */
  readonly style: string
  /** Its figure or letter, or 0 if it has a bullet alone. */
  readonly value: number
  readonly capital: boolean
  /** Whether its marks stand in lists alone: a bullet or a bracket. */
  readonly sure: boolean
}

/** A bullet, a figure or a letter with its marks ("•", "• 9.", "1.", "2)", "(c)", "3.)"), before a word. */
const MARK =
  /(?<!\S)(?:([•‣▪◦●⁃])[^\S\n]*(?:(\d{1,3})([.)]))?|(\()?(\d{1,3}|\p{Ll})(\.\)|\)|\.))(?=\s*[“"'‘«¿¡]?(\p{Lu})?)(?=\s|(?<=[•‣▪◦●⁃])\S)/gu

const itemOf = (match: RegExpExecArray): Item => {
  const [mark, bullet = '', number, point = '', open = '', sign = number ?? '', close = point, capital] =
    match
  const figure = /^\d/.test(sign)
  const letter = figure || sign === '' ? '' : 'a'
  return {
    at: match.index,
    length: mark.length,
    style: `${bullet}${open}${figure ? '1' : letter}${close}`,
    value: figure ? Number(sign) : (sign.codePointAt(0) ?? 0),
    capital: capital !== undefined,
    sure: bullet !== '' || close.includes(')'),
  }
}

/** A list begins with 1 or "a", unless bullets show that it is one. */
const mayBeFirst = ({ style, value }: Item): boolean => /[•‣▪◦●⁃]/.test(style) || value === 1 || value === A

const A = 97

/** Where a sentence may begin. */
const BEGINS = /(?:^|[.!?:…][”"’'»)\]]*\s+|\n\s*)$/
/** A sentence that ended and another that began. */
const ENDED = /[.!?]\s+\p{Lu}/u

/** Whether a comma or a conjunction leads on. */
const joins = (before: string): boolean => /(?:[,;:]|\b(?:and|or|y|o|e|u))\s+$/i.test(before)

/** Whether the figure or letter belongs to what stands before it: "of 2.", "phase 2.", "May 2.". */
const belongs = (before: string): boolean => {
  const word = fold(/([\p{L}'’]+)\.?\s+$/u.exec(before)?.[1] ?? '')
  return (
    word === '' ||
    (LABELS.has(word) && word !== 'item') ||
    FUNCTION_WORDS.en.has(word) ||
    FUNCTION_WORDS.es.has(word) ||
    BEFORE_NUMBER.test(word)
  )
}

const BEFORE_NUMBER =
  /^(?:version|type|level|grade|class|page|plan|option|group|team|line|route|gate|room|number|appendix|world|war|tipo|nivel|grado|clase|pagina|opcion|grupo|linea|ruta|sala|numero|january|february|march|april|may|june|july|august|september|october|november|december)s?$/
