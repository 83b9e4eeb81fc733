import type { App, MessageShortcut } from '@slack/bolt'
import type { Command } from '../../../command.ts'
import { DIRECT } from '../../../commands/bot/listen.ts'
import { parseLine, parseMessage } from '../../../commands/parse.ts'
import { takingOf } from '../../giving.ts'
import { ADD_SOURCES, ASK_ABOUT, ONE_COMMAND } from '../set-up/manifest.ts'
import { answerPrivately } from './answer.ts'
import { givenIn } from './files.ts'
import { wordsOfMessage } from './message-words.ts'
import { readText } from './read-message.ts'
import { isDirect, placeOf, type Slack, type SlackIn } from './slack-context.ts'

/** Answers slash commands and the entry in a message's menu. Only the person who asked sees the reply. */
export const listenToCommands = (app: App, slackIn: SlackIn): void => {
  app.command(/^\//, async ({ command, context, ack }) => {
    await ack()
    const slack = slackIn(context)
    const { user_id: user, channel_id: channel, response_url: responseUrl } = command
    const { text } = readText(command.text ?? '', slack.self.user)
    const parsed = commandOfLine(`${command.command} ${text}`)
    // Each question stands alone. Other commands must know whether anybody else reads along.
    const thread = parsed.kind !== 'ask' && isDirect(channel) ? DIRECT : undefined
    const place = placeOf(slack.self, user, channel, thread)
    await answerPrivately(slack, parsed, place, { user, channel, responseUrl })
  })

  const onMessage = (
    callbackId: string,
    commandFor: (slack: Slack, message: MessageShortcut['message'], user: string) => Command,
  ): void => {
    app.shortcut({ type: 'message_action', callback_id: callbackId }, async ({ shortcut, context, ack }) => {
      await ack()
      const slack = slackIn(context)
      if (shortcut.type !== 'message_action') return
      const { user, channel, message, response_url: responseUrl } = shortcut
      const thread: unknown = message.thread_ts
      const place = placeOf(slack.self, user.id, channel.id)
      const inThread = typeof thread === 'string' ? { thread } : {}
      const person = { user: user.id, channel: channel.id, responseUrl, ...inThread }
      await answerPrivately(slack, commandFor(slack, message, user.id), place, person)
    })
  }
  onMessage(ASK_ABOUT, (slack, message) => ({
    kind: 'ask-about',
    text: wordsOfMessage(message, slack.self.user),
  }))
  onMessage(ADD_SOURCES, (slack, message, user) =>
    takingOf(givenIn(message, slack.files, slack.languageOf(user))),
  )
}

/**
 * Parses a line. On Slack people type “/ask help” to get help. The one command that stands for all takes the others' names, or a question,
 * where another app has taken `/ask`.
 */
const commandOfLine = (line: string): Command => {
  const [, all] = ALL.exec(line) ?? []
  if (all !== undefined) return parseMessage(all === '' ? 'help' : all)
  const command = parseLine(line)
  return command.kind === 'ask' && /^(?:help|\?)$/i.test(command.question) ? { kind: 'help' } : command
}

const ALL = new RegExp(`^${ONE_COMMAND}\\b\\s*(.*)$`, 'is')
