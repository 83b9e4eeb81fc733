import { ChannelType, PermissionFlagsBits } from 'discord.js'
import { describe, expect, test } from 'vitest'
import type { Asker, Desk } from '../../../../src/commands/desk.ts'
import { startBot } from '../bot.ts'
import { isAnswerTo, wordsOf } from '../wire.ts'

const { ViewChannel, SendMessages, SendMessagesInThreads, Connect } = PermissionFlagsBits
const MANAGES = String(PermissionFlagsBits.ManageChannels)

const VOICE = new Set([ChannelType.GuildVoice, ChannelType.GuildStageVoice])

/** A bot in a server that has channels of these kinds. */
const startWith = async () => {
  const asked: Asker[] = []
  const desk = (real: Desk): Desk => ({
    ...real,
    handle: (command, from) => {
      asked.push(from)
      return real.handle(command, from)
    },
  })
  const bot = await startBot({ desk })
  const { twin, newId, person, people, until, dispatch } = bot
  const channel = async (type: ChannelType, parent?: string) => {
    const id = newId()
    const isThread = parent !== undefined
    await dispatch(isThread ? 'THREAD_CREATE' : 'CHANNEL_CREATE', {
      ...{ id, type, guild_id: twin.guildId, name: 'place', position: 1, permission_overwrites: [] },
      ...(VOICE.has(type) && { bitrate: 64_000, user_limit: 0 }),
      ...(isThread && {
        parent_id: parent,
        owner_id: people.ann,
        member_count: 1,
        message_count: 1,
        thread_metadata: { archived: false, locked: false, auto_archive_duration: 1440 },
      }),
    })
    return { id, type, ...(isThread && { parent_id: parent }) }
  }
  /** What a command in a channel is answered, where the bot has these permissions. */
  const use = async (name: string, given: Record<string, string>, where: { id: string }, own: bigint) => {
    const member = {
      ...{ user: { id: people.ann, username: 'ann', discriminator: '0', avatar: null } },
      ...{ roles: [], flags: 0, joined_at: new Date(0).toISOString(), deaf: false, mute: false },
      permissions: MANAGES,
    }
    const more = { channel_id: where.id, channel: where, member, app_permissions: String(own) }
    return wordsOf((await until(isAnswerTo(await person.command(name, given, { more })))).body)
  }
  return { ...bot, asked, channel, use }
}

describe('a channel', () => {
  test('is the one that a thread belongs to, but a post of a forum and a private thread are channels of their own', async () => {
    const { channel, use, asked, ids, newId } = await startWith()
    const forum = await channel(ChannelType.GuildForum)
    const media = await channel(ChannelType.GuildMedia)
    const cases = [
      [{ id: ids.general }, ids.general],
      [await channel(ChannelType.PublicThread, ids.general), ids.general],
      [await channel(ChannelType.PrivateThread, ids.general), 'itself'],
      [await channel(ChannelType.PublicThread, forum.id), 'itself'],
      [await channel(ChannelType.PublicThread, media.id), 'itself'],
      [{ id: newId(), type: ChannelType.GuildText }, 'itself'],
    ] as const
    for (const [where] of cases) await use('help', {}, where, ViewChannel)
    expect(asked.map(({ place }) => place.channel)).toEqual(
      cases.map(([{ id }, belongs]) => (belongs === 'itself' ? id : belongs)),
    )
  })

  test('is one to post in if the bot has the permissions for its kind', async () => {
    const { channel, use, asked, ids } = await startWith()
    const forum = await channel(ChannelType.GuildForum)
    const post = await channel(ChannelType.PublicThread, forum.id)
    const text = { id: ids.general }
    const thread = await channel(ChannelType.PublicThread, ids.general)
    const voice = await channel(ChannelType.GuildVoice)
    const stage = await channel(ChannelType.GuildStageVoice)
    const news = await channel(ChannelType.GuildAnnouncement)
    const cases = [
      [text, ViewChannel | SendMessages, 'yes'],
      [text, SendMessages, { lacks: ['view'] }],
      [text, ViewChannel | SendMessagesInThreads, { lacks: ['send'] }],
      [text, 0n, { lacks: ['view', 'send'] }],
      [news, ViewChannel | SendMessages, 'yes'],
      // What is posted goes to the channel of the thread.
      [thread, ViewChannel | SendMessages, 'yes'],
      [thread, ViewChannel | SendMessagesInThreads, { lacks: ['send'] }],
      [post, ViewChannel | SendMessagesInThreads, 'yes'],
      [post, ViewChannel | SendMessages, { lacks: ['sendInThreads'] }],
      [voice, ViewChannel | SendMessages | Connect, 'yes'],
      [voice, ViewChannel | SendMessages, { lacks: ['connect'] }],
      [stage, ViewChannel | SendMessages | Connect, 'yes'],
      [forum, ViewChannel | SendMessages | SendMessagesInThreads, 'nowhere'],
    ] as const
    for (const [where, own] of cases) await use('help', {}, where, own)
    expect(asked.map(({ mayPost }) => mayPost)).toEqual(cases.map(([, , expected]) => expected))
  })
})

test('a digest or a watch where the bot may not post is refused, with the permission that is missing', async () => {
  const { use, ids, desk, twin, channel } = await startWith()
  const here = { id: ids.general }
  const digest = (where: { id: string }, own: bigint) => use('digest on', { time: '09:00' }, where, own)
  expect(await digest(here, ViewChannel)).toContain('I lack Send Messages. Whoever manages the channel')
  expect(
    await use('watch add', { question: 'Who is the mayor of Lindmar?', where: 'here' }, here, 0n),
  ).toContain('I lack View Channel and Send Messages.')
  expect(await digest(await channel(ChannelType.GuildForum), ViewChannel | SendMessages)).toContain(
    'Use a text channel, or a post of a forum',
  )
  const place = { platform: 'discord', workspace: twin.guildId, channel: ids.general }
  const status = await desk.handle({ kind: 'digest-status' }, { place })
  expect(status.outcome).toBe('refused')
  expect(await digest(here, ViewChannel | SendMessages)).toContain('This channel gets its digest')
})
