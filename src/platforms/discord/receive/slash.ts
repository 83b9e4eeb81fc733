import type { ChatInputCommandInteraction } from 'discord.js'
import type { Command } from '../../../command.ts'
import { parseLine } from '../../../commands/parse.ts'
import type { ArgumentKey } from '../../../messages/messages.ts'

/** The command that somebody chose, with what they filled in. It is what typing it would be. */
export const commandOfSlash = ({
  commandName,
  options,
}: Pick<ChatInputCommandInteraction, 'commandName' | 'options'>): Command => {
  const verb = options.getSubcommand(false)
  const name = verb === null ? commandName : `${commandName} ${verb}`
  const given = (key: ArgumentKey) => String(options.get(key)?.value ?? '').trim()
  switch (name) {
    case 'ask':
      return { kind: 'ask', question: given('question') }
    case 'source list':
      return onPage(given('page'), (page) => ({ kind: 'source-list', page }))
    case 'source show':
      return onPage(given('page'), (page) => ({ kind: 'source-show', which: given('which'), page }))
    case 'source find':
      return { kind: 'source-find', words: given('words') }
    default:
      return parseLine(`/${name} ${given('rule')}`)
  }
}

const onPage = (page: string, command: (page: number) => Command): Command => {
  if (page === '') return command(1)
  return /^[1-9]\d{0,14}$/.test(page) ? command(Number(page)) : { kind: 'bad-page', typed: page }
}
