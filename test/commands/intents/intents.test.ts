import { describe, expect, test } from 'vitest'
import type { Context } from '../../../src/commands/context.ts'
import { handle } from '../../../src/commands/handle.ts'
import { plainText } from '../../../src/plain-text.ts'
import type { Reply } from '../../../src/reply.ts'
import { sourceOf } from '../../texts.ts'
import { contextOf, ferry, lighthouses, mine, THREAD } from '../context-of.ts'

const orchards = sourceOf(
  'orchards.md',
  [
    'Apple orchards in the Vell valley lost a third of their harvest to frost in April. Growers want help.',
    'The frost lasted four nights. Growers in the Vell valley lit fires between the trees of their orchards.',
    'Insurers have paid for 60 of the orchards so far. A second frost came in May.',
  ],
  { title: 'Frost in the orchards', author: 'Mats Lund', published: '2026-05-20' },
)
const NOW = Date.UTC(2026, 5, 1)
const DAY = 86_400_000
const { context } = await contextOf([ferry, mine, orchards, ...lighthouses], {
  place: THREAD,
  now: () => NOW,
})

const say = (question: string, within: Context = context): Promise<Reply> =>
  handle({ kind: 'ask', question }, within)
const inThread = (thread: string, more: Partial<Context> = {}): Context => ({
  ...context,
  ...more,
  place: { ...THREAD, thread },
})
const told = async (text: string, within: Context) => plainText(await say(text, within))
const saved = async (within: Context) =>
  (await within.store.questionsAsked(0, NOW + 1)).filter(({ place }) => place.thread === within.place.thread)

describe('what is said to the bot', () => {
  test.each([
    ['thanks!', 'Glad to help'],
    ['muchas gracias', 'Me alegro de ayudar'],
    ['gracias', 'Me alegro de ayudar'],
    ['¡perfecto!', 'Me alegro de ayudar'],
    ['👍', 'Glad to help'],
    ['bye', 'Goodbye'],
    ['adiós', 'Hasta luego'],
    ['clear', 'I cannot clear a chat'],
    ['hi', 'I answer questions about'],
    ['hola', 'Respondo'],
    ['what can you do?', '/ask'],
    ['what sources do you have', 'Frost in the orchards'],
    ['¿qué fuentes tienes?', 'La mina de cobre'],
    ['translate that', 'I only quote'],
    ['en español por favor', 'Solo cito'],
    ['source?', 'I have answered nothing here yet'],
    ['¿quién lo escribió?', 'Aquí todavía no he respondido nada'],
    ['more', 'I have answered nothing here yet'],
    ['tl;dr', 'I have answered nothing here yet'],
    ['what is new?', 'Nothing new on the shelf since'],
  ])('“%s” gets %s, and is saved nowhere', async (text, reply) => {
    const within = inThread(`alone: ${text}`)
    const { outcome, ...rest } = await say(text, within)
    expect(plainText({ outcome, ...rest })).toContain(reply)
    expect(outcome).toBe('done')
    expect(await saved(within)).toEqual([])
  })

  test('does not become what the thread is about', async () => {
    const within = inThread('topic')
    await say('When was the Maren Holt ferry built?', within)
    for (const text of ['thanks', 'source?', 'tl;dr', 'what is new?', 'shorter']) await say(text, within)
    expect(await told('And where?', within)).toContain('Understood as: Where was the Maren Holt ferry built?')
    expect(await saved(within)).toHaveLength(2)
  })

  test('takes back the question that its message asked before an edit', async () => {
    const within = inThread('edit')
    const edited = { ...within, place: { ...within.place, message: 'M1' } }
    await say('When was the Maren Holt ferry built?', edited)
    expect(await saved(within)).toHaveLength(1)
    await say('thanks', edited)
    expect(await saved(within)).toEqual([])
  })

  test('is introduced at a terminal by what can be typed there', async () => {
    expect(await told('hi', { ...context, place: { platform: 'terminal' } })).toContain(
      'Type a question, /help or /quit.',
    )
  })
})

describe('of the last answer', () => {
  const asked = async (question: string, thread: string, more: Partial<Context> = {}) => {
    const within = inThread(thread, more)
    expect((await say(question, within)).outcome).toBe('answered')
    return within
  }

  test('its author is told, or that the source names none', async () => {
    const spanish = await asked('¿Cuándo cerró la mina de cobre?', 'author')
    expect(await told('¿quién lo escribió?', spanish)).toMatch(/^De Ana Ruiz\.\n+.*La mina de cobre/s)
    const english = await asked('When was the Maren Holt ferry built?', 'no author')
    expect(await told('who wrote it', english)).toMatch(/^The source names no author\.\n+.*The old ferry/s)
  })

  test('its date is told, or that the source gives none', async () => {
    const dated = await asked('When was the Maren Holt ferry built?', 'date')
    expect(await told('when was this published?', dated)).toContain('Published: 14 December 2025.')
    const undated = await asked('¿Cuándo cerró la mina de cobre?', 'no date')
    expect(await told('when was this published?', undated)).toContain('The source gives no date.')
  })

  test('its source is named', async () => {
    const within = await asked('When was the Maren Holt ferry built?', 'origin')
    const reply = await told('source?', within)
    expect(reply).toContain('The old ferry')
    expect(reply).toContain('https://post.example/f')
  })

  test('there is more, the same as behind its button', async () => {
    const within = await asked('frost in the orchards of the Vell valley', 'more')
    const button = (await say('frost in the orchards of the Vell valley', within)).actions?.find(
      ({ key }) => key === 'more',
    )
    const pressed = button
      ? plainText(await handle(button.command, within))
      : 'The sources say nothing more on this.'
    expect(await told('more', within)).toBe(pressed)
  })

  test('its source is summed up in the source’s own sentences', async () => {
    const within = await asked('How many nights did the frost last?', 'summary')
    const reply = await say('tl;dr', within)
    const [block] = reply.blocks
    expect(block).toMatchObject({ kind: 'excerpt', excerpt: { citation: { source: 'orchards.md' } } })
    if (block?.kind === 'excerpt') expect(orchards.text).toContain(block.excerpt.text)
  })

  test('it can be read on, but is never reworded', async () => {
    const within = await asked('When was the Maren Holt ferry built?', 'reword')
    const reply = await say('explain it simply', within)
    expect(plainText(reply)).toContain('I only quote')
    expect(reply.actions?.map(({ key }) => key)).toContain('context')
  })

  test('nothing is told to who may not see its question', async () => {
    await asked('When was the Maren Holt ferry built?', 'private', { privately: true })
    const other = { ...inThread('private'), place: { ...THREAD, thread: 'private', user: 'U2' } }
    for (const text of ['source?', 'who wrote it', 'tl;dr', 'more', 'when was this published?'])
      expect(await told(text, other)).toContain('I have answered nothing here yet')
  })

  test('nothing is told where the last question had no answer', async () => {
    const within = inThread('unanswered')
    await say('Who invented the zeppelin?', within)
    expect(await told('who wrote it', within)).toContain('I have answered nothing here yet')
  })
})

describe('a summary', () => {
  test.each([
    ['summarise the article about the orchards', 'orchards.md'],
    ['hi, could you summarize the story on the old ferry please?', 'ferry.txt'],
    ['resume el artículo sobre la mina', 'mine.md'],
    ['What is the old ferry about?', 'ferry.txt'],
    ['summarise the article about insurers', 'orchards.md'],
  ])('“%s” is of %s', async (text, source) => {
    const within = inThread(`named: ${text}`)
    const { blocks } = await say(text, within)
    const excerpts = blocks.flatMap((block) => (block.kind === 'excerpt' ? [block.excerpt] : []))
    expect(excerpts.map(({ citation }) => citation.source)).toEqual([source])
    expect(await saved(within)).toEqual([])
  })

  test('of what several sources are called is of three, and counts the rest', async () => {
    const reply = await say('summarise the article about the lighthouse', inThread('several'))
    expect(reply.blocks.filter(({ kind }) => kind === 'excerpt')).toHaveLength(3)
    expect(plainText(reply)).toContain('And 7 more')
  })

  test('of what no source mentions is refused', async () => {
    const reply = await say('summarise the article about zeppelins', inThread('nobody'))
    expect(reply.outcome).toBe('refused')
    expect(plainText(reply)).toContain('No source is called “zeppelins”')
  })

  test('is not given for a question of what something is about', async () => {
    const within = inThread('subject')
    await say('What is the frost about?', within)
    expect(await saved(within)).toHaveLength(1)
  })
})

test('news are the leads of what came, in the asker’s language, and nothing of what was asked or is watched', async () => {
  const { context: fresh } = await contextOf([ferry, orchards], {
    arrivals: new Map([['orchards.md', { id: 'orchards.md', arrived: NOW - DAY, changed: NOW - DAY }]]),
    place: THREAD,
    now: () => NOW,
  })
  await say('Who invented the zeppelin?', fresh)
  await fresh.store.saveWatch({
    id: 'w',
    place: THREAD,
    direct: false,
    question: 'When did the frost come?',
    language: 'en',
    at: 0,
  })
  const reply = await told('¿qué hay de nuevo?', fresh)
  expect(reply).toContain('Nuevo desde el')
  expect(reply).toContain('Vell valley')
  expect(reply).not.toMatch(/zeppelin|When did the frost|old ferry/)
})
