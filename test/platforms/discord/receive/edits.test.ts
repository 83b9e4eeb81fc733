import { expect, test } from 'vitest'
import { startBot } from '../bot.ts'
import type { Sent } from '../server.ts'
import { channelIn, isAnyPost, isPost, says, wordsOf } from '../wire.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
const COST = 'How much did the harbour of Lindmar cost?'
const isEdit = ({ operation }: Sent) => operation === 'update_message'
const isRemoval = ({ method, path }: Sent) => method === 'DELETE' && path.startsWith('/channels/')
const pathOf = (post: Sent) => `${post.path}/${post.answer.id}`

test('an edited question has its answer edited', async () => {
  const { person, me, until, requests } = await startBot()
  const said = await person.say(`${me} ${OPENED}`)
  const post = await until(isAnyPost)
  await person.edit(said.id, `${me} ${COST}`)
  const edit = await until(isEdit)
  expect(edit.path).toBe(pathOf(post))
  expect(wordsOf(edit.body)).toContain('48 million euros')
  expect(edit.body.allowed_mentions).toEqual({ parse: [] })
  expect(requests.filter(isAnyPost)).toHaveLength(1)
})

test('an edit that changes no words, such as an added preview, is ignored', async () => {
  const { person, me, until, requests, platform } = await startBot()
  const said = await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
  await person.edit(said.id, `${me}  ${OPENED}`)
  await person.edit(said.id, `${me} ${COST}`)
  await until(isEdit)
  await platform.stop()
  expect(requests.filter(isEdit)).toHaveLength(1)
})

test('a message that mentions the bot only since it was edited is answered, once', async () => {
  const { person, me, until, requests, platform } = await startBot()
  const said = await person.say(OPENED)
  await person.edit(said.id, `${me} ${OPENED}`)
  expect(wordsOf((await until(isAnyPost)).body)).toContain('3 March 2025')
  await person.edit(said.id, `${me} ${COST}`)
  await until(isEdit)
  await platform.stop()
  expect(requests.filter(isAnyPost)).toHaveLength(1)
})

test('an edit that removes the mention changes nothing', async () => {
  const { person, me, until, requests, platform } = await startBot()
  const said = await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
  await person.edit(said.id, COST)
  await person.say(`${me} ${COST}`)
  await until(says('48 million euros'))
  await platform.stop()
  expect(requests.filter(isEdit)).toEqual([])
})

test('an edit or a removal during an answer takes effect after it', async () => {
  const gate = Promise.withResolvers<void>()
  const { person, me, until, requests, platform } = await startBot({
    // A fake: the real desk, slowed down.
    desk: (real) => ({
      ...real,
      handle: async (command, from) => {
        await gate.promise
        return real.handle(command, from)
      },
    }),
  })
  const said = await person.say(`${me} ${OPENED}`)
  await until(({ path }) => path.endsWith('/typing'))
  await person.edit(said.id, `${me} ${COST}`)
  await person.remove(said.id)
  gate.resolve()
  const removal = await until(isRemoval)
  await platform.stop()
  const seen = requests.filter((sent) => isAnyPost(sent) || isEdit(sent) || isRemoval(sent))
  expect(seen.map(({ operation, method }) => operation || method)).toEqual([
    'create_message',
    'update_message',
    'DELETE',
  ])
  expect(removal.path).toBe(seen[1]?.path)
})

test('removing a question removes its answer, after a restart too', async () => {
  const { person, me, until, restart, desk, ids, twin } = await startBot()
  const said = await person.say(`${me} ${OPENED}`)
  const post = await until(isAnyPost)
  const next = await restart()
  await person.remove(said.id)
  expect((await until(isRemoval)).path).toBe(pathOf(post))
  await next.stop()
  const asked = { platform: 'discord', workspace: twin.guildId, channel: ids.general, message: said.id }
  expect(await desk.findAnswer(asked)).toBeUndefined()
})

test('removing many questions at once removes their answers', async () => {
  const { person, me, until, dispatch, ids, twin } = await startBot()
  const first = await person.say(`${me} ${OPENED}`)
  const second = await person.say(`${me} ${COST}`)
  await until(isAnyPost, 2)
  await dispatch('MESSAGE_DELETE_BULK', {
    ids: [first.id, second.id],
    channel_id: ids.general,
    guild_id: twin.guildId,
  })
  await until(isRemoval, 2)
})

test('an answer that somebody removed is no longer edited', async () => {
  const { person, me, until, untilKept, requests, platform } = await startBot()
  const said = await person.say(`${me} ${OPENED}`)
  const post = await until(isAnyPost)
  await untilKept(1)
  await person.remove(String(post.answer.id), { in: channelIn(post) })
  await person.say(`${me} ${COST}`)
  await until(says('48 million euros'))
  await person.edit(said.id, `${me} ${COST}`)
  await person.say(`${me} /source find herring`)
  await until(says('9,000 tonnes'))
  await platform.stop()
  expect(requests.filter(isEdit)).toEqual([])
})

test('an answer that turns out to be gone is forgotten, without an error', async () => {
  const { person, me, until, platform, bugs, desk, ids, twin } = await startBot({
    prepare: ({ fakes }) => {
      fakes.push(({ operation }) =>
        operation === 'update_message'
          ? { status: 404, body: { code: 10008, message: 'Unknown Message' } }
          : undefined,
      )
    },
  })
  const said = await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
  await person.edit(said.id, `${me} ${COST}`)
  await until(isEdit)
  await platform.stop()
  expect(bugs).toEqual([])
  const asked = { platform: 'discord', workspace: twin.guildId, channel: ids.general, message: said.id }
  expect(await desk.findAnswer(asked)).toBeUndefined()
})

test('an answer in an archived thread is edited', async () => {
  let archived = true
  const { person, me, until } = await startBot({
    prepare: ({ fakes }) => {
      // A fake: the twin edits in archived threads.
      fakes.push(({ operation }) => {
        if (operation === 'update_channel') archived = false
        return operation === 'update_message' && archived
          ? { status: 400, body: { code: 50083, message: 'Thread is archived' } }
          : undefined
      })
    },
  })
  const said = await person.say(`${me} ${OPENED}`)
  await until(isAnyPost)
  await person.edit(said.id, `${me} ${COST}`)
  const edit = await until((sent) => isEdit(sent) && sent.status === 200)
  expect(wordsOf(edit.body)).toContain('48 million euros')
})

test('an edited direct message has its answer edited, after a restart too', async () => {
  const { person, until, ids, restart } = await startBot()
  const said = await person.say(OPENED, { in: ids.direct })
  const post = await until(isPost(ids.direct), 2)
  await person.edit(said.id, COST, { in: ids.direct })
  expect((await until(isEdit)).path).toBe(pathOf(post))
  await restart()
  await person.edit(said.id, OPENED, { in: ids.direct })
  const edit = await until(isEdit, 2)
  expect(edit.path).toBe(pathOf(post))
  expect(wordsOf(edit.body)).toContain('3 March 2025')
})
