import { type APIApplicationCommand, ApplicationCommandType, type REST, Routes } from 'discord.js'
import type { Log } from '../../log.ts'
import type { Reply } from '../../reply.ts'
import { loggable } from './errors.ts'

/** The ids of the registered commands, with which people can press them in a text: `</source list:123>`. */

/** The id of each command in a server, by its first word. Never rejects: without ids the commands stand as plain text. */
export type CommandIds = (guild: string | undefined) => Promise<ReadonlyMap<string, string>>

/** How long the ids are kept, in milliseconds. They change when commands are registered again. */
const KEPT = 600_000

/** @param application the bot's application; undefined while it is not connected */
export const createCommandIds = (api: REST, application: () => string | undefined, log: Log): CommandIds => {
  const kept = new Map<string, { readonly at: number; readonly ids: Promise<ReadonlyMap<string, string>> }>()

  const listed = async (route: `/${string}`): Promise<readonly (readonly [string, string])[]> => {
    try {
      const commands = (await api.get(route)) as readonly APIApplicationCommand[]
      return commands.flatMap(({ type, name, id }) =>
        type === ApplicationCommandType.ChatInput ? [[name, id] as const] : [],
      )
    } catch (error) {
      log.debug('discord.no-command-ids', { error: loggable(error) })
      return []
    }
  }

  const fetchIds = async (guild: string | undefined): Promise<ReadonlyMap<string, string>> => {
    const id = application()
    if (id === undefined) return new Map()
    const [everywhere, here] = await Promise.all([
      listed(Routes.applicationCommands(id)),
      guild === undefined ? [] : listed(Routes.applicationGuildCommands(id, guild)),
    ])
    // Where a command stands twice, the server's own is shown.
    return new Map([...everywhere, ...here])
  }

  return (guild) => {
    const before = kept.get(guild ?? '')
    if (before && Date.now() - before.at < KEPT) return before.ids
    const ids = fetchIds(guild)
    kept.set(guild ?? '', { at: Date.now(), ids })
    return ids
  }
}

/** A reply whose commands can be pressed. */
export const withCommandIds = async (reply: Reply, idsIn: () => ReturnType<CommandIds>): Promise<Reply> => {
  if (!reply.blocks.some(({ kind }) => kind === 'usage')) return reply
  const ids = await idsIn()
  return {
    ...reply,
    blocks: reply.blocks.map((block) => {
      if (block.kind !== 'usage') return block
      const lines = block.lines.map((line) => {
        const id = ids.get(/^\/([a-z]+)/.exec(line.command)?.[1] ?? '')
        return id === undefined ? line : { ...line, id }
      })
      return { ...block, lines }
    }),
  }
}
