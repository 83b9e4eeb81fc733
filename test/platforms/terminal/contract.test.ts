import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { expect } from 'vitest'
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

/** The lines of an excerpt that have a bar beside them. */
const quoteIn = (reply: Reply, index: number): string => {
  const block = reply.blocks[index]
  if (block?.kind !== 'excerpt') return ''
  return stripVTControlCharacters(drawn({ ...reply, blocks: [block] }))
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) => line.slice(1))
    .join('')
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
