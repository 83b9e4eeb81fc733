import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { note, prose, type Reply } from '../../reply.ts'
import type { Context } from '../context.ts'
import { usageOf } from '../table.ts'
import { channelOf } from './listen.ts'

/** Every command that can be typed at the place, with what it does. */
export const help = (speech: Speech, { commands, place }: Pick<Context, 'commands' | 'place'>): Reply => {
  const messages = messagesFor(speech)
  return {
    language: speech,
    outcome: 'done',
    blocks: [
      prose(messages.helpTitle),
      {
        kind: 'usage',
        lines: commands
          .filter(({ channelOnly: ofChannel }) => !ofChannel || channelOf(place) !== undefined)
          .map((entry) => ({ command: usageOf(entry, messages), description: messages.command[entry.key] })),
      },
      note(messages.helpHint),
    ],
  }
}
