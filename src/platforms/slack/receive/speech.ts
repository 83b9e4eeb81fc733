import type { Desk } from '../../../commands/desk.ts'
import type { Speech } from '../../../model.ts'
import type { Slack } from './slack-context.ts'

/** Remembered longer, and the people would fill the memory. */
const REMEMBERED = 10_000

/** Speaks to each person in the language that they last used: a button says nothing of it. */
export const speakTo = (desk: Desk, language: Speech): Pick<Slack, 'handle' | 'speechOf'> => {
  const spoken = new Map<string, Speech>()
  return {
    handle: async (command, place, privately = false) => {
      const before = place.user === undefined ? undefined : spoken.get(place.user)
      const from = { place, privately, ...(before && { language: before }) }
      // It says that it never rejects; were it wrong, somebody would wait for ever.
      const reply = await desk
        .handle(command, from)
        .catch((error) => desk.failureReply(error, before ?? language))
      if (spoken.size >= REMEMBERED) spoken.clear()
      if (place.user !== undefined) spoken.set(place.user, reply.language)
      return reply
    },
    speechOf: (user) => spoken.get(user ?? '') ?? language,
  }
}
