/** A paragraph by its number: the same whenever it is asked for, and shared by no two numbers. */
export type Paragraphs = (number: number) => string

/** Paragraphs of four sentences each, drawn anew from all that some texts hold, so that none is the copy of another. */
export const mixedParagraphs = (texts: readonly string[]): Paragraphs => {
  const sentences = texts.flatMap((text) => text.match(/[^.!?]+[.!?]+/g) ?? [])
  return (number) =>
    Array.from({ length: 4 }, (_, at) =>
      sentences[scattered(number * 4 + at) % sentences.length]?.trim(),
    ).join(' ')
}

/** Spreads neighbouring numbers over 32 bits (the finish of MurmurHash3). */
const scattered = (number: number): number => {
  let bits = number + 1
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
