import { messagesFor } from '../messages/catalogue.ts'
import type { Speech } from '../model.ts'
import { note, prose, type Reply } from '../reply.ts'
import type { Context } from './context.ts'

/** What the bot can do, with questions to press that the sources really answer. */
export const greet = (speech: Speech, { samples }: Pick<Context, 'samples'>): Reply => {
  const messages = messagesFor(speech)
  const questions = samples(speech)
  return {
    language: speech,
    outcome: 'done',
    blocks: [
      prose(messages.greeting),
      prose(messages.greetingHow),
      ...(questions.length > 0 ? [note(messages.greetingTry)] : []),
    ],
    actions: questions.map((question) => ({
      key: 'ask',
      label: question,
      command: { kind: 'ask', question },
    })),
  }
}
