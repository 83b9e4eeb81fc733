import { describe, expect, test } from 'vitest'
import { answerReply } from '../../src/commands/ask/answer-reply.ts'
import { handle } from '../../src/commands/handle.ts'
import { parseLine } from '../../src/commands/parse.ts'
import { COMMANDS } from '../../src/commands/table.ts'
import { AwayError } from '../../src/errors.ts'
import type { Answer, Source } from '../../src/model.ts'
import { plainText } from '../../src/plain-text.ts'
import type { Reply } from '../../src/reply.ts'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { citationOf, excerptOf, passagesOf } from '../texts.ts'
import { contextOf, ferry, lighthouses, mine } from './context-of.ts'

const { context } = await contextOf([ferry, mine, ...lighthouses])
const replyTo = (line: string, within = context): Promise<Reply> => handle(parseLine(line), within)
const textTo = async (line: string, within = context) => plainText(await replyTo(line, within))

describe('a question', () => {
  test('is answered with the sentence, its title, publisher, date and place', async () => {
    const text = await textTo('When was the Maren Holt ferry built?')
    expect(text).toContain('The Maren Holt ferry was built in Bergen in 1931.')
    expect(text).toContain('1 · The old ferry · ¶ 1 · Harbour Post · 14 Dec 2025')
    expect(text).not.toContain('other source')
  })

  test('without an answer gets “The sources don’t say.”', async () => {
    const reply = await replyTo('Who won the chess tournament in Reykjavik?')
    expect(reply.outcome).toBe('none')
    expect(plainText(reply)).toContain('The sources don’t say.')
  })

  test('in Spanish is answered in Spanish, whatever the bot’s language', async () => {
    expect((await replyTo('¿Cuándo cerró la mina de cobre?')).language).toBe('es')
    const reply = await replyTo('¿Quién ganó el torneo de ajedrez de Reikiavik?')
    expect(plainText(reply)).toContain('Las fuentes no lo dicen.')
  })

  test.each([
    ['/ask', 'There is no question here'],
    ['/ask ?!… 🙂', 'There is no question in that'],
    [`/ask ${'long '.repeat(300)}`, 'at most 1,000 characters'],
  ])('that cannot be asked is refused: %s', async (line, message) => {
    const reply = await replyTo(line)
    expect(reply.outcome).toBe('refused')
    expect(plainText(reply)).toContain(message)
  })
})

describe('an answer', () => {
  const answer: Answer = {
    question: 'When?',
    status: 'answered',
    confidence: 0.82,
    excerpts: [
      excerptOf(ferry, 'It crosses the fjord twice a day.', { alsoIn: [citationOf(mine), citationOf(mine)] }),
      excerptOf(ferry, 'Tickets cost 45 kroner.'),
    ],
    passages: [],
    unknownTerms: ['quinoa'],
    missingTerms: ['harvest'],
  }

  test('says once who else says so, groups the excerpts of one source, and says how sure only if it is not', () => {
    const text = plainText(answerReply(answer, 'en', {}, context))
    expect(text.match(/sources? say/g)).toEqual(['sources say'])
    expect(text).toContain('1 · The old ferry · ¶ 1 · 2 sources say so, also La mina de cobre')
    expect(text).toContain('│ It crosses the fjord twice a day.\n│ […]\n│ Tickets cost 45 kroner.\n')
    expect(text).not.toContain('sure')
    expect(text).toContain('In no source: “quinoa”.')
    expect(text).not.toContain('harvest')
  })

  test('says that no other source confirms it only if it is not sure, or another source’s excerpt stands below it', () => {
    const said = (given: Partial<Answer>) =>
      plainText(answerReply({ ...answer, ...given, unknownTerms: [] }, 'en', {}, context))
    const alone = [excerptOf(ferry, 'Tickets cost 45 kroner.')]
    const beside = [...alone, excerptOf(mine, 'Trabajaban allí 400 mineros.')]
    expect(said({ excerpts: alone })).not.toContain('other source')
    expect(said({ excerpts: alone, confidence: 0.7 })).toContain('no other source confirms it')
    expect(said({ excerpts: beside }).match(/no other source confirms it/g)).toHaveLength(1)
  })

  test('names the other places of its article, which confirm nothing', () => {
    const excerpt = excerptOf(ferry, 'Tickets cost 45 kroner.', {
      alsoAt: [{ source: mine.id, title: mine.title, publisher: 'The Wire' }],
    })
    const said = (confidence: number, speech: 'en' | 'es') =>
      plainText(
        answerReply({ ...answer, confidence, unknownTerms: [], excerpts: [excerpt] }, speech, {}, context),
      )
    expect(said(0.9, 'en')).toContain('1 · The old ferry · ¶ 1 · same article at The Wire')
    expect(said(0.7, 'en')).toContain('same article at The Wire; no other source confirms it')
    expect(said(0.9, 'es')).toContain('el mismo artículo en The Wire')
  })

  test('that is not certain says so first, and claims no corroboration', () => {
    const text = plainText(answerReply({ ...answer, status: 'related' }, 'en', {}, context))
    expect(text.startsWith('No source answers this for certain.')).toBe(true)
    expect(text).not.toMatch(/other source|say so|sure/)
    expect(text).toContain('In no source: “quinoa”. Nearest:\n\n│ It crosses the fjord twice a day.\n')
  })

  test('that is not quite sure says so in words, first', () => {
    const said = (confidence: number) =>
      plainText(answerReply({ ...answer, confidence, unknownTerms: [] }, 'en', {}, context))
    expect(said(0.8)).toMatch(/^│/)
    expect(said(0.79)).toMatch(/^Fairly sure\.\n\n│/)
    expect(said(0.55)).toMatch(/^Not sure\.\n\n│/)
  })

  test('that no source gives shows one nearest sentence, offers the rest, and none that shares no telling word', () => {
    const refused = { ...answer, status: 'none' as const }
    const reply = answerReply(refused, 'en', { id: 'q' }, context)
    expect(reply.blocks.filter(({ kind }) => kind === 'excerpt')).toHaveLength(1)
    expect(reply.actions?.find(({ key }) => key === 'more')?.label).toBe('Show nearest (1)')
    const unlike = answerReply({ ...refused, nearestShares: false }, 'en', { id: 'q' }, context)
    expect(plainText(unlike)).toBe('The sources don’t say. In no source: “quinoa”.')
    expect(unlike.actions?.some(({ key }) => key === 'more')).toBe(false)
  })

  test('asks whether a near word was meant, and offers the question with it', () => {
    const question = 'Who sells qinoa?'
    const reply = answerReply(
      { ...answer, question, unknownTerms: ['qinoa'], suggested: [{ typed: 'qinoa', meant: 'quinoa' }] },
      'en',
      {},
      context,
    )
    expect(plainText(reply)).toContain('In no source: “qinoa”. Did you mean “quinoa”?')
    expect(plainText(reply)).not.toContain('In no source: “qinoa”.\n')
    const corrected = 'Who sells quinoa?'
    expect(reply.actions).toContainEqual({
      key: 'ask',
      label: corrected,
      command: { kind: 'ask', question: corrected },
    })
  })

  test('says how a misspelt word was understood', () => {
    const corrected = [{ typed: 'qinoa', meant: 'quinoa' }]
    const text = plainText(
      answerReply({ ...answer, question: 'Who sells quinoa?', corrected }, 'en', {}, context),
    )
    expect(text).toContain('Understood as: Who sells quinoa?')
  })

  test('without excerpts has no heading for them', () => {
    const text = plainText(
      answerReply({ ...answer, status: 'none', excerpts: [], unknownTerms: [] }, 'es', {}, context),
    )
    expect(text).toBe('Las fuentes no lo dicen.')
  })
})

describe('the list of sources', () => {
  test('has ten sources a page, with numbers that continue', async () => {
    const first = await textTo('/source list')
    expect(first).toContain(
      '12 sources, 15 passages\n1  The old ferry\n   Harbour Post, 14 December 2025\n2  La mina',
    )
    expect(first).toContain('Page 1 of 2. Next: /source list 2')
    expect(await textTo('/source list 2')).toContain('11  Lighthouse 9\n12  Lighthouse 10\n\nPage 2 of 2.')
  })

  test.each([
    ['/source list 3', 'There is no page 3: pages go from 1 to 2.'],
    ['/source list x', '“x” is not a page number.'],
  ])('%s is refused', async (line, message) => {
    expect(await textTo(line)).toContain(message)
  })
})

describe('one source', () => {
  test('is shown with everything known about it, and its first passages', async () => {
    const text = await textTo('/source show 1')
    for (const part of [
      '1. The old ferry\n',
      'Publisher: Harbour Post\n',
      'Published: 14 December 2025\n',
      'Language: English\n',
      'Link: https://post.example/f\n',
      'Passages: 4\n',
      '│ The Maren Holt ferry was built in Bergen in 1931. It crosses the fjord twice a day.\n1 · ¶ 1\n\n',
      'Page 1 of 2. Next: /source show 1 2',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('Author')
  })

  test('continues on the next page with the next passage', async () => {
    const text = await textTo('/source show 1 2')
    expect(text).toContain('│ The engine burns diesel.')
    expect(text).not.toContain('Publisher:')
  })

  test('is found by words of its title, which a page may follow', async () => {
    expect(await textTo('/source show OLD ferry')).toContain('1. The old ferry\n')
    expect(await textTo('/source show ferry 2')).toContain('Page 2 of 2.')
    expect(await textTo('/source show mína')).toContain('Author: Ana Ruiz')
    expect(await textTo('/source show lighthouse 10')).toContain('12. Lighthouse 10')
  })

  test('must be named by its number if several match', async () => {
    const reply = await replyTo('/source show lighthouse')
    expect(reply.outcome).toBe('refused')
    expect(plainText(reply)).toContain(
      '10 sources go by that name. Say which by its number.\n3  Lighthouse 1\n',
    )
  })

  test.each([
    ['/source show 13', 'There is no source 13: they go from 1 to 12.'],
    ['/source show 0', 'There is no source 0: they go from 1 to 12.'],
    ['/source show submarine', 'No source is called “submarine”.'],
    ['/source show', 'Say which source'],
    ['/source show 1 9', 'There is no page 9: pages go from 1 to 2.'],
  ])('%s is refused', async (line, message) => {
    const reply = await replyTo(line)
    expect(reply.outcome).toBe('refused')
    expect(plainText(reply)).toContain(message)
  })
})

describe('finding words', () => {
  test('shows the sentences that contain them, with the words marked', async () => {
    const reply = await replyTo('/source find tickets')
    const [, first] = reply.blocks
    expect(first).toMatchObject({
      kind: 'excerpt',
      excerpt: { text: 'Tickets cost 45 kroner.', marks: [{ start: 0, end: 7 }] },
    })
  })

  test('that no source contains says so', async () => {
    expect(await textTo('/source find submarine')).toContain('No source mentions “submarine”.')
  })

  test('without any words asks for some', async () => {
    expect(await textTo('/source find')).toContain('Say what to look for')
  })
})

test('help shows every command that can be typed there', async () => {
  const quit = { name: 'quit', key: 'quit', arguments: [] } as const
  const place = { platform: 'test', channel: 'C1' }
  const text = await textTo('/help', { ...context, place, commands: [...COMMANDS, quit] })
  for (const { name } of [...COMMANDS, quit]) expect(text).toContain(`/${name}`)
  expect(await textTo('/help', { ...context, language: 'es' })).toContain('Muestra la lista de fuentes.')
  // There is no rule outside a channel.
  expect(await textTo('/help')).not.toContain('/listen')
})

test('the reply to an unknown command names the nearest one', async () => {
  expect(await textTo('/sorce lst 2')).toBe('There is no command /sorce lst. Did you mean /source list?')
})

describe('a bug', () => {
  test('is reported to the person by the id that the log has, without its details', async () => {
    const broken = new TypeError('secret path /srv')
    const { context: breaking, bugs } = await contextOf([ferry], {
      retrieval: {
        ask: () => {
          throw broken
        },
        find: async () => [],
        placesOf: (source) => [source],
      },
    })
    const reply = await replyTo('When was it built?', breaking)
    const [id] = bugs.keys()
    expect(reply.outcome).toBe('failed')
    expect(plainText(reply)).toContain(`logged under ${id}`)
    expect(plainText(reply)).not.toContain('secret')
    expect(bugs.get(id ?? '')).toBe(broken)
  })

  test('it is none that the database is away: people are told to ask again, in their language', async () => {
    const { context: away, bugs } = await contextOf([ferry], {
      retrieval: {
        ask: () => {
          throw new AwayError(new Error('connect ECONNREFUSED 10.0.0.7'))
        },
        find: async () => [],
        placesOf: (source) => [source],
      },
    })
    expect(plainText(await replyTo('When was it built?', away))).toContain(
      'Nothing is lost. Please ask again',
    )
    expect(plainText(await replyTo('¿Cuándo se construyó el faro?', away))).toContain(
      'No se ha perdido nada.',
    )
    expect(bugs.size).toBe(2)
  })

  test('it is none that the disk with the texts fails: people are told so with the id that the log has, and nothing is quoted', async () => {
    const fault = new AwayError(new Error('disk I/O error'), 'texts')
    const broken: Source = Object.defineProperty({ ...ferry }, 'text', {
      get: () => {
        throw fault
      },
    })
    const { context, bugs } = await contextOf([ferry])
    const opened = {
      ...context,
      shelf: { sources: [broken], passages: passagesOf(ferry).map((one) => ({ ...one, source: broken })) },
    }
    const told = plainText(await replyTo('/source show 1', opened))
    const [id] = [...bugs.keys()]
    expect(told).toContain('my disk fails, or is full. Nothing is lost.')
    expect(told).toContain(`logged under ${id}`)
    expect(told).not.toContain('kroner')
    expect(bugs.get(id ?? '')).toBe(fault)
  })

  test('that misquotes a source is logged and never shown', async () => {
    const forged = { ...excerptOf(ferry, 'Tickets cost 45 kroner.'), text: 'Tickets cost 99 kroner.' }
    const real = createRetrieval({ sources: [ferry], passages: passagesOf(ferry) })
    const { context: forging, bugs } = await contextOf([ferry], {
      retrieval: {
        ask: async (question, options) => ({
          ...real.ask(question, options),
          status: 'answered',
          excerpts: [forged],
        }),
        find: async (words, limit) => real.find(words, limit),
        placesOf: real.placesOf,
      },
    })
    const reply = await replyTo('What do tickets cost?', forging)
    expect(reply.outcome).toBe('none')
    expect(plainText(reply)).not.toContain('99')
    expect(bugs.size).toBe(1)
  })
})
