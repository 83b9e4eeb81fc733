import { type Message, MessageType } from 'discord.js'
import { expect, test } from 'vitest'
import type { Desk } from '../../../../src/commands/desk.ts'
import { readMessage } from '../../../../src/platforms/discord/receive/incoming.ts'

/** A fake: the counterpart of Discord gives bots no roles of their own. */
const mentioning = (role: string) =>
  ({
    client: { user: { id: '1' } },
    author: { id: '3' },
    id: '4',
    guildId: '5',
    channelId: '6',
    channel: { id: '6', isThread: () => false, isDMBased: () => true },
    guild: { roles: { botRoleFor: () => ({ id: '2' }) } },
    type: MessageType.Default,
    content: `<@&${role}> When was the harbour opened?`,
    mentions: { users: new Map(), roles: new Map([[role, {}]]), repliedUser: null },
  }) as unknown as Message

test('the bot’s own role mentioned is the bot mentioned; another role is not', async () => {
  expect(await readMessage(mentioning('2'), {} as Desk)).toMatchObject({
    addressed: true,
    text: 'When was the harbour opened?',
    mentionsOthers: false,
  })
  expect(await readMessage(mentioning('7'), {} as Desk)).toMatchObject({
    addressed: false,
    mentionsOthers: true,
  })
})
