import { type ButtonInteraction, MessageFlags, type StringSelectMenuInteraction } from 'discord.js'
import type { Command } from '../../../command.ts'
import type { Reply } from '../../../reply.ts'
import { commandOf } from '../render/buttons.ts'
import { renderMessage } from '../render/render.ts'
import { askerOf } from './asker.ts'
import { acknowledged, respond } from './respond.ts'
import type { ReceiveDeps } from './room.ts'

type Press = ButtonInteraction | StringSelectMenuInteraction

/** Answers a press of a button or a choice in a menu. What it does to the message it is on depends on the command. */
export const answerPress = async (press: Press, room: ReceiveDeps): Promise<void> => {
  const command = commandOf(press.customId, press.isStringSelectMenu() ? press.values : [])
  const privately = press.message.flags.has(MessageFlags.Ephemeral)
  switch (command.kind) {
    case 'source-list':
    case 'source-show':
    case 'watch-list':
    case 'gaps':
      // A list that others read stays as it is where one of them opens a source.
      return press.isStringSelectMenu() && !privately
        ? respond(press, command, true, room)
        : change(press, command, privately, room, (reply) => press.editReply(renderMessage(reply)))
    case 'share':
    case 'digest-share':
      return change(press, command, privately, room, (reply) => share(press, reply, room))
    case 'dismiss':
      return change(press, command, privately, room, () => press.deleteReply())
    case 'ask':
    case 'more':
      return respond(press, command, privately, room)
    default:
      return respond(press, command, true, room)
  }
}

/** Posts an answer for all in the place of one that its asker alone sees; pressed twice in a hurry, it is there once. */
const share = (press: Press, reply: Reply, { desk }: ReceiveDeps): Promise<unknown> =>
  desk.runOnce([`discord:shared:${press.message.id}`], async () => {
    await press.followUp(renderMessage(reply))
    await press.deleteReply()
  })

/** Does something to the message itself, unless the command is refused: that the person is told alone. */
const change = async (
  press: Press,
  command: Command,
  privately: boolean,
  room: ReceiveDeps,
  carryOut: (reply: Reply) => Promise<unknown>,
): Promise<void> => {
  const tell = (reply: Reply) => {
    const { flags, ...message } = renderMessage(reply)
    return press.followUp({ ...message, flags: flags | MessageFlags.Ephemeral })
  }
  await acknowledged(press, room, {
    acknowledge: () => press.deferUpdate(),
    tell,
    work: async () => {
      const reply = await room.handle(command, await askerOf(press, privately, room))
      await (reply.outcome === 'refused' || reply.outcome === 'failed' ? tell(reply) : carryOut(reply))
    },
  })
}
