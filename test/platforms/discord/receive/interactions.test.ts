import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../src/command.ts'
import type { Asker, Desk } from '../../../../src/commands/desk.ts'
import type { Fields } from '../as-sent.ts'
import { startBot } from '../bot.ts'
import type { Counterpart, Sent } from '../server.ts'
import {
  buttonOf,
  idsOf,
  isAcknowledgementOf,
  isAnswerTo,
  isAnyPost,
  isFollowUpTo,
  isPost,
  wordsOf,
} from '../wire.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
const PRIVATE = 64
const DEFERRED_REPLY = 5
const DEFERRED_UPDATE = 6

type Interaction = { readonly id: string; readonly token: string }

const acknowledgement = async ({ until }: Pick<Counterpart, 'until'>, interaction: Interaction) =>
  (await until(isAcknowledgementOf(interaction))).body

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

describe('a slash command', () => {
  test('is acknowledged and answered for the asker alone, with the offer to share', async () => {
    const { asked, desk } = listening()
    const { person, server, until, ids, twin, people } = await startBot({ desk })
    const used = await person.command('ask', { question: OPENED })
    expect(await acknowledgement(server, used)).toEqual({ type: DEFERRED_REPLY, data: { flags: PRIVATE } })
    const answer = await until(isAnswerTo(used))
    expect(wordsOf(answer.body)).toContain('3 March 2025')
    expect(buttonOf(answer.body, 'share')).toMatch(/^share:/)
    expect(idsOf(answer.body).join()).not.toContain('dismiss')
    expect(asked).toMatchObject([
      {
        command: { kind: 'ask', question: OPENED },
        from: {
          place: { platform: 'discord', workspace: twin.guildId, channel: ids.general, user: people.ann },
          language: 'en',
          privately: true,
        },
      },
    ])
  })

  test('is acknowledged before it is carried out', async () => {
    const gate = Promise.withResolvers<void>()
    const { person, server, until } = await startBot({
      // A fake: the real desk, slowed down.
      desk: (real) => ({
        ...real,
        handle: async (command, from) => {
          await gate.promise
          return real.handle(command, from)
        },
      }),
    })
    const used = await person.command('ask', { question: OPENED })
    await acknowledgement(server, used)
    gate.resolve()
    await until(isAnswerTo(used))
  })

  test('does the same as the typed command', async () => {
    const { asked, desk } = listening()
    const { person, until } = await startBot({ desk })
    for (const [name, given] of [
      ['help', {}],
      ['source list', {}],
      ['source list', { page: 2 }],
      ['source show', { which: 'herring' }],
      ['source show', { which: '2025 in review', page: 3 }],
      ['source find', { words: 'herring' }],
      ['listen', {}],
      ['listen', { rule: 'mention' }],
      ['listen', { rule: 'sometimes' }],
      ['source list', { page: 0 }],
      ['watch add', { question: 'ships that stop', where: 'me' }],
      ['watch add', { question: 'When will it open?' }],
      ['watch list', { page: 2 }],
      ['watch stop', { number: 3 }],
      ['gaps', { page: 2 }],
      ['gaps', { period: 7 }],
      ['digest on', { time: '09:00', quiet: 'line' }],
      ['vanish', {}],
    ] as const)
      await until(isAnswerTo(await person.command(name, given)))
    expect(asked.map(({ command }) => command)).toEqual([
      { kind: 'help' },
      { kind: 'source-list', page: 1 },
      { kind: 'source-list', page: 2 },
      { kind: 'source-show', which: 'herring', page: 1 },
      { kind: 'source-show', which: '2025 in review', page: 3 },
      { kind: 'source-find', words: 'herring' },
      { kind: 'listen', rule: undefined },
      { kind: 'listen', rule: 'mention' },
      { kind: 'bad-rule', typed: 'sometimes' },
      { kind: 'bad-page', typed: '0' },
      { kind: 'watch-add', question: 'ships that stop', where: 'me' },
      { kind: 'watch-add', question: 'When will it open?', where: undefined },
      { kind: 'watch-list', page: 2 },
      { kind: 'watch-stop', which: '3' },
      { kind: 'gaps', days: 30, page: 2 },
      { kind: 'gaps', days: 7, page: 1 },
      { kind: 'digest-on', time: '09:00', days: 'weekdays', zone: undefined, quiet: 'line' },
      { kind: 'unknown', typed: '/vanish' },
    ])
  })

  test('for help shows commands that can be pressed, by the ids that Discord has for them', async () => {
    const { person, until, fakes, twin, requests, platform } = await startBot()
    const listed = (id: string, name: string, type = 1) => ({ id, name, type, application_id: '1' })
    fakes.push(({ method, path }) => {
      if (method !== 'GET' || !path.endsWith('/commands')) return undefined
      const everywhere = [listed('71', 'ask'), listed('72', 'source'), listed('73', 'help', 3)]
      return {
        status: 200,
        body: path.includes(`/guilds/${twin.guildId}/`) ? [listed('81', 'ask')] : everywhere,
      }
    })
    const words = wordsOf((await until(isAnswerTo(await person.command('help')))).body)
    expect(words).toContain('</ask:81> <question>')
    expect(words).toContain('</source show:72> <number or title> [page]')
    expect(words).toContain('**/help**')
    await until(isAnswerTo(await person.command('help')))
    await platform.stop()
    expect(
      requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/commands')),
    ).toHaveLength(2)
  })

  test('is answered in the person’s Discord language', async () => {
    const { person, until } = await startBot()
    const used = await person.command('help', {}, { more: { locale: 'es-419' } })
    expect(wordsOf((await until(isAnswerTo(used))).body)).toContain('Pregunta sin más')
  })

  test('in a thread belongs to the channel and the conversation of the thread', async () => {
    const { asked, desk } = listening()
    const { person, me, until, ids } = await startBot({ desk })
    await person.say(`${me} ${OPENED}`)
    const thread = String(
      (await until(({ operation }) => operation === 'create_thread_from_message')).answer.id,
    )
    await until(isPost(thread))
    await until(isAnswerTo(await person.command('help', {}, { in: thread })))
    expect(asked[1]?.from.place).toMatchObject({ channel: ids.general, thread })
  })

  test('in a direct message is answered for good, without the offer to share', async () => {
    const { asked, desk } = listening()
    const { person, server, until, ids, people } = await startBot({ desk })
    const used = await person.command('ask', { question: OPENED }, { in: ids.direct })
    expect(await acknowledgement(server, used)).toEqual({ type: DEFERRED_REPLY, data: { flags: 0 } })
    expect(idsOf((await until(isAnswerTo(used))).body).join()).not.toContain('share')
    expect(asked[0]?.from.place).toEqual({
      platform: 'discord',
      channel: ids.direct,
      thread: 'direct',
      user: people.ann,
    })
  })

  test('in a channel without the bot is answered through the interaction alone', async () => {
    const { asked, desk } = listening()
    const { person, until, newId, requests, platform } = await startBot({ desk })
    const [guild_id, channel_id] = [newId(), newId()]
    const used = await person.command(
      'ask',
      { question: OPENED },
      { more: { guild_id, channel_id, channel: { id: channel_id, type: 0 }, context: 0 } },
    )
    expect(wordsOf((await until(isAnswerTo(used))).body)).toContain('3 March 2025')
    await platform.stop()
    expect(asked[0]?.from.place).toMatchObject({ workspace: guild_id, channel: channel_id })
    expect(requests.filter(isAnyPost)).toEqual([])
    expect(requests.filter(isFollowUpTo(used))).toEqual([])
  })

  test('that is delivered twice is answered once', async () => {
    const { person, until, repeat, requests, platform } = await startBot({
      prepare: ({ fakes }) => {
        // A fake: Discord and the twin accept one acknowledgement only.
        fakes.push(({ operation }) =>
          operation === 'create_interaction_response' ? { status: 204 } : undefined,
        )
      },
    })
    const used = await person.command('help')
    await until(isAnswerTo(used))
    await repeat('INTERACTION_CREATE')
    await until(isAnswerTo(await person.command('help')))
    await platform.stop()
    expect(requests.filter(isAnswerTo(used))).toHaveLength(1)
  })

  test('that fails tells the asker an id that is in the log', async () => {
    const { person, until, bugs } = await startBot({
      // A fake: the real desk never rejects.
      desk: (real) => ({ ...real, handle: () => Promise.reject(new Error('the drive is on fire')) }),
    })
    const words = wordsOf((await until(isAnswerTo(await person.command('help')))).body)
    expect(words).toContain(bugs[0]?.id)
    expect(words).not.toContain('fire')
  })

  test('that took longer than Discord waits is answered in a direct message if only the asker may see it', async () => {
    const { person, until, ids } = await startBot({
      prepare: ({ fakes }) => {
        // A fake: the twin waits forever.
        fakes.push(({ operation }) =>
          operation === 'update_original_webhook_message'
            ? { status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } }
            : undefined,
        )
      },
    })
    await person.command('ask', { question: OPENED })
    expect(wordsOf((await until(isPost(ids.direct))).body)).toContain('3 March 2025')
  })

  test('that Discord no longer waits for is not carried out, and is logged without its token', async () => {
    const { asked, desk } = listening()
    const { person, until, platform, lines } = await startBot({
      desk,
      prepare: ({ fakes }) => {
        fakes.push(({ operation }) =>
          operation === 'create_interaction_response'
            ? { status: 404, body: { code: 10062, message: 'Unknown interaction' } }
            : undefined,
        )
      },
    })
    const used = await person.command('ask', { question: OPENED })
    await until(isAcknowledgementOf(used))
    await platform.stop()
    expect(asked).toEqual([])
    expect(lines.join('')).toContain('discord.not-acknowledged')
    expect(lines.join('')).not.toContain(used.token)
  })
})

test('titles are offered while somebody types, each with a value that finds it', async () => {
  const { person, server, until } = await startBot()
  const { data } = await acknowledgement(server, await person.type('herr'))
  const { choices } = data as {
    readonly choices: readonly { readonly name: string; readonly value: string }[]
  }
  expect(choices.map(({ name }) => name)).toEqual(['Herring returns to the bay'])
  const shown = await person.command('source show', { which: choices[0]?.value ?? '' })
  expect(wordsOf((await until(isAnswerTo(shown))).body)).toContain('Herring returns to the bay')
})

test('zones and questions that were liked are offered while somebody types', async () => {
  const bot = await startBot()
  const { person, server, until, people } = bot
  const offered = async (...typed: Parameters<typeof person.type>) => {
    const { data } = await acknowledgement(server, await person.type(...typed))
    return (data as { readonly choices: readonly { readonly value: string }[] }).choices.map(
      ({ value }) => value,
    )
  }
  expect(await offered('madr', 'digest on', 'zone')).toEqual(['Europe/Madrid'])
  expect(await offered('when harb', 'ask', 'question')).toEqual([])
  const answer = await publicAnswer(bot)
  const vote = await person.press(answer.id, buttonOf(answer.body, 'vote'), { ...answer, as: people.ben })
  await until(isAnswerTo(vote))
  expect(await offered('when harb', 'ask', 'question')).toEqual([OPENED])
  expect(await offered('x', 'digest on', 'time')).toEqual([])
})

test('a message’s menu asks the sources about it, for the asker alone', async () => {
  const { person, server, until } = await startBot()
  const said = await person.say(OPENED, { as: server.people.ben })
  const used = await person.menu(said as unknown as Fields)
  expect(await acknowledgement(server, used)).toEqual({ type: DEFERRED_REPLY, data: { flags: PRIVATE } })
  expect(wordsOf((await until(isAnswerTo(used))).body)).toContain('3 March 2025')
})

/** A public answer in a thread. */
const publicAnswer = async (
  { person, me, until }: Awaited<ReturnType<typeof startBot>>,
  question = OPENED,
) => {
  const before = await person.say(`${me} ${question}`)
  const post = await until(
    ({ operation, body }) => operation === 'create_message' && body.nonce === before.id,
  )
  return { id: String(post.answer.id), in: post.path.split('/')[2] ?? '', body: post.body }
}

/** A private answer to a slash command. */
const privateAnswer = async (
  { person, until }: Awaited<ReturnType<typeof startBot>>,
  name = 'ask',
  given: Readonly<Record<string, string>> = { question: OPENED },
) => {
  const answer: Sent = await until(isAnswerTo(await person.command(name, given)))
  return { id: String(answer.answer.id), body: answer.body }
}

describe('a button', () => {
  test('for the context of an excerpt shows it only to the person who pressed it', async () => {
    const bot = await startBot()
    const answer = await publicAnswer(bot)
    const pressed = await bot.person.press(answer.id, buttonOf(answer.body, 'context'), answer)
    expect(await acknowledgement(bot, pressed)).toEqual({ type: DEFERRED_REPLY, data: { flags: PRIVATE } })
    expect(wordsOf((await bot.until(isAnswerTo(pressed))).body)).toContain('The old harbour was closed')
  })

  test('works after a restart', async () => {
    const bot = await startBot()
    const answer = await publicAnswer(bot)
    await bot.restart()
    const pressed = await bot.person.press(answer.id, buttonOf(answer.body, 'context'), answer)
    expect(wordsOf((await bot.until(isAnswerTo(pressed))).body)).toContain('The old harbour was closed')
  })

  test('of an earlier version tells the person who pressed it that it has expired', async () => {
    const bot = await startBot()
    const answer = await publicAnswer(bot)
    const pressed = await bot.person.press(answer.id, 'of:a:former:version', answer)
    expect(await acknowledgement(bot, pressed)).toEqual({ type: DEFERRED_REPLY, data: { flags: PRIVATE } })
    expect(wordsOf((await bot.until(isAnswerTo(pressed))).body)).toContain('too old')
  })

  test('for a vote thanks only the person who pressed it, and saves the vote', async () => {
    const { asked, desk } = listening()
    const bot = await startBot({ desk })
    const answer = await publicAnswer(bot)
    const pressed = await bot.person.press(answer.id, buttonOf(answer.body, 'vote'), {
      ...answer,
      as: bot.people.ben,
    })
    expect(await acknowledgement(bot, pressed)).toEqual({ type: DEFERRED_REPLY, data: { flags: PRIVATE } })
    expect(wordsOf((await bot.until(isAnswerTo(pressed))).body)).toContain('Thank you')
    expect(asked[1]).toMatchObject({
      command: { kind: 'feedback' },
      from: { place: { user: bot.people.ben } },
    })
  })

  test('to share posts the answer for all, once, and removes the private one', async () => {
    const gate = Promise.withResolvers<void>()
    const bot = await startBot({
      // A fake: the real desk, slow to share.
      desk: (real) => ({
        ...real,
        handle: async (command, from) => {
          if (command.kind === 'share') await gate.promise
          return real.handle(command, from)
        },
      }),
    })
    const answer = await privateAnswer(bot)
    const pressed = await bot.person.press(answer.id, buttonOf(answer.body, 'share'))
    const again = await bot.person.press(answer.id, buttonOf(answer.body, 'share'))
    for (const press of [pressed, again])
      expect(await acknowledgement(bot, press)).toEqual({ type: DEFERRED_UPDATE })
    gate.resolve()
    const shared = await bot.until(isAnyPost)
    await bot.until(({ method, path }) => method === 'DELETE' && path.endsWith('/messages/@original'))
    await bot.platform.stop()
    expect(bot.requests.filter(isAnyPost)).toHaveLength(1)
    expect(Number(shared.body.flags) & PRIVATE).toBe(0)
    expect(wordsOf(shared.body)).toContain('3 March 2025')
    expect(wordsOf(shared.body)).toContain(OPENED)
    expect(idsOf(shared.body).join()).not.toContain('share')
  })

  test('to share begins a conversation: a reply to the shared answer and a thread below it go on from its question', async () => {
    const { asked, desk } = listening()
    const bot = await startBot({ desk })
    const { ids, twin, people, me, dispatch } = bot
    const answer = await privateAnswer(bot, 'ask', {
      question: 'How large was the herring catch of Lindmar in 2024?',
    })
    await bot.person.press(answer.id, buttonOf(answer.body, 'share'))
    const shared = String((await bot.until(isAnyPost)).answer.id)
    await bot.until(({ method, path }) => method === 'DELETE' && path.endsWith('/messages/@original'))
    await bot.person.say(`${me} and of Torvik?`, { to: shared, as: people.ben })
    expect(wordsOf((await bot.until(isAnyPost, 2)).body)).toContain('the herring catch of Torvik in 2024?')
    const thread = { id: shared, type: 11, parent_id: ids.general, name: 'Herring', owner_id: people.ben }
    const thread_metadata = { archived: false, locked: false, auto_archive_duration: 1440 }
    await twin.prisma.channel.create({
      data: { id: shared, type: 11, name: 'Herring', guildId: twin.guildId },
    })
    await dispatch('THREAD_CREATE', { ...thread, guild_id: twin.guildId, member_count: 1, thread_metadata })
    await bot.person.say(`${me} and in Torvik?`, { in: shared })
    expect(wordsOf((await bot.until(isPost(shared))).body)).toContain('Torvik')
    const [, , reply, inThread] = asked.map(({ from }) => from.place)
    expect(inThread).toMatchObject({ channel: ids.general, thread: reply?.thread })
  })

  test('to share in a channel where the bot may not post answers the press for all', async () => {
    const bot = await startBot()
    const answer = await privateAnswer(bot)
    const pressed = await bot.person.press(answer.id, buttonOf(answer.body, 'share'), {
      more: { app_permissions: '0' },
    })
    const shared = await bot.until(isFollowUpTo(pressed))
    expect(Number(shared.body.flags) & PRIVATE).toBe(0)
    await bot.platform.stop()
    expect(bot.requests.filter(isAnyPost)).toEqual([])
  })

  test('to dismiss removes the answer for its asker, and for nobody else', async () => {
    const bot = await startBot()
    const answer = await publicAnswer(bot)
    const dismiss = buttonOf(answer.body, 'dismiss')
    const isRemoval = ({ method, path }: Sent) => method === 'DELETE' && path.endsWith('/messages/@original')
    const others = await bot.person.press(answer.id, dismiss, { ...answer, as: bot.people.ben })
    const refusal = await bot.until(isFollowUpTo(others))
    expect(wordsOf(refusal.body)).toContain('Only the person who asked')
    expect(Number(refusal.body.flags) & PRIVATE).toBe(PRIVATE)
    expect(bot.requests.filter(isRemoval)).toEqual([])
    await bot.person.press(answer.id, dismiss, answer)
    await bot.until(isRemoval)
    expect(await bot.twin.prisma.message.findUnique({ where: { id: answer.id } })).toBeNull()
  })

  test('for the next sources changes the list in place', async () => {
    const bot = await startBot()
    const shown = await privateAnswer(bot, 'source show', { which: 'harbour' })
    const pressed = await bot.person.press(shown.id, 'list:1')
    expect(await acknowledgement(bot, pressed)).toEqual({ type: DEFERRED_UPDATE })
    expect(wordsOf((await bot.until(isAnswerTo(pressed))).body)).toContain('Herring returns to the bay')
  })

  test('for a page that does not exist leaves the list, and tells the person who pressed it', async () => {
    const bot = await startBot()
    const shown = await privateAnswer(bot, 'source list', {})
    const pressed = await bot.person.press(shown.id, 'list:99')
    const told = await bot.until(isFollowUpTo(pressed))
    expect(Number(told.body.flags) & PRIVATE).toBe(PRIVATE)
    expect(bot.requests.filter(isAnswerTo(pressed))).toEqual([])
  })

  test('for more excerpts answers for those who saw the answer', async () => {
    const bot = await startBot()
    const [open, own] = [await publicAnswer(bot), await privateAnswer(bot)]
    const id = buttonOf(open.body, 'dismiss').split(':')[1]
    const pressedOpen = await bot.person.press(open.id, `more:${id}:1`, open)
    expect(await acknowledgement(bot, pressedOpen)).toEqual({ type: DEFERRED_REPLY, data: { flags: 0 } })
    const pressedOwn = await bot.person.press(own.id, `more:${id}:1`)
    expect(await acknowledgement(bot, pressedOwn)).toEqual({ type: DEFERRED_REPLY, data: { flags: PRIVATE } })
    await bot.until(isAnswerTo(pressedOpen))
    await bot.until(isAnswerTo(pressedOwn))
  })

  test('with a question asks it, in the conversation that it was offered in', async () => {
    const { asked, desk } = listening()
    const bot = await startBot({ desk })
    const { person, me, until, untilKept, ids } = bot
    const said = await person.say(me)
    const greeting = await until(isPost(ids.general))
    await untilKept(1)
    const pressed = await person.press(String(greeting.answer.id), buttonOf(greeting.body, 'ask'))
    expect(await acknowledgement(bot, pressed)).toEqual({ type: DEFERRED_REPLY, data: { flags: 0 } })
    await until(isAnswerTo(pressed))
    expect(asked[1]?.command.kind).toBe('ask')
    expect(asked[1]?.from.place.thread).toBe(said.id)
  })

  test('that fails after it was acknowledged tells the person who pressed it', async () => {
    let working = true
    const bot = await startBot({
      // A fake: the real desk never rejects.
      desk: (real) => ({
        ...real,
        handle: (command, from) =>
          working ? real.handle(command, from) : Promise.reject(new Error('the drive is on fire')),
      }),
    })
    const shown = await privateAnswer(bot, 'source list', {})
    working = false
    const pressed = await bot.person.press(shown.id, 'list:1')
    const told = await bot.until(isFollowUpTo(pressed))
    expect(wordsOf(told.body)).toContain(bot.bugs[0]?.id)
    expect(Number(told.body.flags) & PRIVATE).toBe(PRIVATE)
  })
})

test('a source chosen from a public list is shown only to the person who chose it', async () => {
  const bot = await startBot()
  const { person, me, until, ids } = bot
  await person.say(`${me} /source list`)
  const list = await until(isPost(ids.general))
  const chosen = await person.choose(String(list.answer.id), 'choose', 'show:1:1')
  expect(await acknowledgement(bot, chosen)).toEqual({ type: DEFERRED_REPLY, data: { flags: PRIVATE } })
  await until(isAnswerTo(chosen))
  const own = await privateAnswer(bot, 'source list', {})
  const inPlace = await person.choose(own.id, 'choose', 'show:1:1')
  expect(await acknowledgement(bot, inPlace)).toEqual({ type: DEFERRED_UPDATE })
  await until(isAnswerTo(inPlace))
})
