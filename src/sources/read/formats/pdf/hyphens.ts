/** Joins the end of a line and the next line, and tells where in the whole the second begins. */
export type JoinLines = (words: string, next: string) => { readonly words: string; readonly at: number }

/** A hyphen at the end of a line, or the sign that some programs set in its place. */
const HYPHEN = /(\p{L}+)(\s?)(?:[-\u2010]|\u00ad)$/u
const SOFT = /\u00ad$/
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu

/**
 * Joins lines by the words that the document has elsewhere: "refrigera-" and "tion" are one word, "twelve-" and "year" keep their hyphen where
 * "twelve-year" occurs.
 *
 * @param lines all lines of the document
 */
export const lineJoiner = (lines: Iterable<string>): JoinLines => {
  const known = new Set<string>()
  for (const line of lines) {
    const whole = line.toLowerCase().match(WORD) ?? []
    // The last word of a line may be a part.
    const sure = /[-\u2010\u00ad]$/.test(line) ? whole.slice(0, -1) : whole
    for (const word of sure) known.add(word)
  }
  return (words, next) => {
    const [all = '', first = '', space = ''] = HYPHEN.exec(words) ?? []
    const second = /^\p{Ll}[\p{L}\p{N}]*/u.exec(next)?.[0]
    if (all === '' || second === undefined) return { words: `${words} ${next}`, at: words.length + 1 }
    const [a, b] = [first.toLowerCase(), second.toLowerCase()]
    const isJoined = known.has(a + b)
    const stays = !isJoined && !SOFT.test(words) && (known.has(`${a}-${b}`) || areWords(known, a, b))
    if (stays && space !== '') return { words: `${words} ${next}`, at: words.length + 1 }
    const start = stays ? words : words.replace(/\s?[-\u2010\u00ad]$/, '')
    return { words: start + next, at: start.length }
  }
}

/** Whether both parts are words of their own, and long enough for that to be no chance. */
const areWords = (known: ReadonlySet<string>, a: string, b: string): boolean =>
  a.length > 3 && b.length > 3 && known.has(a) && known.has(b)
