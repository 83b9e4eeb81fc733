/** A line of input, without its line break. */
export interface InputLine {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
  /** It was longer than the limit, and `text` is its beginning. */
  readonly cut: boolean
}

/**
 * The lines of a stream of UTF-8 bytes, as they come. Bytes that are not UTF-8 become `�`; a byte order mark at the beginning goes.
 * Holds no more than one line, and of it no more than `longest`.
 * @param longest in UTF-16 code units
 */
export async function* readLines(
  input: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder()
  let number = 0
  let text = ''
  let cut = false
  const take = (piece: string) => {
    const room = longest - text.length
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
    let at = 0
    for (let end = decoded.indexOf('\n'); end >= 0; end = decoded.indexOf('\n', at)) {
      take(decoded.slice(at, end))
      yield finish()
      at = end + 1
    }
    take(decoded.slice(at))
  }
  take(decoder.decode())
  if (text !== '' || cut) yield finish()
}
