import type { AutocompleteInteraction, Interaction } from 'discord.js'
import { loggable } from '../errors.ts'
import { cutText } from '../render/cut.ts'
import { isDirect } from './asker.ts'
import { answerPress } from './presses.ts'
import { respond } from './respond.ts'
import type { ReceiveDeps } from './room.ts'
import { commandOfSlash } from './slash.ts'

/** Answers a command, a button, a menu or what is being typed into a command. */
export const answerInteraction = async (interaction: Interaction, room: ReceiveDeps): Promise<void> => {
  if (interaction.isAutocomplete()) return suggest(interaction, room)
  if (interaction.isButton() || interaction.isStringSelectMenu()) return answerPress(interaction, room)
  // What is answered directly nobody else reads, and there it stays.
  const privately = !isDirect(interaction)
  if (interaction.isChatInputCommand())
    return respond(interaction, commandOfSlash(interaction), privately, room)
  if (interaction.isMessageContextMenuCommand()) {
    const { content } = interaction.targetMessage
    return respond(interaction, { kind: 'ask-about', text: content }, privately, room)
  }
  // Nothing else is offered; whatever it is, it is of a former version.
  return respond(interaction, { kind: 'expired' }, true, room)
}

/** https://discord.com/developers/docs/interactions/application-commands, "Autocomplete" and "Option Choice Structure" */
const CHOICES = 25
const CHOICE_LENGTH = 100

const suggest = async (interaction: AutocompleteInteraction, { desk, log }: ReceiveDeps): Promise<void> => {
  const { value } = interaction.options.getFocused(true)
  const choices = desk.suggest(value, CHOICES).map(({ title, which }) => ({
    name: cutText(title, CHOICE_LENGTH, (text) => text.length) || which,
    value: which,
  }))
  try {
    await interaction.respond(choices)
  } catch (error) {
    // Whoever types on is asked about again.
    log.debug('discord.not-suggested', { error: loggable(error) })
  }
}
