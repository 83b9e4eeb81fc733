import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../../../../src/platforms/discord/receive/message-words.ts'
import { HOSTILE } from '../../../contracts/replies.ts'
import type { Fields } from '../as-sent.ts'
import { startBot } from '../bot.ts'
import { CONTENT } from '../server.ts'
import { isAnswerTo, isAnyPost, wordsOf } from '../wire.ts'

const OPENED = 'When was the harbour of Lindmar opened?'
const file = (filename: string, content_type: string, more: Fields = {}) => ({
  ...{ id: '900000000000000009', filename, content_type, size: 1, url: 'https://cdn.example/x' },
  ...{ proxy_url: 'https://cdn.example/x', ...more },
})

const FORWARD = {
  message_reference: { type: 1, channel_id: '900000000000000007', message_id: '900000000000000008' },
}

describe('the words of a message that its menu asks about are those of', () => {
  const parts: readonly [string, Fields][] = [
    ['its embeds', { embeds: [{ type: 'rich', title: 'Harbour desk', description: OPENED, fields: [] }] }],
    ['the fields of its embeds', { embeds: [{ type: 'rich', fields: [{ name: 'Asked', value: OPENED }] }] }],
    ['its components', { components: [{ type: 17, components: [{ type: 10, content: `### ${OPENED}` }] }] }],
    ['what is said of its files', { attachments: [file('a.png', 'image/png', { description: OPENED })] }],
    [
      'the names of its files',
      { attachments: [file('opening_of_the-harbour-of-Lindmar.pdf', 'application/pdf')] },
    ],
    [
      'what it forwards',
      { ...FORWARD, message_snapshots: [{ message: { content: OPENED, embeds: [], attachments: [] } }] },
    ],
    [
      'the embeds of what it forwards',
      {
        ...FORWARD,
        message_snapshots: [{ message: { content: '', embeds: [{ type: 'rich', description: OPENED }] } }],
      },
    ],
    ['its own text, without mentions and markup', { content: `> **${OPENED}** <@!1234> <t:1700000000:R>` }],
  ]
  test('every part', async () => {
    const { person, until, people } = await startBot()
    for (const [name, fields] of parts) {
      const said = await person.say('x', { as: people.ben })
      const message = { ...(said as unknown as Fields), content: '', ...fields }
      const answer = wordsOf((await until(isAnswerTo(await person.menu(message)))).body)
      expect(answer, name).toContain('3 March 2025')
      expect(answer, name).not.toMatch(/1234|1700000000/)
    }
  })
})

describe('a mention without words', () => {
  test('that replies to somebody’s message means that message', async () => {
    const { person, me, until, people } = await startBot({ flags: CONTENT })
    const said = await person.say(OPENED, { as: people.ben })
    await person.say(me, { to: said.id })
    const { body } = await until(isAnyPost)
    expect(wordsOf(body)).toContain('3 March 2025')
    expect(wordsOf(body)).toContain(OPENED)
    expect(body.message_reference).toBeDefined()
  })

  test('or with words that only point, right below somebody’s question, means that question', async () => {
    const { person, me, until, people } = await startBot({ flags: CONTENT })
    await person.say(OPENED, { as: people.ben })
    await person.say(`${me} what do the sources say about this?`)
    expect(wordsOf((await until(isAnyPost)).body)).toContain('3 March 2025')
  })

  test('that replies to a message whose words are hidden is told how to ask about it', async () => {
    const { person, me, until, people, fakes } = await startBot()
    const said = await person.say(OPENED, { as: people.ben })
    // A fake: the twin tells the words of every message, which Discord does with Message Content alone.
    fakes.push(({ method, path }) =>
      method === 'GET' && path.endsWith(`/messages/${said.id}`)
        ? { status: 200, body: { ...(said as unknown as Fields), content: '', embeds: [], attachments: [] } }
        : undefined,
    )
    await person.say(me, { to: said.id })
    expect(wordsOf((await until(isAnyPost)).body)).toContain('Apps → Ask the sources about this')
  })

  test('that replies to nothing is greeted', async () => {
    const { person, me, until } = await startBot()
    await person.say(me)
    expect(wordsOf((await until(isAnyPost)).body)).toContain('I answer questions')
  })
})

test('ids of people, channels and emoji are no words of a question', async () => {
  const { person, me, until, people } = await startBot()
  await person.say(
    `${me} <:ship:1234567890123456> When was the harbour of Lindmar opened? <@${people.ben}> <#77> <t:1:R>`,
  )
  const words = wordsOf((await until(isAnyPost)).body)
  expect(words).toContain('3 March 2025')
  expect(words).not.toMatch(/1234567890123456|<|In no source/)
})

test('a link alone is no question, and begins no thread', async () => {
  const { person, me, until, ids, requests } = await startBot()
  await person.say(`${me} https://example.com/what-does-the-harbour-of-lindmar-cost`)
  const { path, body } = await until(isAnyPost)
  expect(path).toContain(ids.general)
  expect(wordsOf(body)).not.toContain('million')
  expect(requests.filter(({ operation }) => operation.includes('thread'))).toEqual([])
})

describe('the text of a message', () => {
  test('keeps the label of a link, and drops ids', () => {
    expect(readText('[the report](<https://example.com/a>) <#12> <@&34> <a:wave:56> </ask:78> said')).toBe(
      'the report said',
    )
  })

  test('is read for any text, in time that grows with its length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string()), { maxLength: 20 }),
        (texts) => {
          expect(readText(texts.join(''))).not.toMatch(/<@[!&]?\d{1,20}>|<#\d{1,20}>/)
        },
      ),
    )
    const start = performance.now()
    for (const part of ['[', '<@', '[a](https://', '<a:', '</a', '**', '> ']) readText(part.repeat(20_000))
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
