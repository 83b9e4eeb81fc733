/** Signs that are not seen and part nothing: soft hyphens, spaces and joiners without width, marks of direction. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/
const ALL_INVISIBLE = new RegExp(`${INVISIBLE.source}+`, 'g')

/** A text without its invisible signs. */
export const withoutInvisible = (text: string): string =>
  INVISIBLE.test(text) ? text.replace(ALL_INVISIBLE, '') : text

/** A text without its invisible signs, and where each of its characters stood; without places where nothing was left out. */
export const visiblePart = (text: string): { readonly text: string; readonly places?: readonly number[] } => {
  if (!INVISIBLE.test(text)) return { text }
  const places: number[] = []
  let done = 0
  const keep = (end: number): void => {
    for (let at = done; at < end; at += 1) places.push(at)
  }
  for (const { 0: signs, index } of text.matchAll(ALL_INVISIBLE)) {
    keep(index)
    done = index + signs.length
  }
  keep(text.length)
  return { text: text.replace(ALL_INVISIBLE, ''), places }
}
