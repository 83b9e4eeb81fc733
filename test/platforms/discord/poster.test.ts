import { describe, expect, test } from 'vitest'
import { createLog } from '../../../src/log.ts'
import { createDiscord } from '../../../src/platforms/discord/discord.ts'
import { renderMessage } from '../../../src/platforms/discord/render/render.ts'
import { faultOf, posterContract } from '../../contracts/poster.ts'
import { excerptBlock, replyOf } from '../../contracts/samples.ts'
import { startBot } from './bot.ts'
import { asFarAs, checkBody } from './openapi.ts'
import type { Answer, Counterpart, Cut } from './server.ts'
import { channelIn, isAnyPost } from './wire.ts'

const REPLY = replyOf({ kind: 'prose', text: 'Nothing new for @everyone and <@1> today.' })
const EPOCH = Date.UTC(2015, 0)

/** Answers the next posts like this, as often as the library tries. */
const refuse = ({ fakes }: Counterpart, answer: Answer): void => {
  fakes.push(({ operation }) => (operation === 'create_message' ? answer : undefined))
}

/** Posts are carried out, and their answers get lost. */
const losePosts: Cut = ({ operation }) => (operation === 'create_message' ? 'after' : undefined)

const open = async () => {
  const bot = await startBot()
  const { ids, people, twin } = bot
  return {
    bot,
    poster: bot.platform.poster,
    channel: {
      kind: 'channel',
      channel: { platform: 'discord', workspace: twin.guildId, channel: ids.general },
    },
    person: { kind: 'person', platform: 'discord', user: people.ann },
    posts: async (id: string) => {
      const all = await twin.prisma.message.findMany({ where: { channelId: id, authorId: twin.botUserId } })
      return all.map((message) => message.id).sort()
    },
  } as const
}

posterContract('Discord', async () => {
  const { bot, poster, channel, person, posts } = await open()
  const { server, ids } = bot
  const { length } = server.fakes
  return {
    poster,
    channel,
    person,
    posts: (to) => posts(to.kind === 'channel' ? to.channel.channel : ids.direct),
    loseAnswer: () => {
      server.cuts.push(losePosts)
    },
    refuse: (how) => {
      if (how === 'for-ever')
        refuse(server, { status: 404, body: { code: 10003, message: 'Unknown Channel' } })
      if (how === 'too-many')
        refuse(server, {
          status: 429,
          headers: { 'retry-after': '30' },
          body: { message: 'You are being rate limited.', retry_after: 30, global: false },
        })
      if (how === 'in-trouble') refuse(server, { status: 503 })
    },
    mend: () => {
      server.cuts.length = 0
      server.nonces.clear()
      server.fakes.length = length
    },
    stop: () => bot.platform.stop(),
    secrets: [server.token, ids.general, 'monday'],
  }
})

describe('a post', () => {
  test('carries a nonce and a mark of its key, and pings nobody', async () => {
    const { bot, poster, channel } = await open()
    for (const key of ['a', 'b']) await poster.post(channel, REPLY, key)
    await (await bot.restart()).poster.post(channel, REPLY, 'a')
    const [first, other, same] = bot.requests.filter(isAnyPost).map(({ body }) => ({
      nonce: String(body.nonce),
      enforced: body.enforce_nonce,
      mark: (body.components as readonly { readonly id: number }[])[0]?.id ?? 0,
      mentions: body.allowed_mentions,
    }))
    expect(first).toMatchObject({ enforced: true, mentions: { parse: [] } })
    expect(first?.nonce.length).toBeLessThanOrEqual(25)
    expect(first?.mark).toBeGreaterThanOrEqual(2 ** 30)
    expect(first?.mark).toBeLessThan(2 ** 31)
    expect(same).toEqual(first)
    expect(other?.nonce).not.toBe(first?.nonce)
    expect(other?.mark).not.toBe(first?.mark)
  })

  test('has another nonce in another channel', async () => {
    const { bot, poster, channel } = await open()
    const other = { kind: 'channel', channel: { ...channel.channel, channel: bot.ids.other } } as const
    for (const to of [channel, other]) await poster.post(to, REPLY, 'a')
    const [here, there] = bot.requests.filter(isAnyPost).map(({ body }) => body.nonce)
    expect(here).not.toBe(there)
  })

  test('that is repeated within minutes, after a restart, appears once', async () => {
    const { bot, poster, channel, posts } = await open()
    const first = await poster.post(channel, REPLY, 'a')
    const next = await bot.restart()
    expect(await next.poster.post(channel, REPLY, 'a')).toEqual(first)
    expect(await posts(bot.ids.general)).toHaveLength(1)
  })

  test('to a person goes to their direct messages, which belong to no server', async () => {
    const { bot, poster, person } = await open()
    const posted = await poster.post(person, REPLY, 'a')
    const post = await bot.until(isAnyPost)
    expect(channelIn(post)).toBe(bot.ids.direct)
    expect(posted).toEqual({ platform: 'discord', channel: bot.ids.direct, message: post.answer.id })
  })

  test('is put off until the start', async () => {
    const { bot, channel } = await open()
    const { poster } = createDiscord({
      token: bot.token,
      apiUrl: bot.apiUrl,
      desk: bot.desk,
      language: 'en',
      log: createLog('silent', []),
    })
    expect((await faultOf(poster.post(channel, REPLY, 'a'))).kind).toBe('later')
    expect(bot.requests.filter(isAnyPost)).toEqual([])
  })

  test('that is being sent when the bot stops is waited for', async () => {
    const { bot, poster, channel } = await open()
    const arrived = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    bot.fakes.push(async ({ operation }) => {
      if (operation !== 'create_message') return undefined
      arrived.resolve()
      await gate.promise
      return undefined
    })
    const order: string[] = []
    const posted = poster.post(channel, REPLY, 'a').then(() => order.push('posted'))
    await arrived.promise
    const left = bot.disconnected(1).then(() => order.push('left'))
    const stopped = bot.platform.stop()
    // Enough time for a bot that does not wait.
    for (let turn = 0; turn < 300; turn += 1) await bot.twin.prisma.user.count()
    gate.resolve()
    await Promise.all([posted, left, stopped])
    expect(order).toEqual(['posted', 'left'])
  })

  test.each([
    [404, 10003],
    [404, 10004],
    [404, 10013],
    [403, 50007],
    [403, 50278],
  ])('that is refused with status %i and code %i never arrives', async (status, code) => {
    const { bot, poster, channel } = await open()
    refuse(bot.server, { status, body: { code, message: 'No' } })
    const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect(kind).toBe('never')
    expect(message).toContain(`(code ${code}).`)
  })

  test.each([
    [403, 50001],
    [403, 50013],
    [400, 160005],
    [400, 50083],
  ])('that is refused with status %i and code %i may arrive once somebody mends it', async (status, code) => {
    const { bot, poster, channel } = await open()
    refuse(bot.server, { status, body: { code, message: 'No' } })
    const { kind, fault, message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect({ kind, fault }).toEqual({ kind: 'later', fault: 'forbidden' })
    expect(message).toContain(`(code ${code}).`)
  })

  test('with a revoked token may succeed later, and says where to get a new one', async () => {
    const { bot, poster, channel } = await open()
    refuse(bot.server, { status: 401, body: { code: 0, message: '401: Unauthorized' } })
    const { kind, message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect(kind).toBe('later')
    expect(message).toContain('Reset Token')
  })

  test('to somebody who takes no direct messages fails for good', async () => {
    const { bot, poster, person } = await open()
    bot.fakes.push(({ operation }) =>
      operation === 'create_dm' ? { status: 403, body: { code: 50007, message: 'No' } } : undefined,
    )
    expect((await faultOf(poster.post(person, REPLY, 'a'))).kind).toBe('never')
  })

  test.each([
    [400, 20028],
    [403, 40002],
    [404, 0],
  ])('that is refused with status %i and code %i may arrive later', async (status, code) => {
    const { bot, poster, channel } = await open()
    refuse(bot.server, { status, body: { code, message: 'No' } })
    expect((await faultOf(poster.post(channel, REPLY, 'a'))).kind).toBe('later')
  })

  test('waits if Discord asks for a moment', async () => {
    const { bot, poster, channel } = await open()
    let asked = 0
    bot.fakes.push(({ operation }) => {
      if (operation !== 'create_message') return undefined
      asked += 1
      const body = { message: 'You are being rate limited.', retry_after: 0.01, global: false }
      return asked === 1 ? { status: 429, headers: { 'retry-after': '0.01' }, body } : undefined
    })
    await poster.post(channel, REPLY, 'a')
    expect(asked).toBe(2)
  })

  test('that is aborted is reported as such, and not as a bug', async () => {
    const { bot, poster, channel } = await open()
    bot.cuts.push(losePosts)
    const { message } = await faultOf(poster.post(channel, REPLY, 'a'))
    expect(message).toBe('Discord cannot be reached now.')
    expect(bot.lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
  })

  test('leaves no names in the log', async () => {
    const { bot, poster, channel, person } = await open()
    await poster.post(person, REPLY, 'a-key')
    refuse(bot.server, { status: 403, body: { code: 50013, message: 'Missing Permissions' } })
    await faultOf(poster.post(channel, REPLY, 'a-key'))
    const above = bot.lines.filter((line) => !line.includes('"level":"debug"')).join('')
    for (const name of [bot.ids.general, bot.people.ann, bot.ids.direct, 'a-key', 'Nothing new'])
      expect(above).not.toContain(name)
  })
})

describe('a look for a post', () => {
  /** A fake: what a channel holds after an id, as Discord tells it. */
  const history = ({ fakes, twin }: Counterpart, ids: readonly number[], found?: string) => {
    const pages: string[] = []
    fakes.push(({ method, path }) => {
      if (method !== 'GET' || !path.endsWith('/messages')) return undefined
      const at = pages.length
      pages.push(path)
      const messages = ids.map((id) => ({
        id: `${at}${id}`,
        author: { id: found === undefined ? twin.botUserId : found },
        components: [{ type: 10, id: 1, content: 'x' }],
      }))
      return { status: 200, body: messages }
    })
    return pages
  }

  test('does not mistake somebody else’s message for it', async () => {
    const { bot, poster, channel } = await open()
    const posted = await poster.post(channel, REPLY, 'a')
    await bot.twin.prisma.message.update({
      where: { id: posted.message },
      data: { authorId: bot.people.robot },
    })
    expect(await poster.find(channel, 'a', EPOCH)).toBeUndefined()
  })

  test('ignores earlier messages, and accepts a time before Discord existed', async () => {
    const { bot, poster, channel } = await open()
    const posted = await poster.post(channel, REPLY, 'a')
    expect(await poster.find(channel, 'a', 0)).toEqual(posted)
    expect(await poster.find(channel, 'a', Date.now() - 240_000)).toEqual(posted)
    expect(await poster.find(channel, 'a', Date.now() + 3_600_000)).toBeUndefined()
    expect(bot.bugs).toEqual([])
  })

  test('goes on from page to page', async () => {
    const { bot, poster, channel } = await open()
    const { twin, ids } = bot
    // Bigger than a page, and before the post.
    for (let id = 1; id <= 150; id += 1)
      await twin.prisma.message.create({
        data: {
          id: `${BigInt(Date.now() - EPOCH - 1000) * 4_194_304n + BigInt(id)}`,
          channelId: ids.general,
          authorId: bot.people.ann,
          content: 'So much to say.',
        },
      })
    const posted = await poster.post(channel, REPLY, 'a')
    expect(await poster.find(channel, 'a', EPOCH)).toEqual(posted)
  })

  test('ends', async () => {
    const { bot, poster, channel } = await open()
    const pages = history(
      bot.server,
      Array.from({ length: 100 }, (_, id) => id + 1000),
    )
    expect(await poster.find(channel, 'a', EPOCH)).toBeUndefined()
    expect(pages).toHaveLength(10)
  })

  test('that fails says whether it may work later', async () => {
    const { bot, poster, channel } = await open()
    const answers: Answer[] = [
      { status: 404, body: { code: 10003, message: 'Unknown Channel' } },
      { status: 429, headers: { 'retry-after': '30' }, body: { retry_after: 30 } },
    ]
    bot.fakes.push(({ method, path }) =>
      method === 'GET' && path.endsWith('/messages') ? answers.shift() : undefined,
    )
    expect((await faultOf(poster.find(channel, 'a', EPOCH))).kind).toBe('never')
    expect((await faultOf(poster.find(channel, 'a', EPOCH))).retryAfter).toBeGreaterThanOrEqual(30_000)
  })
})

test(`no mark makes a message too large${asFarAs}`, () => {
  // Three bytes a character: at some length the cut text comes close to the limit.
  const excerpts = Array.from({ length: 6 }, (_, index) =>
    excerptBlock('航海日誌'.repeat(200), { title: `${index}` }),
  )
  for (let length = 1; length <= 480; length += 12) {
    const reply = replyOf({ kind: 'prose', text: 'x'.repeat(length) }, ...excerpts)
    const { flags, components, allowedMentions } = renderMessage(reply, 2 ** 31 - 1)
    expect(components[0]?.id).toBe(2 ** 31 - 1)
    checkBody('create_message', { flags, components, allowed_mentions: allowedMentions })
  }
})

test('no person’s time zone is known on Discord', async () => {
  const { bot, poster } = await open()
  expect(await poster.zoneOf(bot.people.ann)).toBeUndefined()
})

test('a channel’s name is known where the bot sees it', async () => {
  const { poster, channel } = await open()
  expect(await poster.channelNameOf?.(channel.channel)).toBe('general')
  expect(await poster.channelNameOf?.({ ...channel.channel, channel: '1' })).toBeUndefined()
})
