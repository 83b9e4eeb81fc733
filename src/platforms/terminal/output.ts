import { once } from 'node:events'
import type { Poster } from '../../digest/deliver/poster.ts'
import type { Place } from '../../model.ts'
import { plainText } from '../../plain-text.ts'
import type { Reply } from '../../reply.ts'
import { render, WIDTH } from './render.ts'

export const TERMINAL_PLACE: Place = { platform: 'terminal' }

/** Stands before a line that is typed. */
export const PROMPT = '> '

/** Where replies are written: a terminal, a pipe or a file. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

/** Writes a text. If the reader is behind, waits until it has caught up. */
export const write = async (output: Output, text: string): Promise<void> => {
  if (!output.write(text)) await once(output, 'drain')
}

/** A reply as text: wrapped and styled for a terminal, or the plain-text twin for a pipe or a file. */
export const formatReply = (reply: Reply, output: Output, styled: boolean): string =>
  // A terminal that does not know its size reports 0 columns.
  output.isTTY ? render(reply, { width: output.columns || WIDTH.default, styled }) : plainText(reply)

/**
 * Writes what nobody asked for just now, such as a digest, above the line that is typed.
 * @param writeAbove see `TypedLine`
 */
export const terminalPoster = (
  output: Output,
  styled: boolean,
  writeAbove: (text: string) => Promise<void>,
): Poster => {
  const { platform } = TERMINAL_PLACE
  let posted = 0
  return {
    platform,
    post: async (_to, reply) => {
      posted += 1
      await writeAbove(formatReply(reply, output, styled))
      return { platform, channel: '', message: String(posted) }
    },
    // An earlier session's posts are no longer on the screen.
    find: async () => undefined,
    zoneOf: async () => undefined,
  }
}
