import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/command.ts'
import type { Context } from '../../../src/commands/context.ts'
import { handle } from '../../../src/commands/handle.ts'
import { parseMessage } from '../../../src/commands/parse.ts'
import { plainText } from '../../../src/plain-text.ts'
import type { ActionKey, Reply } from '../../../src/reply.ts'
import { sourceOf } from '../../texts.ts'
import { contextOf, ferry, lighthouses, mine, THREAD } from '../context-of.ts'

const ask = (question: string, context: Context) => handle({ kind: 'ask', question }, context)
const keysOf = (reply: Reply) => reply.actions?.map(({ key }) => key)
const press = (reply: Reply, key: ActionKey, context: Context): Promise<Reply> => {
  const command = reply.actions?.find((action) => action.key === key)?.command
  if (!command) throw new Error(`nothing to press for ${key}`)
  return handle(command, context)
}
const { context } = await contextOf([ferry, mine, ...lighthouses], { place: THREAD })

describe('a follow-up', () => {
  test('is understood from the last question of its thread, and says how', async () => {
    await ask('When was the Maren Holt ferry built?', context)
    const reply = await ask('And where?', context)
    expect(plainText(reply)).toContain('Understood as: Where was the Maren Holt ferry built?')
    expect(plainText(reply)).toContain('built in Bergen')
  })

  test('builds on how the one before it was understood', async () => {
    const place = { ...THREAD, thread: 'chain' }
    await ask('When was the Maren Holt ferry built?', { ...context, place })
    await ask('And where?', { ...context, place })
    const kept = await context.store.lastQuestion(place)
    expect(kept?.question).toBe('Where was the Maren Holt ferry built?')
  })

  test('ignores other threads, and stands alone outside a thread', async () => {
    await ask('When was the Maren Holt ferry built?', context)
    for (const place of [
      { ...THREAD, thread: 'T2' },
      { platform: 'test', workspace: 'W1', channel: 'C1' },
    ]) {
      expect(plainText(await ask('And where?', { ...context, place }))).not.toContain('Understood')
    }
  })

  test('in Spanish is answered in Spanish', async () => {
    const place = { ...THREAD, thread: 'T3' }
    await ask('¿Cuándo cerró la mina de cobre?', { ...context, place })
    expect((await ask('¿Por qué?', { ...context, place })).language).toBe('es')
  })
})

describe('an answer', () => {
  test('can be voted on and dismissed, and shared if only its asker saw it', async () => {
    expect(keysOf(await ask('What do tickets cost?', context))).toEqual(['up', 'down', 'dismiss'])
    const alone = await ask('What do tickets cost?', { ...context, privately: true })
    expect(keysOf(alone)).toEqual(['share', 'up', 'down', 'dismiss'])
  })

  test('that is voted down asks why, and the gaps say so where the question may be seen', async () => {
    const { context: own } = await contextOf([ferry], { place: THREAD })
    const alone = { ...own, privately: true, place: { ...THREAD, user: 'U2' } }
    for (const asker of [own, alone]) {
      const down = await press(await ask('What do tickets cost?', asker), 'down', asker)
      expect(down.actions?.map(({ label }) => label)).toEqual([
        'It is wrong',
        'It is out of date',
        'Something is missing',
      ])
      const thanks = await handle(down.actions?.[1]?.command ?? { kind: 'expired' }, asker)
      expect(plainText(thanks)).toContain('kept with the question')
    }
    const gaps = plainText(await handle({ kind: 'gaps', days: 7, page: 1 }, own))
    expect(gaps).toContain('1 answer of the last 7 days that people found fault with')
    expect(gaps).toContain('What do tickets cost? (out of date: 1)')
  })

  test('is shared below its question, without another share button', async () => {
    const alone = await ask('What do tickets cost?', { ...context, privately: true })
    const shared = await press(alone, 'share', context)
    expect(plainText(shared)).toMatch(/^Asked: What do tickets cost\?\n.*Tickets cost 45 kroner\./s)
    expect(keysOf(shared)).not.toContain('share')
  })

  test('continues with the next excerpts and numbers until there are no more', async () => {
    const lamps = [
      'red, and seen from nine miles',
      'green since the storm',
      'white; a keeper turns it',
      'blue on feast days',
      'yellow, the last one to burn oil',
      'dark this winter for want of money',
    ].map((colour, index) =>
      sourceOf(`lamp${index}.txt`, [`The colour of its lamp is ${colour}.`], { title: `Isle ${index}` }),
    )
    const { context } = await contextOf(lamps)
    let reply = await ask('What colour is the lamp?', context)
    const numbers: number[] = []
    for (let page = 0; page < 9; page += 1) {
      for (const block of reply.blocks) if (block.kind === 'excerpt') numbers.push(block.number)
      if (!keysOf(reply)?.includes('more')) break
      reply = await press(reply, 'more', context)
    }
    expect(numbers.length).toBeGreaterThan(3)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('is dismissed by its asker alone', async () => {
    const reply = await ask('What do tickets cost?', context)
    const other = await press(reply, 'dismiss', { ...context, place: { ...THREAD, user: 'U2' } })
    expect([other.outcome, plainText(other)]).toEqual(['refused', 'Only the person who asked can do that.'])
    expect((await press(reply, 'dismiss', context)).outcome).toBe('dismissed')
  })

  test('keeps each person’s latest vote', async () => {
    const reply = await ask('What do tickets cost?', context)
    for (const key of ['up', 'down'] as const) await press(reply, key, context)
    await press(reply, 'up', { ...context, place: { ...THREAD, user: 'U2' } })
    const up = reply.actions?.find(({ key }) => key === 'up')?.command
    expect(await context.store.feedback(up?.kind === 'feedback' ? up.question : '')).toEqual({
      up: 1,
      down: 1,
    })
  })

  test('is given even if its question cannot be saved, without buttons, and the error is reported', async () => {
    const { context: failing, bugs } = await contextOf([ferry])
    await failing.store.close()
    const reply = await ask('What do tickets cost?', failing)
    expect(plainText(reply)).toContain('Tickets cost 45 kroner.')
    expect(reply.actions).toEqual([])
    expect(bugs.size).toBe(1)
  })
})

describe('a button', () => {
  test.each<Command>([
    { kind: 'more', question: 'gone', from: 3 },
    { kind: 'feedback', question: 'gone', vote: 'up' },
    { kind: 'share', question: 'gone' },
    { kind: 'dismiss', question: 'gone' },
    { kind: 'expired' },
  ])('of a question that is no longer saved says so: $kind', async (command) => {
    const reply = await handle(command, context)
    expect([reply.outcome, plainText(reply)]).toEqual([
      'refused',
      'That button is too old to be known here. Please ask again.',
    ])
  })

  test('does not open a question of another workspace', async () => {
    const reply = await ask('What do tickets cost?', { ...context, privately: true })
    const elsewhere = { ...context, place: { ...THREAD, workspace: 'W2' } }
    expect((await press(reply, 'share', elsewhere)).outcome).toBe('refused')
  })
})

describe('the context of an excerpt', () => {
  const contextCommand = async (): Promise<Command> => {
    const reply = await ask('What do tickets cost?', context)
    const [block] = reply.blocks.filter((one) => one.kind === 'excerpt')
    if (!block?.context) throw new Error('the excerpt offers no context')
    return block.context.command
  }

  test('is its passage with the passages around it, and the excerpt marked', async () => {
    const reply = await handle(await contextCommand(), context)
    const excerpts = reply.blocks.flatMap((block) => (block.kind === 'excerpt' ? [block] : []))
    expect(excerpts.map(({ number }) => number)).toEqual([2, 3, 4])
    const excerpt = excerpts[1]?.excerpt
    expect(excerpt?.text).toBe('Tickets cost 45 kroner. Children travel free of charge.')
    expect(excerpt?.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([
      'Tickets cost 45 kroner.',
    ])
    expect(plainText(reply)).toMatch(/^The old ferry, around paragraph 3\n/)
  })

  test('of a source that has changed or gone says so', async () => {
    const command = await contextCommand()
    const changed = { ...ferry, text: ferry.text.replace('45', '55') }
    for (const sources of [[mine], [changed]]) {
      const { context: later } = await contextOf(sources)
      expect(plainText(await handle(command, later))).toContain('changed since, or was withdrawn')
    }
  })
})

test('a reference shows its source, whatever number it has by then', async () => {
  const list = await handle({ kind: 'source-list', page: 1 }, context)
  const block = list.blocks.find((one) => one.kind === 'source')
  const { context: later } = await contextOf([mine, ferry])
  const reply = await handle(
    block?.kind === 'source' && block.show ? block.show.command : { kind: 'help' },
    later,
  )
  expect(plainText(reply)).toContain('2. The old ferry')
})

describe('somebody’s message', () => {
  test('is asked about by its question, which the reply repeats', async () => {
    const text = 'I was at the harbour. What do tickets cost? See you tomorrow!'
    const reply = await handle({ kind: 'ask-about', text }, context)
    expect(plainText(reply)).toMatch(/^Asked: What do tickets cost\?\n.*Tickets cost 45 kroner\./s)
  })

  test('without words is refused', async () => {
    expect((await handle({ kind: 'ask-about', text: '🙂 !!' }, context)).outcome).toBe('refused')
  })
})

test.each([
  ['hola', 'es'],
  ['¡Buenas tardes!', 'es'],
  ['ayuda', 'es'],
  ['Hello there', 'en'],
  ['Hola, when was the Maren Holt ferry built?', 'en'],
  ['Buenos días equipo, when was the Maren Holt ferry built? Gracias', 'en'],
  ['Hi all, ¿cuándo se construyó el ferry Maren Holt? Thanks!', 'es'],
])('“%s” is answered in the language %s, whatever the bot’s own', async (text, language) => {
  for (const own of ['en', 'es'] as const)
    expect((await handle(parseMessage(text), { ...context, language: own })).language).toBe(language)
})

test('a greeting offers buttons that ask their questions', async () => {
  const reply = await handle({ kind: 'greet' }, context)
  expect(reply.actions?.map(({ command }) => command)).toEqual([
    { kind: 'ask', question: 'When was the Maren Holt ferry built?' },
  ])
})
