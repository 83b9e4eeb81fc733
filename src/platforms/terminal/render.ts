import { type Line, layOut, type Weight } from '../../plain-text.ts'
import type { Reply } from '../../reply.ts'
import { WIDTH } from './limits.ts'
import { wrap } from './wrap.ts'

export interface RenderOptions {
  /** In columns; taken as no less than `WIDTH.least` and no more than `WIDTH.most`. */
  readonly width: number
  /** Whether weight is shown by escape sequences. */
  readonly styled: boolean
}

/**
 * A reply as a terminal shows it, without a line break at its end. No line is wider than the terminal, unless it is one link.
 * Answering words are bold and underlined, so that neither colour nor a font's weight alone carries the meaning; without styles
 * they are left as they are, since a sign put into an excerpt would be taken for the source's own.
 */
export const render = (reply: Reply, look: RenderOptions): string => {
  const width = Math.max(WIDTH.least, Math.min(WIDTH.most, look.width))
  return layOut(reply)
    .flatMap((line) => drawLine(line, width, look.styled))
    .join('\n')
}

const drawLine = (line: Line, width: number, styled: boolean): readonly string[] => {
  const text = line.segments.map((stretch) => stretch.text).join('')
  const indent = fitIndent(line, width)
  const spans = wrap(text, indent.prefix, indent.hangingIndent, width)
  if (spans.length === 0) return [indent.prefix.trimEnd()]
  return spans.map((span, index) => {
    let drawn = index === 0 ? indent.prefix : indent.hangingIndent
    let at = 0
    for (const stretch of line.segments) {
      const from = Math.max(span.start, at)
      const to = Math.min(span.end, at + stretch.text.length)
      if (from < to) drawn += styled ? style(text.slice(from, to), stretch.weight) : text.slice(from, to)
      at += stretch.text.length
    }
    return drawn
  })
}

/** A number of many digits may leave no room beside it. */
const fitIndent = (line: Line, width: number): Pick<Line, 'prefix' | 'hangingIndent'> =>
  line.prefix.length * 2 <= width
    ? line
    : { prefix: line.prefix.trimStart().slice(0, width >> 1), hangingIndent: '' }

const style = (text: string, weight: Weight): string => {
  switch (weight) {
    case 'plain':
      return text
    case 'answer':
      return `\u001b[1;4m${text}\u001b[22;24m`
    case 'strong':
      return `\u001b[1m${text}\u001b[22m`
    case 'faint':
      return `\u001b[2m${text}\u001b[22m`
    default:
      return weight satisfies never
  }
}
