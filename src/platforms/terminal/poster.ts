import type { Poster } from '../../digest/deliver/poster.ts'
import { PROMPT } from './limits.ts'
import { type Output, write } from './output.ts'
import { formatReply, TERMINAL_PLACE } from './receive.ts'

/** Tells whoever sits at the terminal, between two lines of theirs, what they did not ask for just now. */
export const terminalPoster = (output: Output, styled: boolean): Poster => {
  let posted = 0
  return {
    platform: TERMINAL_PLACE.platform,
    post: async (_to, reply) => {
      posted += 1
      await write(output, `\n${formatReply(reply, output, styled)}\n\n${PROMPT}`)
      return { platform: TERMINAL_PLACE.platform, channel: '', message: String(posted) }
    },
    // What was told in another session is gone from the screen.
    find: async () => undefined,
    zoneOf: async () => undefined,
  }
}
