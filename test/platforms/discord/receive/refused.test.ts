import { expect, test } from 'vitest'
import { startBot } from '../bot.ts'
import type { Answer, Counterpart } from '../server.ts'
import { buttonOf, isAnswerTo, isAnyPost, isFollowUpTo, isPost, says, wordsOf } from '../wire.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
const COST = 'How much did the harbour of Lindmar cost?'

const refusal = (code: number): Answer => ({
  status: code < 100_000 ? 403 : 400,
  body: { code, message: 'No' },
})

/** Discord refuses whatever is posted outside of direct messages, or only replies. */
const refusePosts =
  (code: number, repliesOnly = false) =>
  ({ fakes, ids }: Counterpart) => {
    fakes.push(({ operation, path, body }) =>
      operation === 'create_message' &&
      !path.includes(ids.direct) &&
      (!repliesOnly || body.message_reference !== undefined)
        ? refusal(code)
        : undefined,
    )
  }

test.each([
  [50001, /^I may not write in <#\d+>, so I answer you here\./],
  [50013, /^I may not write in <#\d+>, so I answer you here\./],
  [160005, /^<#\d+> is locked, so I answer you here\./],
  [50083, /^<#\d+> is archived, so I answer you here\./],
])('an answer that may not be posted (code %i) goes to the person, who is told why', async (code, why) => {
  const { person, me, until, ids, platform, bugs } = await startBot({ prepare: refusePosts(code) })
  await person.say(`${me} ${OPENED}`)
  const { body } = await until(isPost(ids.direct))
  expect(wordsOf(body)).toMatch(why)
  expect(wordsOf(body)).toContain('3 March 2025')
  await platform.stop()
  expect(bugs).toEqual([])
})

test.each([160002, 160009])('an answer that may not be a reply (code %i) is posted without', async (code) => {
  const { person, me, until, ids, bugs } = await startBot({ prepare: refusePosts(code, true) })
  await person.say(`${me} /source list`)
  await until((sent) => isAnyPost(sent) && sent.status === 400)
  const posted = await until((sent) => isPost(ids.general)(sent) && sent.status === 200)
  expect(posted.body.message_reference).toBeUndefined()
  expect(bugs).toEqual([])
})

test('an answer for somebody who takes no direct messages either is no bug', async () => {
  const { person, me, platform, bugs, until, lines } = await startBot({
    prepare: ({ fakes }) => {
      fakes.push(({ operation, path }) =>
        operation === 'create_message' ? refusal(path.includes('direct') ? 50007 : 50013) : undefined,
      )
      fakes.push(({ operation }) => (operation === 'create_dm' ? refusal(50007) : undefined))
    },
  })
  await person.say(`${me} ${OPENED}`)
  await until(({ operation }) => operation === 'create_dm')
  await platform.stop()
  expect(bugs).toEqual([])
  expect(lines.join('')).toContain('discord.could-not-tell')
})

test.each([
  [160005, /<#\d+> is locked/],
  [50083, /<#\d+> is archived/],
  [50001, /I may not write in <#\d+> any more/],
])(
  'an answer that may not be changed (code %i) stays, and the new one goes to the person',
  async (code, why) => {
    const { person, me, until, untilKept, ids, bugs, platform, fakes } = await startBot()
    const said = await person.say(`${me} ${OPENED}`)
    await untilKept(1)
    fakes.push(({ operation }) =>
      operation === 'update_message' || operation === 'update_channel' ? refusal(code) : undefined,
    )
    await person.edit(said.id, `${me} ${COST}`)
    const told = await until(isPost(ids.direct))
    expect(wordsOf(told.body)).toMatch(why)
    expect(wordsOf(told.body)).toContain('48 million euros')
    await person.remove(said.id)
    await platform.stop()
    expect(bugs).toEqual([])
  },
)

test('an answer that may not be shared as a message is shared as the answer to the press', async () => {
  const bot = await startBot({ prepare: refusePosts(160005) })
  const answer = await bot.until(isAnswerTo(await bot.person.command('ask', { question: OPENED })))
  const pressed = await bot.person.press(String(answer.answer.id), buttonOf(answer.body, 'share'))
  expect(wordsOf((await bot.until(isFollowUpTo(pressed))).body)).toContain('3 March 2025')
  await bot.platform.stop()
  expect(bot.bugs).toEqual([])
  expect(bot.requests.filter(says('Something broke'))).toEqual([])
})
