import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { expect } from 'vitest'
import { displayText } from '../../../src/display.ts'
import { messagesFor } from '../../../src/messages/catalogue.ts'
import { render } from '../../../src/platforms/terminal/render.ts'
import type { Reply } from '../../../src/reply.ts'
import { rendererContract } from '../../contracts/renderer.ts'

const WIDTH = 80

const drawings = new WeakMap<Reply, string>()

/** Draws each reply once, since measuring long lines is slow. */
const drawn = (reply: Reply): string => {
  const drawing = drawings.get(reply) ?? render(reply, { width: WIDTH, styled: true })
  drawings.set(reply, drawing)
  return drawing
}

/** The lines of an excerpt above the first faint one, without its number and our quotation marks. */
const quoteIn = (reply: Reply, index: number): string => {
  const block = reply.blocks[index]
  if (block?.kind !== 'excerpt') return ''
  const [above = ''] = drawn({ ...reply, blocks: [block] }).split('\u001b[2m')
  const words = stripVTControlCharacters(above).trim().slice(`${block.number}`.length).replace(/\s/gu, '')
  const [open, close] = messagesFor(reply.language).quotes
  const own = displayText(block.excerpt.text).replace(/\s/gu, '')
  return words === `${open}${own}${close}` ? own : words
}

rendererContract('a terminal', {
  visible: (reply) => stripVTControlCharacters(drawn(reply)),
  check: (reply) => {
    const lines = stripVTControlCharacters(drawn(reply)).split('\n')
    for (const line of lines) {
      // A link is never cut.
      if (!line.includes('://')) expect(stringWidth(line)).toBeLessThanOrEqual(WIDTH)
      expect(line).not.toMatch(/\p{Cc}/u)
    }
  },
  quotes: (reply) =>
    reply.blocks.flatMap((block, index) => (block.kind === 'excerpt' ? [quoteIn(reply, index)] : [])),
  commands: () => [],
  withoutButtons: true,
})
