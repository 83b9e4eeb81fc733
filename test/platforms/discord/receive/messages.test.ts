import { expect, test } from 'vitest'
import type { Command } from '../../../../src/command.ts'
import type { Asker, Desk } from '../../../../src/commands/desk.ts'
import { startBot } from '../bot.ts'
import { CONTENT, type Sent } from '../server.ts'
import { channelIn, idsOf, isAnyPost, isPost, says, wordsOf } from '../wire.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
const isThread = ({ operation }: Sent) => operation === 'create_thread_from_message'

/** Records what the real desk is asked. */
const listening = () => {
  const asked: { readonly command: Command; readonly from: Asker }[] = []
  const desk = (real: Desk): Desk => ({
    ...real,
    handle: (command, from) => {
      asked.push({ command, from })
      return real.handle(command, from)
    },
  })
  return { asked, desk }
}

test('a mention is answered in a thread that starts at it and is named after the question', async () => {
  const { asked, desk } = listening()
  const { person, me, until, ids, twin, people } = await startBot({ desk })
  const said = await person.say(`${me} ${OPENED}`)
  const thread = await until(isThread)
  const post = await until(isAnyPost)
  expect(thread.path).toBe(`/channels/${ids.general}/messages/${said.id}/threads`)
  expect(thread.body).toMatchObject({ name: OPENED, auto_archive_duration: 1440 })
  expect(channelIn(post)).toBe(thread.answer.id)
  expect(wordsOf(post.body)).toContain('3 March 2025')
  expect(asked).toMatchObject([
    {
      command: { kind: 'ask', question: OPENED },
      from: {
        place: {
          platform: 'discord',
          workspace: twin.guildId,
          channel: ids.general,
          thread: thread.answer.id,
          user: people.ann,
        },
      },
    },
  ])
})

test('an answer pings nobody, appears once if it is posted twice, and is preceded by typing', async () => {
  const { person, me, until, requests } = await startBot()
  const said = await person.say(`${me} ${OPENED}`)
  const post = await until(isAnyPost)
  expect(post.body).toMatchObject({ allowed_mentions: { parse: [] }, nonce: said.id, enforce_nonce: true })
  expect(requests.map(({ path }) => path)).toContain(`/channels/${channelIn(post)}/typing`)
})

test('a question in the bot’s own thread is answered without a mention, if Discord gives its words on request', async () => {
  const { person, me, until, identified, requests } = await startBot({ flags: CONTENT })
  await person.say(`${me} ${OPENED}`)
  const thread = channelIn(await until(isAnyPost))
  await person.say('How much did the harbour of Lindmar cost?', { in: thread })
  const second = await until(isPost(thread), 2)
  expect(wordsOf(second.body)).toContain('48 million euros')
  expect(requests.filter(isThread)).toHaveLength(1)
  // Guilds, messages in them, direct messages: none is privileged.
  expect(identified).toEqual([1 | 512 | 4096])
})

test('the bot says once in a thread that it must be mentioned, if Discord hides the words', async () => {
  const { person, me, until, requests, platform, lines } = await startBot()
  await person.say(`${me} ${OPENED}`)
  const thread = channelIn(await until(isAnyPost))
  await person.say('What did it cost?', { in: thread })
  expect(wordsOf((await until(isPost(thread), 2)).body)).toContain('mention me to go on')
  await person.say('And who opened it?', { in: thread })
  await person.say(`${me} How much did the harbour of Lindmar cost?`, { in: thread })
  await until(says('48 million euros'))
  await platform.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(3)
  expect(lines.join('')).toContain('Message Content Intent')
})

test('what people say to each other in a thread is ignored', async () => {
  const { person, me, until, requests, platform, people } = await startBot({ flags: CONTENT })
  await person.say(`${me} ${OPENED}`)
  const thread = channelIn(await until(isAnyPost))
  const said = await person.say(`<@${people.ben}> How much did the harbour of Lindmar cost?`, { in: thread })
  await person.say('How much did the harbour of Lindmar cost?', { in: thread, to: said.id, as: people.ben })
  await person.say(`${me} /source find herring`, { in: thread })
  await until(says('9,000 tonnes'))
  await platform.stop()
  expect(requests.filter(isPost(thread))).toHaveLength(2)
})

test('where only mentions are answered a thread is ignored, and Discord is not asked', async () => {
  const { person, me, until, requests, platform } = await startBot({
    prepare: async ({ twin, ids }, desk) => {
      const place = { platform: 'discord', workspace: twin.guildId, channel: ids.general, user: '1' }
      await desk.handle({ kind: 'listen', rule: 'mention' }, { place })
    },
  })
  await person.say(`${me} ${OPENED}`)
  const thread = channelIn(await until(isAnyPost))
  await person.say('How much did the harbour of Lindmar cost?', { in: thread })
  await person.say(`${me} /source find herring`, { in: thread })
  await until(says('9,000 tonnes'))
  await platform.stop()
  expect(requests.filter(isPost(thread))).toHaveLength(2)
})

test('every question of a channel is answered if its rule says so', async () => {
  const { person, until, requests, platform, identified } = await startBot({
    flags: CONTENT,
    prepare: async ({ twin, ids }, desk) => {
      const place = { platform: 'discord', workspace: twin.guildId, channel: ids.general, user: '1' }
      await desk.handle({ kind: 'listen', rule: 'all' }, { place })
    },
  })
  await person.say('Thanks, that is fine.')
  await person.say(OPENED)
  expect(wordsOf((await until(isAnyPost)).body)).toContain('3 March 2025')
  await platform.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(1)
  expect(identified).toEqual([1 | 512 | 4096 | 32768])
})

test('the bot replies to the message if it may start no thread, and a reply to that continues the conversation', async () => {
  const { asked, desk } = listening()
  const { person, me, until, untilKept, ids, requests } = await startBot({
    desk,
    prepare: async ({ twin }) => {
      // View the channel, write in it, read its history.
      const permissions = String((1 << 10) | (1 << 11) | (1 << 16))
      await twin.prisma.role.update({ where: { id: twin.guildId }, data: { permissions } })
    },
  })
  const said = await person.say(`${me} ${OPENED}`)
  const post = await until(isPost(ids.general))
  expect(post.body.message_reference).toEqual({ message_id: said.id, fail_if_not_exists: false })
  await untilKept(1)
  await person.say('How much did the harbour of Lindmar cost?', { to: String(post.answer.id) })
  await until(isPost(ids.general), 2)
  expect(asked.map(({ from }) => from.place.thread)).toEqual([said.id, said.id])
  expect(requests.filter(isThread)).toEqual([])
})

test('the answer is a reply if Discord refuses the thread', async () => {
  const { person, me, until, ids } = await startBot({
    prepare: ({ fakes }) => {
      fakes.push(({ operation }) =>
        operation === 'create_thread_from_message'
          ? { status: 403, body: { code: 50013, message: 'Missing Permissions' } }
          : undefined,
      )
    },
  })
  await person.say(`${me} ${OPENED}`)
  expect(wordsOf((await until(isPost(ids.general))).body)).toContain('3 March 2025')
})

test('the person is answered directly if the bot may not write in the channel', async () => {
  const { person, me, until, ids, lines } = await startBot({
    prepare: ({ fakes, ids: { direct } }) => {
      fakes.push(({ operation, path }) =>
        operation === 'create_message' && !path.includes(direct)
          ? { status: 403, body: { code: 50013, message: 'Missing Permissions' } }
          : undefined,
      )
    },
  })
  await person.say(`${me} ${OPENED}`)
  expect(wordsOf((await until(isPost(ids.direct))).body)).toContain('3 March 2025')
  expect(lines.join('')).toContain('Send Messages in Threads')
})

test('a direct message is answered in place, and a new person is greeted once too', async () => {
  const { asked, desk } = listening()
  const { person, until, ids, people, platform, requests } = await startBot({ desk })
  await person.say(OPENED, { in: ids.direct })
  const first = await until(isPost(ids.direct))
  const second = await until(isPost(ids.direct), 2)
  await person.say('How much did the harbour of Lindmar cost?', { in: ids.direct })
  await until(isPost(ids.direct), 3)
  await platform.stop()
  expect(wordsOf(first.body)).toContain('I answer questions')
  expect(wordsOf(second.body)).toContain('3 March 2025')
  expect(requests.filter(isAnyPost)).toHaveLength(3)
  expect(asked[1]?.from.place).toEqual({
    platform: 'discord',
    channel: ids.direct,
    thread: 'direct',
    user: people.ann,
    message: expect.any(String),
  })
})

test('a mention without words, or a greeting, is greeted in place with questions to press', async () => {
  const { person, me, until, ids, requests, platform } = await startBot()
  await person.say(me)
  await person.say(`${me} hello!`)
  const post = await until(isPost(ids.general), 2)
  expect(wordsOf(post.body)).toContain('I answer questions')
  expect(idsOf(post.body).some((id) => id.startsWith('ask:'))).toBe(true)
  await platform.stop()
  expect(requests.filter(isThread)).toEqual([])
})

test('a command that is typed after a mention is carried out', async () => {
  const { person, me, until, ids } = await startBot()
  await person.say(`${me} /source find herring`)
  expect(wordsOf((await until(isPost(ids.general))).body)).toContain('9,000 tonnes')
})

test('only those who may manage a channel change its rule by typing', async () => {
  const { person, me, until, ids, twin, desk } = await startBot({
    prepare: async ({ twin: { prisma, guildId }, people }) => {
      await prisma.guild.update({ where: { id: guildId }, data: { ownerId: people.ben } })
    },
    flags: CONTENT,
  })
  const place = { platform: 'discord', workspace: twin.guildId, channel: ids.general }
  await person.say(`${me} /listen mention`)
  expect(wordsOf((await until(isPost(ids.general))).body)).toContain('Only those who manage')
  expect(await desk.listenRule(place)).toBe('thread')
  await person.say(`${me} /listen`)
  expect(wordsOf((await until(isPost(ids.general), 2)).body)).toContain('in my own threads')
  await person.say(`${me} /listen mention`, { as: (await twin.prisma.guild.findFirstOrThrow()).ownerId })
  await until(isPost(ids.general), 3)
  expect(await desk.listenRule(place)).toBe('mention')
})

test('only those who may manage a channel set and end its digest by typing', async () => {
  const { person, me, until, ids, twin } = await startBot({
    prepare: async ({ twin: { prisma, guildId }, people }) => {
      await prisma.guild.update({ where: { id: guildId }, data: { ownerId: people.ben } })
    },
  })
  const told = async (count: number) => wordsOf((await until(isPost(ids.general), count)).body)
  await person.say(`${me} /digest on 09:00`)
  expect(await told(1)).toContain('Only those who manage')
  await person.say(`${me} /digest`)
  expect(await told(2)).toContain('This channel has no digest.')
  await person.say(`${me} /digest on 09:00`, { as: (await twin.prisma.guild.findFirstOrThrow()).ownerId })
  expect(await told(3)).toContain('This channel gets its digest')
  await person.say(`${me} /digest off`)
  expect(await told(4)).toContain('Only those who manage')
})

test('a written mention counts even if Discord does not list it', async () => {
  const { person, me, until, dispatchPlain, twin } = await startBot()
  const said = await person.say('Nothing.')
  dispatchPlain('MESSAGE_CREATE', {
    ...said,
    guild_id: twin.guildId,
    content: `${me} ${OPENED}`,
    mentions: [],
  })
  expect(wordsOf((await until(isAnyPost)).body)).toContain('3 March 2025')
})

test('bots, webhooks, joins, pins and mentions of everyone or a role are not answered', async () => {
  const { person, me, until, people, dispatch, requests, platform, twin } = await startBot({
    flags: CONTENT,
  })
  await person.say(`${me} ${OPENED}`, { as: people.robot })
  await person.say(`${me} ${OPENED}`, { as: twin.botUserId })
  await person.say(`@everyone ${OPENED}`)
  await person.say(`<@&${twin.guildId}> ${OPENED}`)
  // The twin cannot send Discord's own lines, a webhook's message, or one that mentions everyone.
  for (const more of [
    { type: 6 },
    { type: 7 },
    { type: 18 },
    { webhook_id: '1' },
    { mention_everyone: true, content: '@here hi' },
  ]) {
    const real = await person.say('Nothing.')
    await dispatch('MESSAGE_CREATE', { ...real, guild_id: twin.guildId, content: `${me} ${OPENED}`, ...more })
  }
  await person.say(`${me} How much did the harbour of Lindmar cost?`)
  expect(wordsOf((await until(isAnyPost)).body)).toContain('48 million euros')
  await platform.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(1)
})

test('a message that is delivered twice, before or after a restart, is answered once', async () => {
  const { person, me, until, dispatch, requests, restart, twin } = await startBot()
  const said = await person.say(`${me} ${OPENED}`)
  await dispatch('MESSAGE_CREATE', { ...said, guild_id: twin.guildId })
  await until(isAnyPost)
  const next = await restart()
  await dispatch('MESSAGE_CREATE', { ...said, guild_id: twin.guildId })
  await person.say(`${me} How much did the harbour of Lindmar cost?`)
  await until(says('48 million euros'))
  await next.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(2)
})

test('the text of a question cannot ping or format', async () => {
  const { person, me, until } = await startBot()
  await person.say(
    `${me} Who paints **the lighthouse** of Grimsund ||red|| @everyone <@&1234567890123456789>? \u202e`,
  )
  const { body } = await until(isThread)
  expect(body.name).toBe('Who paints **the lighthouse** of Grimsund ||red|| @everyone ?')
  const post = await until(isAnyPost)
  expect(post.body.allowed_mentions).toEqual({ parse: [] })
  expect(JSON.stringify(post.body)).not.toMatch(/[^\\]<@&|[^\\*]\*\*red\*\*|[^\\]\|\|white/)
})

test('a thread’s name is no longer than Discord allows, whatever the question', async () => {
  const { person, me, until } = await startBot()
  await person.say(`${me} When ${'👩‍👩‍👧‍👦 '.repeat(60)}?`)
  const { body } = await until(isThread)
  expect(String(body.name).length).toBeLessThanOrEqual(100)
  expect(String(body.name).length).toBeGreaterThan(50)
})

test('a failure is reported where it was asked, with an id that is in the log, and without details', async () => {
  const { person, me, until, bugs } = await startBot({
    // A fake: the real desk never rejects.
    desk: (real) => ({ ...real, handle: () => Promise.reject(new Error('the drive is on fire')) }),
  })
  await person.say(`${me} ${OPENED}`)
  const words = wordsOf((await until(isAnyPost)).body)
  expect(bugs).toHaveLength(1)
  expect(words).toContain(bugs[0]?.id)
  expect(words).not.toContain('fire')
})

test('the bot waits for Discord’s rate limit', async () => {
  let refusals = 2
  const { person, me, until } = await startBot({
    prepare: ({ fakes }) => {
      // A fake: the twin has no rate limits.
      fakes.push(({ operation }) =>
        operation === 'create_message' && refusals-- > 0
          ? {
              status: 429,
              body: { message: 'You are being rate limited.', retry_after: 0, global: false },
              headers: { 'retry-after': '0', 'x-ratelimit-scope': 'user' },
            }
          : undefined,
      )
    },
  })
  await person.say(`${me} ${OPENED}`)
  const post = await until((sent) => isAnyPost(sent) && sent.status === 200)
  expect(wordsOf(post.body)).toContain('3 March 2025')
})

test('stopping finishes the current answer and accepts nothing new', async () => {
  const gate = Promise.withResolvers<void>()
  const heard: string[] = []
  const { person, me, until, drop, resumption, platform, requests } = await startBot({
    // A fake: the real desk, slowed down.
    desk: (real) => ({
      ...real,
      shouldAnswer: (said) => {
        heard.push(said.text)
        return real.shouldAnswer(said)
      },
      handle: async (command, from) => {
        await gate.promise
        return real.handle(command, from)
      },
    }),
  })
  await person.say(`${me} ${OPENED}`)
  await until(({ path }) => path.endsWith('/typing'))
  const stopped = platform.stop()
  await person.say(`${me} How much did the harbour of Lindmar cost?`)
  // Once the connection is back, everything sent before has arrived.
  await drop()
  await resumption()
  gate.resolve()
  await stopped
  expect(heard).toEqual([OPENED])
  expect(requests.filter(isAnyPost).map(({ body }) => wordsOf(body))).toEqual([
    expect.stringContaining('3 March 2025'),
  ])
  expect(platform.isReady()).toBe(false)
})
