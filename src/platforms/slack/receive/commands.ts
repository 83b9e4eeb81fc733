import type { App } from '@slack/bolt'
import type { Command } from '../../../command.ts'
import { DIRECT } from '../../../commands/bot/listen.ts'
import { parseLine } from '../../../commands/parse.ts'
import { ASK_ABOUT } from '../set-up/manifest.ts'
import { answerPrivately } from './answer.ts'
import { isDirect, placeOf } from './place.ts'
import { readText } from './read-message.ts'
import type { Slack } from './slack-context.ts'

/** Answers slash commands and the entry in a message's menu, each to the person alone. */
export const listenToCommands = (app: App, slack: () => Slack): void => {
  app.command(/^\//, async ({ command, ack }) => {
    await ack()
    const { user_id: user, channel_id: channel, response_url: responseUrl } = command
    const asked = commandOfLine(`${command.command} ${readText(command.text ?? '', slack().self.user).text}`)
    // A question stands by itself; all else must know that nobody else reads along.
    const thread = asked.kind !== 'ask' && isDirect(channel) ? DIRECT : undefined
    const place = placeOf(slack().self, user, channel, thread)
    await answerPrivately(slack(), asked, place, { user, channel, responseUrl })
  })

  app.shortcut({ type: 'message_action', callback_id: ASK_ABOUT }, async ({ shortcut, ack }) => {
    await ack()
    if (shortcut.type !== 'message_action') return
    const { user, channel, message, response_url: responseUrl } = shortcut
    const { text } = readText(message.text ?? '', slack().self.user)
    const thread: unknown = message.thread_ts
    await answerPrivately(slack(), { kind: 'ask-about', text }, placeOf(slack().self, user.id, channel.id), {
      user: user.id,
      channel: channel.id,
      responseUrl,
      ...(typeof thread === 'string' && { thread }),
    })
  })
}

/** “/ask help” is how people look for help on Slack. */
const commandOfLine = (line: string): Command => {
  const command = parseLine(line)
  return command.kind === 'ask' && /^(?:help|\?)$/i.test(command.question) ? { kind: 'help' } : command
}
