/** The longest line that is read, in UTF-16 code units. The rest of a longer line is skipped, so that no line fills the memory. */
export const MAX_LINE_LENGTH = 1_000_000

/** A line of input, without its line break. */
export interface InputLine {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
  /** Whether the line was too long, so that `text` is only its beginning. */
  readonly cut: boolean
}

/**
 * Reads the lines of a stream of UTF-8 bytes as they come. Bytes that are not UTF-8 become `�`; a byte order mark at the beginning is
 * dropped. Holds one line at a time.
 * @param maxLength of a line, in UTF-16 code units
 */
export async function* readLines(
  input: AsyncIterable<Uint8Array>,
  maxLength: number,
): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder()
  let number = 0
  let text = ''
  let cut = false
  const append = (piece: string) => {
    const room = maxLength - text.length
    if (piece.length > room) cut = true
    text += piece.slice(0, Math.max(0, room))
  }
  const finish = (): InputLine => {
    number += 1
    const line = { number, text: text.endsWith('\r') ? text.slice(0, -1) : text, cut }
    text = ''
    cut = false
    return line
  }

  for await (const chunk of input) {
    const decoded = decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = decoded.indexOf('\n'); end >= 0; end = decoded.indexOf('\n', start)) {
      append(decoded.slice(start, end))
      yield finish()
      start = end + 1
    }
    append(decoded.slice(start))
  }
  append(decoder.decode())
  if (text !== '' || cut) yield finish()
}
