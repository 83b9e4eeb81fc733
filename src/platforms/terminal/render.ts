import { type Line, layOut, type Weight } from '../../plain-text.ts'
import type { Reply } from '../../reply.ts'
import { wrap } from './wrap.ts'

/** Widths in columns. They are our own choice: no terminal documents a limit. */
export const WIDTH = {
  /** A narrower line leaves no room for words beside a number and its indent. */
  min: 20,
  /** In wider lines a reader loses the beginning of the next one. */
  max: 100,
  /** For a terminal that does not report its width. */
  default: 80,
} as const

export interface RenderOptions {
  /** In columns; held between `WIDTH.min` and `WIDTH.max`. */
  readonly width: number
  /** Whether escape sequences show weight. */
  readonly styled: boolean
}

/**
 * A reply as a terminal shows it, without a final line break. No line is wider than the terminal, except a single long link. Answering
 * words are bold and underlined, so that neither colour nor font weight alone carries the meaning. Without styles they stay unmarked: a
 * sign inside an excerpt would look like the source's own.
 */
export const render = (reply: Reply, options: RenderOptions): string => {
  const width = Math.max(WIDTH.min, Math.min(WIDTH.max, options.width))
  return layOut(reply)
    .flatMap((line) => drawLine(line, width, options.styled, BAR_COLOURS[reply.sureness ?? 'none']))
    .join('\n')
}

/** The colour of the bar beside a quotation says how sure the answer is. Words say it too. */
const BAR_COLOURS = { sure: 32, fairly: 33, unsure: 31, none: 90 } as const

const drawLine = (line: Line, width: number, styled: boolean, colour: number): readonly string[] => {
  const text = line.segments.map((segment) => segment.text).join('')
  const indent = fitIndent(line, width)
  const spans = wrap(text, indent.prefix, indent.hangingIndent, width)
  if (spans.length === 0) return [indent.prefix.trimEnd()]
  return spans.map((span, index) => {
    const before = index === 0 ? indent.prefix : indent.hangingIndent
    let drawn = styled && line.isQuotation ? `\u001b[${colour}m${before}\u001b[39m` : before
    let offset = 0
    for (const segment of line.segments) {
      const from = Math.max(span.start, offset)
      const to = Math.min(span.end, offset + segment.text.length)
      if (from < to) drawn += styled ? style(text.slice(from, to), segment.weight) : text.slice(from, to)
      offset += segment.text.length
    }
    return drawn
  })
}

/** Shortens the indent where a number with many digits would leave no room beside it. */
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
