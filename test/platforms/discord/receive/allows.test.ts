import { expect, test } from 'vitest'
import { createAllows } from '../../../../src/platforms/discord/receive/allows.ts'
import { replyOf } from '../../../contracts/samples.ts'
import { startBot } from '../bot.ts'
import type { Counterpart } from '../server.ts'
import { isAcknowledgementOf, isAnswerTo, isAnyPost, wordsOf } from '../wire.ts'
import { guildOf } from './guild-of.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
const TURNED_AWAY = 'I answer only members of this team.'

/** A bot that answers in another server than the one where people write to it. */
const elsewhere = () => startBot({ servers: () => ['900000000000000009'] })

/** A fake: the twin knows one server alone. */
const membersAre = ({ fakes }: Pick<Counterpart, 'fakes'>, members: readonly string[]): void => {
  fakes.push(({ method, path }) => {
    const user = /^\/guilds\/\d+\/members\/(\d+)$/.exec(path)?.[1]
    if (method !== 'GET' || user === undefined) return undefined
    return members.includes(user)
      ? { status: 200, body: { user: { id: user } } }
      : { status: 404, body: { code: 10007, message: 'Unknown Member' } }
  })
}

test('a command from another server is refused, and no title is suggested there', async () => {
  const { person, until } = await elsewhere()
  const used = await person.command('ask', { question: OPENED })
  const { body } = await until(isAnswerTo(used))
  expect(wordsOf(body)).toContain(TURNED_AWAY)
  expect(JSON.stringify(body)).not.toContain('3 March 2025')
  const typed = await until(isAcknowledgementOf(await person.type('harb')))
  expect(typed.body.data).toEqual({ choices: [] })
})

test('a mention in another server is refused in the language of the question, without a thread; other talk is ignored', async () => {
  const { person, me, until, requests, platform, ids } = await elsewhere()
  await person.say(`${me} ¿Cuándo se inauguró el puerto de Lindmar?`)
  const refusal = await until(isAnyPost)
  expect(wordsOf(refusal.body)).toContain('Solo respondo a miembros')
  expect(refusal.path).toContain(ids.general)
  await person.say('How much did the harbour of Lindmar cost?')
  await person.command('help')
  await platform.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(1)
  expect(requests.filter(({ operation }) => operation === 'create_thread_from_message')).toEqual([])
})

test('a direct message is answered if its writer belongs to a server of the list, and neither answered nor greeted if not', async () => {
  const member = await elsewhere()
  membersAre(member, [member.people.ann])
  await member.person.say(OPENED, { in: member.ids.direct })
  await member.until((sent) => isAnyPost(sent) && wordsOf(sent.body).includes('3 March 2025'))
  const stranger = await elsewhere()
  membersAre(stranger, [])
  await stranger.person.say(OPENED, { in: stranger.ids.direct })
  expect(wordsOf((await stranger.until(isAnyPost)).body)).toContain(TURNED_AWAY)
  await stranger.platform.stop()
  expect(stranger.requests.filter(isAnyPost)).toHaveLength(1)
})

test('a server of the list is served as ever', async () => {
  const { person, me, until, lines } = await startBot({ servers: ({ twin }) => [twin.guildId] })
  await person.say(`${me} ${OPENED}`)
  expect(wordsOf((await until(isAnyPost)).body)).toContain('3 March 2025')
  expect(lines.join('')).not.toContain('discord.other-servers')
})

test('another server that invites the bot is left, without a greeting', async () => {
  const bot = await elsewhere()
  bot.fakes.push(({ method, path }) =>
    method === 'DELETE' && path.startsWith('/users/@me/guilds/') ? { status: 204 } : undefined,
  )
  await bot.dispatch(
    'GUILD_CREATE',
    guildOf('900000000000000001', bot.ids.general, bot.twin.botUserId, 2048n),
  )
  await bot.until(({ method, path }) => method === 'DELETE' && path.endsWith('/900000000000000001'))
  await bot.platform.stop()
  expect(bot.requests.filter(isAnyPost)).toEqual([])
  expect(bot.lines.join('')).toContain('DISCORD_SERVERS')
})

test('the log of a start says in how many other servers the bot is, and whether anybody can invite it', async () => {
  const other = await elsewhere()
  expect(other.lines.find((line) => line.includes('discord.other-servers'))).toContain('"count":1')
  const everywhere = await startBot({
    prepare: ({ state }) => {
      state.isPublic = true
    },
  })
  expect(everywhere.lines.find((line) => line.includes('discord.public'))).toContain('Public Bot')
  expect(other.lines.join('')).not.toContain('discord.public')
})

test('nothing is posted to another server, or to somebody who belongs to none of the list', async () => {
  const bot = await elsewhere()
  membersAre(bot, [])
  const { ids, twin, people, platform } = bot
  const channel = { platform: 'discord', workspace: twin.guildId, channel: ids.general }
  const news = replyOf({ kind: 'prose', text: 'News.' })
  for (const to of [
    { kind: 'channel', channel },
    { kind: 'person', platform: 'discord', user: people.ann },
  ] as const)
    await expect(platform.poster.post(to, news, 'a')).rejects.toMatchObject({ kind: 'later' })
  expect(bot.requests.filter(isAnyPost)).toEqual([])
})

test('who belongs to a server is asked again after five minutes', async () => {
  let time = 0
  const asked: string[] = []
  const allows = createAllows(
    ['1', '2'],
    async (server, user) => {
      asked.push(`${server} ${user}`)
      return server === '2' && asked.length < 3
    },
    () => time,
  )
  expect([await allows(null, 'ann'), await allows(null, 'ann')]).toEqual([true, true])
  expect(asked).toEqual(['1 ann', '2 ann'])
  time = 300_000
  expect(await allows(null, 'ann')).toBe(false)
})
