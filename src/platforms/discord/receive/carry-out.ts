import { type Message, PermissionFlagsBits } from 'discord.js'
import type { Command } from '../../../command.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Place } from '../../../model.ts'
import { type Reply, refusal } from '../../../reply.ts'
import type { Room } from './room.ts'

/** Carries out what a message asks for. What Discord leaves to managers as a slash command is left to them where it is typed too. */
export const carryOut = async (
  message: Message,
  command: Command,
  place: Place,
  { handle, language }: Room,
): Promise<Reply> =>
  command.kind === 'listen' && command.rule !== undefined && !mayManage(message)
    ? refusal(language, messagesFor(language).listenForManagers)
    : handle(command, { place })

const mayManage = ({ channel, member }: Message): boolean =>
  channel.isDMBased() ||
  (member !== null && channel.permissionsFor(member).has(PermissionFlagsBits.ManageChannels))
