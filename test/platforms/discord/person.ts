import { ApplicationCommandType, ComponentType, InteractionType } from 'discord.js'
import type { Fields } from './as-sent.ts'
import type { Counterpart } from './server.ts'

interface Where {
  readonly as?: string
  readonly in?: string
}

/** What a person does on Discord; by default Ann, in the channel "general". */
export const personOn = (server: Counterpart) => {
  const { twin, ids, people } = server
  const where = (at: Where) => ({ userId: at.as ?? people.ann, channelId: at.in ?? ids.general })
  const interact = (type: InteractionType, at: Where, data: Fields, more: Fields, messageId?: string) =>
    twin.simulateInteraction({
      type,
      ...where(at),
      data: { ...data, more },
      ...(messageId !== undefined && { messageId }),
    })
  /** In a direct message Discord names no server and no member. */
  const placed = (at: Where): Fields =>
    at.in === ids.direct
      ? {
          guild_id: null,
          member: null,
          context: 1,
          user: { id: people.ann, username: 'ann', discriminator: '0', avatar: null },
        }
      : {}
  return {
    say: (content: string, at: Where & { readonly to?: string; readonly silently?: boolean } = {}) =>
      twin.simulateUserMessage({
        ...where(at),
        content,
        ...(at.to !== undefined && {
          messageReference: {
            message_id: at.to,
            channel_id: at.in ?? ids.general,
            ...(at.silently === true && { silently: true }),
          } as never,
        }),
      }),
    edit: (messageId: string, content: string, at: Where = {}) =>
      twin.simulateUserMessageEdit({ messageId, content, channelId: where(at).channelId }),
    remove: (messageId: string, at: Where = {}) =>
      twin.simulateUserMessageDelete({ messageId, channelId: where(at).channelId }),
    /** "source show" is one command of two words. */
    command: (
      name: string,
      given: Readonly<Record<string, string | number>> = {},
      at: Where & { readonly more?: Fields } = {},
    ) => {
      const [first = '', second] = name.split(' ')
      const options = Object.entries(given).map(([option, value]) => ({
        name: option,
        type: typeof value === 'number' ? 4 : 3,
        value,
      }))
      return interact(
        InteractionType.ApplicationCommand,
        at,
        {
          id: server.newId(),
          name: first,
          type: ApplicationCommandType.ChatInput,
          options: second === undefined ? options : [{ name: second, type: 1, options }],
        },
        { ...placed(at), ...at.more },
      )
    },
    /** Types into an option of a command, and gets the choices. */
    type: (value: string, name = 'source show', option = 'which') => {
      const [first = '', second] = name.split(' ')
      const typed = [{ name: option, type: 3, value, focused: true }]
      return interact(
        InteractionType.ApplicationCommandAutocomplete,
        {},
        {
          id: server.newId(),
          name: first,
          type: 1,
          options: second === undefined ? typed : [{ name: second, type: 1, options: typed }],
        },
        {},
      )
    },
    /** Chooses an entry of the menu on a message. */
    menu: (message: Fields, at: Where & { readonly more?: Fields; readonly entry?: string } = {}) =>
      interact(
        InteractionType.ApplicationCommand,
        at,
        {
          id: server.newId(),
          name: at.entry ?? 'Ask the sources about this',
          type: ApplicationCommandType.Message,
          target_id: message.id,
          resolved: { messages: { [String(message.id)]: message } },
        },
        { ...placed(at), ...at.more },
      ),
    press: (messageId: string, customId: string, at: Where & { readonly more?: Fields } = {}) =>
      interact(
        InteractionType.MessageComponent,
        at,
        { custom_id: customId, component_type: ComponentType.Button },
        { ...placed(at), ...at.more },
        messageId,
      ),
    choose: (messageId: string, customId: string, value: string, at: Where = {}) =>
      interact(
        InteractionType.MessageComponent,
        at,
        { custom_id: customId, component_type: ComponentType.StringSelect, values: [value] },
        placed(at),
        messageId,
      ),
  }
}
