import type { ChatInputCommandInteraction } from 'discord.js'
import type { Command } from '../../../command.ts'
import { buildCommand } from '../../../commands/table.ts'

/** The command that somebody chose, with the options that they filled in. */
export const commandOfSlash = ({
  commandName,
  options,
}: Pick<ChatInputCommandInteraction, 'commandName' | 'options'>): Command => {
  const verb = options.getSubcommand(false)
  return buildCommand(verb === null ? commandName : `${commandName} ${verb}`, (key) =>
    String(options.get(key)?.value ?? ''),
  )
}
