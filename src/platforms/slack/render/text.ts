const graphemes = new Intl.Segmenter()

/** A character longer than this, in UTF-16 code units, may be torn: there is text that is one endless character. */
const LONGEST_CHARACTER = 64

/** The last place at or before `index` where no character of the text is torn, nor a surrogate pair. */
export const boundaryBefore = (text: string, index: number): number => {
  if (index <= 0) return 0
  if (index >= text.length) return text.length
  const start = graphemes.segment(text).containing(index)?.index ?? index
  if (index - start <= LONGEST_CHARACTER) return start
  return isTorn(text, index) ? index - 1 : index
}

/** The first place at or after `index` where no character of the text is torn. */
export const boundaryAfter = (text: string, index: number): number => {
  if (index <= 0) return 0
  if (index >= text.length) return text.length
  const at = graphemes.segment(text).containing(index)
  const end = !at || at.index === index ? index : at.index + at.segment.length
  if (end - index <= LONGEST_CHARACTER) return end
  return isTorn(text, index) ? index + 1 : index
}

/** The bot's own words, or the name of something: its beginning and an ellipsis where it is longer than `most` code units. */
export const truncate = (text: string, most: number): string => {
  if (text.length <= most) return text
  const end = boundaryBefore(text, most - 1)
  const space = text.lastIndexOf(' ', end)
  return `${text.slice(0, space > end * 0.7 ? space : end).trimEnd()}…`
}

const isTorn = (text: string, index: number): boolean =>
  /[\udc00-\udfff]/.test(text.charAt(index)) && /[\ud800-\udbff]/.test(text.charAt(index - 1))
