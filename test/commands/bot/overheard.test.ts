import { describe, expect, test } from 'vitest'
import { figuresOf, judgeChatter, readChatter } from '../../../bench/chatter/measure.ts'
import { createApp } from '../../../src/app.ts'
import { answersOverheard, createSpeakers } from '../../../src/commands/bot/overheard.ts'
import { handle } from '../../../src/commands/handle.ts'
import { readConfig } from '../../../src/config.ts'
import { contextOf, ferry, lighthouses, mine, THREAD } from '../context-of.ts'

const OTHER = { ...THREAD, user: 'U2' }

/** A thread where U1 asked about the ferry, and what its people say next. */
const below = async (question = 'When was the Maren Holt ferry built?') => {
  const { context } = await contextOf([ferry, mine, ...lighthouses], { place: THREAD })
  const speakers = createSpeakers()
  await handle({ kind: 'ask', question }, context)
  const hear = (text: string, place = THREAD) =>
    answersOverheard(
      { place, text, addressed: false, mentionsOthers: false },
      { ...context, place },
      speakers,
    )
  return { context, speakers, hear }
}

describe('among people', () => {
  test('at most 3 in 100 lines that are not for the bot are answered, and at least 85 that are', async () => {
    const app = await createApp(readConfig({ DATABASE: ':memory:' }), () => {})
    const { lines, spoken, caught } = figuresOf(await judgeChatter(app.desk, readChatter()))
    expect(lines).toBeGreaterThan(300)
    expect(spoken).toBeLessThanOrEqual(0.03)
    expect(caught).toBeGreaterThanOrEqual(0.85)
    await app.close()
  })

  test('a question that the sources answer is answered, whoever asks it', async () => {
    const { hear } = await below()
    for (const place of [THREAD, OTHER]) expect(await hear('What do tickets cost?', place)).toBe(true)
  })

  test('a question that the sources do not answer gets silence', async () => {
    const { hear } = await below()
    expect(await hear('When was the cathedral of Trondheim restored?')).toBe(false)
  })

  test('what is to a person by name, or about those who talk, gets silence', async () => {
    const { hear } = await below()
    for (const text of [
      'Ida, when did Captain Ida Solberg retire?',
      'When did Captain Ida Solberg retire, Tom?',
      'cc @tom when did Captain Ida Solberg retire?',
      'Could you ask the desk when Captain Ida Solberg retired?',
      'What do our tickets cost?',
    ])
      expect(await hear(text), text).toBe(false)
    expect(await hear('Does anybody know when Captain Ida Solberg retired?')).toBe(true)
  })
})

describe('in a thread of the bot', () => {
  test('a question that points at what people see is for the bot only from whoever asked', async () => {
    const { hear } = await below()
    expect(await hear('Is this the ferry that was built in Bergen in 1931?', OTHER)).toBe(false)
    expect(await hear('Was the ferry built in Bergen in 1931?', OTHER)).toBe(true)
  })

  test('a part of a question continues the answer, right below it', async () => {
    const { hear } = await below()
    expect(await hear('And where?')).toBe(true)
    expect(await hear('And where?', OTHER)).toBe(true)
    expect(await hear('Ok.')).toBe(false)
  })

  test('“who said that?” is for the bot from whoever asked, where only the source tells of itself', async () => {
    const { hear } = await below('What do tickets cost?')
    expect(await hear('who said that?')).toBe(true)
    expect(await hear('who said that?', OTHER)).toBe(false)
  })

  test('“source?” is for the bot from whoever asked, right below the answer', async () => {
    const { hear, speakers } = await below()
    for (const text of ['source?', 'who wrote it', 'more', 'tl;dr', 'when was this published?']) {
      expect(await hear(text), text).toBe(true)
      expect(await hear(text, OTHER), text).toBe(false)
    }
    speakers.add(OTHER)
    expect(await hear('source?')).toBe(false)
  })

  test('thanks, greetings and what could be to anybody get silence', async () => {
    const { hear } = await below()
    for (const text of [
      'thanks!',
      'hi all',
      'bye',
      'help',
      'any news?',
      'shorter',
      'translate that',
      'what sources do you have?',
    ])
      expect(await hear(text), text).toBe(false)
  })

  test('nothing is said of an answer that was none', async () => {
    const { hear } = await below('Who invented the zeppelin?')
    expect(await hear('source?')).toBe(false)
  })

  test('a word that asks may be about what somebody else said since', async () => {
    const { hear, speakers } = await below()
    speakers.add(THREAD)
    expect(await hear('And where?')).toBe(true)
    speakers.add(OTHER)
    expect(await hear('And where?')).toBe(false)
    expect(await hear('And where?', OTHER)).toBe(false)
    speakers.clear(THREAD)
    expect(await hear('And where?')).toBe(true)
  })

  test('what is overheard and not answered is saved nowhere', async () => {
    const { hear, context } = await below()
    await hear('When was the cathedral of Trondheim restored?')
    await hear('Can you check that?')
    expect((await context.store.lastQuestion(THREAD))?.question).toBe('When was the Maren Holt ferry built?')
    expect((await handle({ kind: 'gaps', days: 7, page: 1 }, context)).blocks).toHaveLength(1)
  })

  test('a follow-up continues the last question that was answered', async () => {
    const { context } = await below()
    await handle({ kind: 'ask', question: 'Who designed the cathedral of Trondheim?' }, context)
    await handle({ kind: 'ask', question: 'And where?' }, context)
    expect((await context.store.lastQuestion(THREAD))?.question).toBe('Where was the Maren Holt ferry built?')
  })
})

describe('speakers', () => {
  test('are remembered for the threads that were active last', () => {
    const speakers = createSpeakers()
    for (let nth = 0; nth <= 10_000; nth += 1) speakers.add({ ...OTHER, thread: `T${nth}` })
    expect(speakers.others({ ...THREAD, thread: 'T0' })).toBe(false)
    expect(speakers.others({ ...THREAD, thread: 'T1' })).toBe(true)
  })
})
