import type { ChatInputCommandInteraction } from 'discord.js'
import type { Command } from '../../../command.ts'
import { exportOf, gapsOf, parseLine } from '../../../commands/parse.ts'
import { COMMANDS } from '../../../commands/table.ts'
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
    case 'watch add': {
      const where = given('where')
      return {
        kind: 'watch-add',
        question: given('question'),
        where: where === 'here' || where === 'me' ? where : undefined,
      }
    }
    case 'gaps':
      return given('as') === ''
        ? gapsOf(given('period'), given('page'))
        : exportOf(gapsOf(given('period'), ''))
    default: {
      const entry = COMMANDS.find((known) => known.name === name)
      return parseLine([`/${name}`, ...(entry?.arguments ?? []).map(({ key }) => given(key))].join(' '))
    }
  }
}

const onPage = (page: string, command: (page: number) => Command): Command => {
  if (page === '') return command(1)
  return /^[1-9]\d{0,14}$/.test(page) ? command(Number(page)) : { kind: 'bad-page', typed: page }
}
