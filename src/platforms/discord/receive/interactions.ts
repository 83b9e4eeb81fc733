import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { Command } from '../../../command.ts'
import { buildCommand, COMMANDS } from '../../../commands/table.ts'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Reply } from '../../../reply.ts'
import { takingOf } from '../../giving.ts'
import { channelRefusalOf, loggable } from '../errors.ts'
import { commandOf } from '../render/buttons.ts'
import { cutText } from '../render/cut.ts'
import { renderMessage } from '../render/render.ts'
import { mayPostIn } from './channels.ts'
import { givenIn } from './files.ts'
import { askerOf, isDirect, languageOf, type ReceiveDeps, refOf } from './incoming.ts'
import { wordsOfMessage } from './message-words.ts'
import { acknowledgeFirst, respond } from './respond.ts'

/** Answers a slash command, a button, a menu, or what somebody is typing into a command's option. */
export const answerInteraction = async (interaction: Interaction, deps: ReceiveDeps): Promise<void> => {
  if (interaction.isAutocomplete()) return suggest(interaction, deps)
  if (interaction.isButton() || interaction.isStringSelectMenu()) return answerPress(interaction, deps)
  // In a direct message nobody else reads the answer, so it need not be hidden.
  const privately = !isDirect(interaction)
  if (interaction.isChatInputCommand())
    return respond(interaction, commandOfSlash(interaction), privately, deps)
  if (interaction.isMessageContextMenuCommand()) {
    if (interaction.commandName === messagesFor('en').shelf.addToSources) {
      const given = givenIn(interaction.targetMessage, deps.apiUrl, languageOf(interaction))
      return respond(interaction, takingOf(given), privately, deps)
    }
    const text = wordsOfMessage(interaction.targetMessage)
    return respond(interaction, { kind: 'ask-about', text }, privately, deps)
  }
  // The bot offers nothing else, so this comes from an earlier version.
  return respond(interaction, { kind: 'expired' }, true, deps)
}

/** Builds the chosen command from the options that the person filled in. */
export const commandOfSlash = ({
  commandName,
  options,
}: Pick<ChatInputCommandInteraction, 'commandName' | 'options'>): Command =>
  buildCommand(nameOf({ commandName, options }), (key) => String(options.get(key)?.value ?? ''))

/** The whole name of a slash command: "source show". */
const nameOf = ({
  commandName,
  options,
}: Pick<ChatInputCommandInteraction | AutocompleteInteraction, 'commandName' | 'options'>): string => {
  const verb = options.getSubcommand(false)
  return verb === null ? commandName : `${commandName} ${verb}`
}

/** https://discord.com/developers/docs/interactions/application-commands, "Autocomplete" and "Option Choice Structure" */
const CHOICES = 25
const CHOICE_LENGTH = 100

const suggest = async (interaction: AutocompleteInteraction, deps: ReceiveDeps): Promise<void> => {
  const { desk, log, allows } = deps
  const { name, value } = interaction.options.getFocused(true)
  const command = COMMANDS.find((row) => row.name === nameOf(interaction))
  const completes = command?.arguments.find(({ key }) => key === name)?.completes
  const allowed = completes !== undefined && (await allows(interaction.guildId, interaction.user.id))
  const found = allowed
    ? await desk.complete(completes, value, CHOICES, await askerOf(interaction, true, deps))
    : []
  const choices = found.map(({ label, value }) => ({
    name: cutText(label, CHOICE_LENGTH, (text) => text.length) || value,
    value,
  }))
  try {
    await interaction.respond(choices)
  } catch (error) {
    // Discord asks again when the person types on.
    log.debug('discord.not-suggested', { error: loggable(error) })
  }
}

type Press = ButtonInteraction | StringSelectMenuInteraction

/** Answers a pressed button or a choice in a menu. The command decides what happens to the message that the button is on. */
const answerPress = async (press: Press, deps: ReceiveDeps): Promise<void> => {
  const command = commandOf(press.customId, press.isStringSelectMenu() ? press.values : [])
  const privately = press.message.flags.has(MessageFlags.Ephemeral)
  switch (command.kind) {
    case 'source-list':
    case 'source-show':
    case 'watch-list':
    case 'gaps':
      // A list that others read stays as it is when somebody opens a source from it.
      return press.isStringSelectMenu() && !privately
        ? respond(press, command, true, deps)
        : changeMessage(press, command, privately, deps, (reply) => press.editReply(renderMessage(reply)))
    case 'share':
    case 'digest-share':
      return changeMessage(press, command, privately, deps, (reply) => share(press, reply, deps))
    case 'dismiss':
      return changeMessage(press, command, privately, deps, () => press.deleteReply())
    case 'ask':
    case 'more':
      return respond(press, command, privately, deps)
    default:
      return respond(press, command, true, deps)
  }
}

/** Replaces an answer that only its asker sees by one that everybody sees. Two quick presses post it once. */
const share = (press: Press, reply: Reply, deps: ReceiveDeps): Promise<unknown> => {
  const { desk } = deps
  return desk.runOnce([`discord:shared:${press.message.id}`], async () => {
    const { channel, appPermissions } = press
    const message = renderMessage(reply)
    // A follow-up needs no permission, but over a broken connection it may come twice.
    const answerPress = () => press.followUp(message)
    const sent =
      channel?.isSendable() && mayPostIn(appPermissions, channel)
        ? await channel.send({ ...message, nonce: press.message.id, enforceNonce: true }).catch((error) => {
            if (!channelRefusalOf(error)) throw error
            return answerPress()
          })
        : await answerPress()
    const { place } = await askerOf(press, true, deps)
    // A reply to it, or a thread below it, goes on from its question.
    await desk.saveAnswer({
      // Not the private message: that goes, and an answer goes with its question.
      asked: refOf(press.guildId, press.channelId, press.id),
      answer: sent.id,
      ...(place.thread !== undefined && { thread: place.thread }),
      text: '',
    })
    await press.deleteReply()
  })
}

/** Changes the message that the button is on. A refusal or a failure goes to the person alone, and the message stays. */
const changeMessage = async (
  press: Press,
  command: Command,
  privately: boolean,
  deps: ReceiveDeps,
  change: (reply: Reply) => Promise<unknown>,
): Promise<void> => {
  const tellPerson = (reply: Reply) => {
    const { flags, ...message } = renderMessage(reply)
    return press.followUp({ ...message, flags: flags | MessageFlags.Ephemeral })
  }
  await acknowledgeFirst(press, deps, {
    acknowledge: () => press.deferUpdate(),
    tellPerson,
    work: async () => {
      const reply = await deps.handle(command, await askerOf(press, privately, deps))
      await (reply.outcome === 'refused' || reply.outcome === 'failed' ? tellPerson(reply) : change(reply))
    },
  })
}
