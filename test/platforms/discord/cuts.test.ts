import { PermissionFlagsBits } from 'discord.js'
import { expect, test } from 'vitest'
import type { Platform } from '../../../src/platforms/platform.ts'
import { replyOf } from '../../contracts/samples.ts'
import type { Fields } from './as-sent.ts'
import { startBot } from './bot.ts'
import { guildOf } from './receive/guild-of.ts'
import type { Sent } from './server.ts'
import { buttonOf, channelIn, isAnswerTo, isAnyPost, wordsOf } from './wire.ts'

type Bot = Awaited<ReturnType<typeof startBot>>

/** Prepares, and returns what makes the bot act; the bot is restarted in between. */
type Flow = (bot: Bot) => Promise<(platform: Platform) => Promise<unknown>>

const OPENED = 'When was the harbour of Lindmar opened?'
const COST = 'How much did the harbour of Lindmar cost?'
const MAY_WRITE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages
const NEWS = replyOf({ kind: 'prose', text: 'A new source: 3 March 2025.' })

/** Asks by a mention, and waits for the answer in its thread. */
const askAloud = async ({ person, me, until, untilKept, kept }: Bot) => {
  const before = kept()
  const asked = await person.say(`${me} ${OPENED}`)
  const post = await until((sent) => isAnyPost(sent) && sent.body.nonce === asked.id)
  await untilKept(before + 1)
  return { asked, answer: String(post.answer.id), channel: channelIn(post), body: post.body }
}

/** Asks by a slash command, and waits for the private answer. */
const askPrivately = async ({ person, until }: Bot, name = 'ask', given: Fields = { question: OPENED }) => {
  const { answer, body }: Sent = await until(
    isAnswerTo(await person.command(name, given as Record<string, string>)),
  )
  return { answer: String(answer.id), body }
}

const FLOWS: Readonly<Record<string, Flow>> = {
  'a slash command':
    async ({ person }) =>
    () =>
      person.command('ask', { question: OPENED }),
  'a button with a reply of its own': async (bot) => {
    const { answer, body, channel } = await askAloud(bot)
    return () => bot.person.press(answer, buttonOf(body, 'context'), { in: channel })
  },
  'a button that changes its message': async (bot) => {
    const { answer } = await askPrivately(bot, 'source show', { which: 'harbour' })
    return () => bot.person.press(answer, 'list:1')
  },
  'a button that is refused': async (bot) => {
    const { answer, body, channel } = await askAloud(bot)
    const press = { in: channel, as: bot.people.ben }
    return () => bot.person.press(answer, buttonOf(body, 'dismiss'), press)
  },
  'a share': async (bot) => {
    const { answer, body } = await askPrivately(bot)
    return () => bot.person.press(answer, buttonOf(body, 'share'))
  },
  'a dismissal': async (bot) => {
    const { answer, body, channel } = await askAloud(bot)
    return () => bot.person.press(answer, buttonOf(body, 'dismiss'), { in: channel })
  },
  'a mention, with a thread':
    async ({ person, me }) =>
    () =>
      person.say(`${me} ${OPENED}`),
  'a direct message':
    async ({ person, ids }) =>
    () =>
      person.say(OPENED, { in: ids.direct }),
  'an edited question': async (bot) => {
    const { asked } = await askAloud(bot)
    return () => bot.person.edit(asked.id, `${bot.me} ${COST}`)
  },
  'a deleted question': async (bot) => {
    const { asked } = await askAloud(bot)
    return () => bot.person.remove(asked.id)
  },
  'an invitation':
    async ({ dispatch, ids, twin, newId }) =>
    () =>
      dispatch('GUILD_CREATE', guildOf(newId(), ids.general, twin.botUserId, MAY_WRITE)),
  'a digest': async ({ twin, ids, newId }) => {
    const channel = { platform: 'discord', workspace: twin.guildId, channel: ids.general }
    return ({ poster }) => poster.post({ kind: 'channel', channel }, NEWS, newId())
  },
  'a watch': async ({ people, newId }) => {
    const to = { kind: 'person', platform: 'discord', user: people.ann } as const
    return ({ poster }) => poster.post(to, NEWS, newId())
  },
}

/** What people see of the bot: its messages with their places, its threads, and what has no answer. */
const visible = async ({ twin, ids, state }: Bot): Promise<readonly string[]> => {
  const { message, channel, interactionResponse } = twin.prisma
  const named = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  const messages = await message.findMany({ where: { authorId: twin.botUserId } })
  const threads = await channel.findMany({ where: { starterMessageId: { not: null } } })
  const interactions = await interactionResponse.findMany()
  const shown = messages.map(({ id, channelId, components }) => {
    const words = wordsOf({ components: JSON.parse(components) })
    const seenBy = state.privateMessages.has(id) ? 'one person' : 'all'
    return `${named.get(channelId) ?? 'thread'}, for ${seenBy}: ${words}`
  })
  return [
    ...shown.filter((line) => line.includes('for all:')),
    // A note to one person alone may come twice, since Discord takes no nonce for it.
    ...new Set(shown.filter((line) => !line.includes('for all:'))),
    ...threads.map(({ name }) => `thread ${name}`),
    ...interactions.flatMap(({ acknowledged, type, messageId }) => {
      if (!acknowledged) return ['The application did not respond']
      return type === 5 && messageId === null ? ['thinking…'] : []
    }),
  ].sort()
}

const clear = async ({ prisma }: Bot['twin']): Promise<void> => {
  await prisma.message.deleteMany()
  await prisma.interactionResponse.deleteMany()
  await prisma.threadMember.deleteMany()
  await prisma.channel.deleteMany({ where: { starterMessageId: { not: null } } })
}

test.each(Object.entries(FLOWS))(
  '%s ends the same, whichever of its requests the connection breaks under',
  async (_, prepare) => {
    const bot = await startBot()
    await bot.person.say('hello', { in: bot.ids.direct })
    await bot.until(isAnyPost)
    const run = async (first: number, when: readonly ('before' | 'after')[]) => {
      await bot.restart()
      await clear(bot.twin)
      const act = await prepare(bot)
      const platform = await bot.restart()
      const reached = Promise.withResolvers<void>()
      let count = 0
      bot.cuts.push(() => {
        reached.resolve()
        count += 1
        return when[count - 1 - first]
      })
      await act(platform)
      await reached.promise
      await platform.stop()
      bot.cuts.length = 0
      return { seen: await visible(bot), requests: count }
    }
    const uncut = await run(0, [])
    expect(uncut.seen.join()).not.toMatch(/thinking|did not respond|Something/)
    for (let cut = 0; cut < uncut.requests; cut += 1)
      for (const when of [['before'], ['after'], ['after', 'before']] as const)
        expect(await run(cut, when), `cut ${when} request ${cut}`).toMatchObject({ seen: uncut.seen })
    expect(bot.bugs).toEqual([])
  },
  120_000,
)

test('a command whose acknowledgement never gets an answer is answered all the same', async () => {
  const { person, until, cuts, bugs } = await startBot()
  cuts.push(({ operation }) => (operation === 'create_interaction_response' ? 'after' : undefined))
  const used = await person.command('ask', { question: OPENED })
  expect(wordsOf((await until(isAnswerTo(used))).body)).toContain('3 March 2025')
  expect(bugs).toEqual([])
})
