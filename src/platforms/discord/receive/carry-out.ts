import { type Message, PermissionFlagsBits } from 'discord.js'
import type { Command } from '../../../command.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Place } from '../../../model.ts'
import { type Reply, refusal } from '../../../reply.ts'
import type { ReceiveDeps } from './room.ts'

/** Carries out what a message asks for. What Discord leaves to managers as a slash command is left to them where it is typed too. */
export const carryOut = async (
  message: Message,
  command: Command,
  place: Place,
  { handle, language }: ReceiveDeps,
): Promise<Reply> =>
  setsChannel(command) && !mayManage(message)
    ? refusal(language, messagesFor(language).listenForManagers)
    : handle(command, { place })

/** Whether it changes how the bot behaves in the channel; to ask how it does is free. */
const setsChannel = (command: Command): boolean =>
  command.kind === 'digest-on' ||
  command.kind === 'bad-schedule' ||
  command.kind === 'digest-off' ||
  (command.kind === 'listen' && command.rule !== undefined)

const mayManage = ({ channel, member }: Message): boolean =>
  channel.isDMBased() ||
  (member !== null && channel.permissionsFor(member).has(PermissionFlagsBits.ManageChannels))
